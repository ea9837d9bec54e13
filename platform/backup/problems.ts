/** Everything that can be wrong around a backup, in words that say what to do. */
import { defineProblems, EnvironmentProblem } from '../storage/index.ts';

/** Wrong with the surroundings: the command ends with 3. */
export const problem = defineProblems({
  'backup.no-site': {
    ja: '{place} に Tomoni のサイトがありません。DATA_DIR か DATABASE_URL が正しいかを確認してください。',
    en: 'There is no Tomoni site in {place}. Check DATA_DIR or DATABASE_URL.',
  },
  'backup.site-not-empty': {
    ja: '{place} には、もうサイトがあります（{schemas}）。復元は空の場所にだけできます。別の DATA_DIR（または空のデータベース）を指定してください。',
    en: '{place} already holds a site ({schemas}). A backup is restored into an empty place only: set DATA_DIR to another folder (or DATABASE_URL to an empty database).',
  },
  'backup.cannot-write': {
    ja: '{file} に書き込めません（{reason}）。フォルダーの有無、権限、空き容量を確認してください。前からあるファイルはそのままです。',
    en: '{file} cannot be written ({reason}). Check that the folder is there, its permissions and the free space. A file that was there before is untouched.',
  },
  'backup.database-failed': {
    ja: '{place} のデータベースが途中で使えなくなりました（{reason}）。多くの場合、ディスクの空きが足りません。途中までのものは残っていないので、空きを増やしてから、もう一度実行してください。',
    en: 'The database in {place} could not go on ({reason}). Most often its disk is full. Nothing half-done is left: make room, then try again.',
  },
  'backup.stopped': {
    ja: '止めるように言われたので（{signal}）、バックアップをやめました。途中までのものは残っていません。',
    en: 'The backup was told to stop ({signal}), and did. Nothing half-done is left.',
  },
  'backup.cannot-read': {
    ja: '{file} を読めません（{reason}）。ファイルの場所と権限を確認してください。',
    en: '{file} cannot be read ({reason}). Check where the file is and its permissions.',
  },
});

/** No space or memory, a server that was stopped, a disk that fails, a connection that is gone. */
const DATABASE_FAILED = /^(?:53|57P0|58|08|EPIPE$|ECONNRESET$)/;

/** What `pg` says, which gives no codes, and we. */
const CONNECTION_LOST =
  /^(?:Connection terminated|Client has encountered a connection error|The connection to the database was lost)/;

/** One clear line for a database that gives up while much is read from it or written to it. */
export async function withDatabase<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof EnvironmentProblem) throw error;
    const code = 'code' in error ? String(error.code) : '';
    if (!DATABASE_FAILED.test(code) && !CONNECTION_LOST.test(error.message)) throw error;
    throw problem('backup.database-failed', { place, reason: error.message }, error);
  }
}

/** Wrong with the file that was given: the command ends with 1, and nothing was changed. */
const faults = defineProblems({
  'backup.not-a-backup': {
    ja: '{file} は Tomoni のバックアップではありません。tomoni backup で作ったファイルを指定してください。',
    en: '{file} is not a backup of Tomoni. Give a file that tomoni backup has made.',
  },
  'backup.cut-off': {
    ja: '{file} は途中で切れています。コピーが最後まで終わっているかを確認するか、別のバックアップを使ってください。何も変更していません。',
    en: '{file} is cut off. Check that copying it was finished, or take another backup. Nothing was changed.',
  },
  'backup.damaged': {
    ja: '{file} は壊れています（{part}）。別のバックアップか、別の場所にあるコピーを使ってください。何も変更していません。',
    en: '{file} is damaged ({part}). Take another backup, or another copy of this one. Nothing was changed.',
  },
  'backup.list-damaged': {
    ja: '消したものの控え {file} は壊れています（{line}行目）。同じ控えはデータフォルダーとバックアップのフォルダーにもあります。そちらを使ってください。壊れたものは別の場所に移してください。次のバックアップのときに新しく作られます。',
    en: '{file}, a list of what was removed, is damaged (line {line}). Take another copy: it lies in the data folder and beside backups. Put the damaged one aside, and the next backup makes a new one.',
  },
  'backup.newer': {
    ja: '{file} は、より新しい Tomoni（{release}）で作られています（{detail}）。Tomoni を新しい版に更新してから復元してください。',
    en: '{file} was made by a newer Tomoni ({release}: {detail}). Update Tomoni, then restore.',
  },
  'backup.unknown-module': {
    ja: '{file} には、ここに入っていないモジュールのデータ（{schemas}）があります。そのモジュールを入れるか、データを捨ててよければ --without {schemas} を付けてください。',
    en: '{file} has data of modules that are not installed here ({schemas}). Install them, or leave their data behind with --without {schemas}.',
  },
  'backup.other-tables': {
    ja: '{file} の表が、この版の Tomoni の表と合いません（{part}）。バックアップを作った版で復元してから更新してください。',
    en: 'Tables in {file} differ from those of this Tomoni ({part}). Restore with the release that made it, then update.',
  },
});

/** The file can't be restored as it is. */
export class BackupFault extends Error {
  readonly code: string;
  readonly text: { ja: string; en: string };

  constructor(code: Parameters<typeof faults>[0], values: Record<string, string | number>) {
    const { text } = faults(code, values);
    super(text.en);
    this.name = 'BackupFault';
    this.code = code;
    this.text = text;
  }
}
