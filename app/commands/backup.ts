import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type BackupProgress,
  backupNameAt,
  backupProblem,
  recordRun,
  removalsOf,
  sweepHalves,
  type WrittenBackup,
  writeBackup,
  writeWhole,
} from '@tomoni/platform/backup';
import type { BaseLang } from '@tomoni/platform/messages';
import { type Database, hasOwnDatabase, openDatabase } from '@tomoni/platform/storage';
import { readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { homes, modules } from '../modules.ts';
import { RELEASE } from '../release.ts';
import { readSettings } from '../settings.ts';
import { replicaSettings } from '../site-settings.ts';
import { say } from '../terminal.ts';
import { keepLists } from './keep-lists.ts';

/** `tomoni backup FILE`: everything in the database, as of one moment, while the site runs. */
export const backupCommand: Command = {
  name: 'backup',
  usage: {
    ja: 'backup ファイルかフォルダー（- は標準出力） [--force]  サイトを動かしたまま、全部を1つのファイルに写します',
    en: 'backup FILE_OR_FOLDER (- for standard output) [--force]  writes everything into one file while the site runs',
  },
  emptyDocument: { file: null, bytes: 0 },
  async run(args, { lang, json, env }) {
    const given = readArguments(args, { force: 'flag' });
    const settings = readSettings(env);
    const file = await fileOf(given.positionals, { force: given.flag('force'), json });
    const place = settings.DATABASE_URL === null ? path.resolve(settings.DATA_DIR) : 'DATABASE_URL';
    // Opening the database of an empty folder would make one.
    if (settings.DATABASE_URL === null && !hasOwnDatabase(settings.DATA_DIR)) {
      throw backupProblem('backup.no-site', { place });
    }
    // Tables stay as they are: a backup before an upgrade is made with the new program, too.
    const database = await openDatabase({
      dataDir: settings.DATA_DIR,
      databaseUrl: settings.DATABASE_URL,
      replicas: replicaSettings(settings),
      share: true,
    });
    try {
      const written = await write({ pool: database.pool, place, file, lang });
      await record(database, { file, written });
      const removals = await removalsOf(database.db, [...homes, ...modules]);
      const folders = [
        ...(file === null ? [] : [path.dirname(file)]),
        ...(settings.DATABASE_URL === null ? [settings.DATA_DIR] : []),
      ];
      const findings = await keepLists(folders, removals, lang);
      const { manifest, bytes } = written;
      const rows = Object.values(written.rows).reduce((sum, count) => sum + count, 0);
      if (json) print({ file, bytes, rows, at: manifest.at, release: manifest.release, findings });
      const shown = { size: megabytes(bytes), tables: manifest.tables.length };
      say(lang, {
        ja: `${file ?? '標準出力'}：${shown.tables} の表、${rows} 行、${shown.size} MB。データベースと同じく、人に見せないでください。`,
        en: `${file ?? 'Standard output'}: ${shown.tables} tables, ${rows} rows, ${shown.size} MB. It is as secret as the database.`,
      });
      return true;
    } finally {
      await database.close();
    }
  },
};

interface Target {
  pool: Database['pool'];
  place: string;
  file: string | null;
  lang: BaseLang;
}

async function write({ pool, place, file, lang }: Target): Promise<WrittenBackup> {
  const progress = teller((done) =>
    say(lang, {
      ja: `  表 ${done.tables}/${done.of}、${done.rows} 行、${megabytes(done.bytes)} MB`,
      en: `  ${done.tables} of ${done.of} tables, ${done.rows} rows, ${megabytes(done.bytes)} MB`,
    }),
  );
  const source = { pool, release: RELEASE, place, progress };
  if (file === null) return writeBackup({ ...source, write: toStdout });
  for (const name of await sweepHalves(path.dirname(file))) {
    say(lang, {
      ja: `  前に途中で止まったバックアップを消しました：${name}`,
      en: `  Removed a half of a backup that was cut off before: ${name}`,
    });
  }
  return untilTold((signal) => writeWhole(file, (bytes) => writeBackup({ ...source, write: bytes, signal })));
}

/** Where the backup goes; null for standard output. A folder gets a file named after the moment. */
async function fileOf(
  [target, ...more]: string[],
  { force, json }: { force: boolean; json: boolean },
): Promise<string | null> {
  if (target === undefined || more.length > 0) {
    throw new UsageProblem({
      ja: 'バックアップのファイルかフォルダーを1つ指定してください。',
      en: 'Give one file or folder for the backup.',
    });
  }
  if (target === '-') {
    if (!json && !process.stdout.isTTY) return null;
    throw new UsageProblem({
      ja: '- は、標準出力をファイルやほかの命令につなぐときに、--json なしで使います。',
      en: 'Use - with standard output led to a file or another command, and without --json.',
    });
  }
  const leadsTo = await stat(target).catch(() => null);
  if (leadsTo?.isDirectory() === true) {
    return fileOf([path.join(target, backupNameAt(new Date()))], { force, json });
  }
  const found = await lstat(target).catch(() => null);
  if (found !== null && !found.isFile()) {
    // A device, a pipe, a link: it would be replaced by a file.
    throw new UsageProblem({
      ja: `${target} は、ふつうのファイルではありません。ファイルかフォルダーの名前にしてください。`,
      en: `${target} is no ordinary file. Give the name of a file or folder.`,
    });
  }
  if (found === null || force) return target;
  throw new UsageProblem({
    ja: `${target} は、もうあります。別の名前にするか、上書きしてよければ --force を付けてください。`,
    en: `${target} is there already. Give another name, or --force to write over it.`,
  });
}

async function record(
  { db }: Database,
  { file, written }: { file: string | null; written: WrittenBackup },
): Promise<void> {
  const { manifest, bytes } = written;
  const folder = file === null ? null : path.resolve(path.dirname(file));
  const { release } = manifest;
  await recordRun(db, { what: 'backup', shows: new Date(manifest.at), bytes, release, folder });
}

/** The first Ctrl-C, or SIGTERM, lets the work take back what it has begun; the second one ends the process at once. */
async function untilTold<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => controller.abort(backupProblem('backup.stopped', { signal }));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Tells how far it is, every few seconds. */
function teller(tell: (done: BackupProgress) => void): (done: BackupProgress) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < 3_000) return;
    last = performance.now();
    tell(done);
  };
}

const toldAlready = () => undefined;

/**
 * Whoever reads may go away: that is told once, where it is written, and must not end the process besides.
 * Others' listeners don't spare ours: a thread's output is led here, and what leads it throws what nobody else hears.
 */
function toStdout(bytes: Buffer): Promise<void> {
  if (!process.stdout.listeners('error').includes(toldAlready)) process.stdout.on('error', toldAlready);
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => {
      if (!error) return resolve();
      const reason = 'code' in error ? String(error.code) : error.message;
      reject(backupProblem('backup.cannot-write', { file: '-', reason }, error));
    });
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function print(document: object): void {
  process.stdout.write(`${JSON.stringify(document)}\n`);
}
