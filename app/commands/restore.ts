import path from 'node:path';
import {
  BackupFault,
  mergeRemovals,
  REMOVALS_FILE,
  type Removal,
  type RestoredSite,
  readBackup,
  readFileBytes,
  readRemovals,
  recordRun,
  removalsOf,
  restoreBackup,
} from '@tomoni/platform/backup';
import { createLog } from '@tomoni/platform/http';
import type { Site } from '@tomoni/platform/manifest';
import type { BaseLang } from '@tomoni/platform/messages';
import { openDatabase } from '@tomoni/platform/storage';
import { type Arguments, readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { homes, modules } from '../modules.ts';
import { readSettings, type Settings } from '../settings.ts';
import { replicaSettings, siteSettings } from '../site-settings.ts';
import { say } from '../terminal.ts';
import { keepLists } from './keep-lists.ts';

/** `tomoni restore FILE`: a backup into an empty place; all of it, or the place stays empty. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: {
    ja: 'restore ファイル（- は標準入力） [--check] [--removals ファイル | --no-removals] [--without モジュール]  バックアップを空の場所に復元します',
    en: 'restore FILE (- for standard input) [--check] [--removals FILE | --no-removals] [--without MODULES]  restores a backup into an empty place',
  },
  emptyDocument: { restored: false },
  async run(args, { lang, json, env }) {
    const given = readArguments(args, {
      ...{ check: 'flag', removals: 'text', 'no-removals': 'flag', without: 'text' },
    } as const);
    const [file, ...more] = given.positionals;
    if (file === undefined || more.length > 0) {
      throw new UsageProblem({
        ja: '復元するバックアップを1つ指定してください。',
        en: 'Give one backup to restore.',
      });
    }
    const settings = readSettings(env);
    try {
      if (given.flag('check')) return await check(file, { lang, json });
      const restored = await restore(file, given, settings, lang);
      if (json) print(documentOf(file, restored));
      tell(lang, restored);
      return true;
    } catch (error) {
      if (!(error instanceof BackupFault)) throw error;
      const finding = { code: error.code, severity: 'error', message: error.text[lang], where: { file } };
      if (json) print({ restored: false, findings: [finding] });
      say(lang, error.text);
      return false;
    }
  },
};

/** Looks whether a backup is whole, and changes nothing. */
async function check(file: string, { lang, json }: { lang: BaseLang; json: boolean }): Promise<boolean> {
  const { manifest, rows } = await readBackup(file, bytesOf(file));
  const count = sum(rows);
  if (json) {
    const { at, release } = manifest;
    print({ restored: false, file, at, release, rows: count, findings: [] });
  }
  say(lang, {
    ja: `${file}：${manifest.at} のバックアップ（Tomoni ${manifest.release}）で、${count} 行すべてそろっています。`,
    en: `${file}: a backup of ${manifest.at} (Tomoni ${manifest.release}), whole, with ${count} rows.`,
  });
  return true;
}

type Done = RestoredSite & { findings: Awaited<ReturnType<typeof keepLists>> };

async function restore(file: string, given: Arguments, settings: Settings, lang: BaseLang): Promise<Done> {
  const removals = await knownRemovals(file, given, settings);
  if (file !== '-') {
    say(lang, { ja: 'バックアップを調べています…', en: 'Checking the backup…' });
    await readBackup(file, bytesOf(file));
  }
  const { DATA_DIR, DATABASE_URL } = settings;
  const database = await openDatabase({
    ...{ dataDir: DATA_DIR, databaseUrl: DATABASE_URL, replicas: replicaSettings(settings) },
    progress: (text) => say(lang, text),
  });
  try {
    say(lang, { ja: '復元しています…', en: 'Restoring…' });
    const restored = await restoreBackup({
      ...{ pool: database.pool, file, source: bytesOf(file), site: siteOf(settings), removals },
      place: DATABASE_URL === null ? path.resolve(DATA_DIR) : 'DATABASE_URL',
      without: (given.text('without') ?? '').split(',').filter((name) => name !== ''),
    });
    const { manifest } = restored;
    const { release } = manifest;
    const run = { shows: new Date(manifest.at), bytes: restored.bytes, release, folder: null };
    await recordRun(database.db, { what: 'restore', ...run });
    const folders = DATABASE_URL === null ? [DATA_DIR] : [];
    const known = await removalsOf(database.db, [...homes, ...modules]);
    return { ...restored, findings: await keepLists(folders, known, lang) };
  } finally {
    await database.close();
  }
}

/**
 * What was removed for good, from every list at hand: the one that was named, the one beside the backup, the one in the
 * data folder.
 * @throws UsageProblem when there is none: then nobody knows what the backup would bring back
 */
async function knownRemovals(file: string, given: Arguments, settings: Settings): Promise<Removal[]> {
  const named = given.text('removals');
  const candidates = [
    ...(named === null ? [] : [named]),
    ...(file === '-' ? [] : [path.join(path.dirname(file), REMOVALS_FILE)]),
    path.join(settings.DATA_DIR, REMOVALS_FILE),
  ];
  const lists: Removal[][] = [];
  for (const candidate of candidates) {
    const list = await readRemovals(candidate);
    if (list !== null) lists.push(list);
    else if (candidate === named) {
      throw new UsageProblem({
        ja: `${named} というファイルはありません。`,
        en: `There is no file ${named}.`,
      });
    }
  }
  if (lists.length === 0 && !given.flag('no-removals')) {
    throw new UsageProblem({
      ja: `バックアップのあとに消した名前や人の控え（${REMOVALS_FILE}）が見つかりません。バックアップと同じフォルダーか、前のデータフォルダーにあります。--removals ファイル で指定してください。何も消していないことが確かなら --no-removals を付けてください。`,
      en: `The list of what was removed since (${REMOVALS_FILE}) is not here; without it the backup would bring names back. It lies beside the backups and in the old data folder: give it with --removals FILE. When nothing was removed for sure, say --no-removals.`,
    });
  }
  return mergeRemovals(...lists);
}

function siteOf(settings: Settings): Omit<Site, 'db'> {
  return {
    now: () => new Date(),
    publicUrl: settings.PUBLIC_URL,
    modules: [...homes, ...modules],
    settings: siteSettings(settings),
    log: createLog({ level: settings.LOG_LEVEL, destination: process.stderr }),
    dataDir: settings.DATA_DIR,
  };
}

function bytesOf(file: string): AsyncIterable<Buffer> {
  return file === '-' ? process.stdin : readFileBytes(file);
}

function documentOf(file: string, restored: Done) {
  const { manifest, rows, migrated, changed, removedAgain, unsearched } = restored;
  const { at, release } = manifest;
  return {
    ...{ restored: true, file, at, release, rows: sum(rows), migrated, changed, removedAgain },
    unsearched,
    findings: restored.findings,
  };
}

function tell(lang: BaseLang, restored: RestoredSite): void {
  const { manifest, rows, migrated, changed, removedAgain, unsearched } = restored;
  const count = sum(rows);
  say(lang, {
    ja: `${manifest.at} のバックアップを復元しました（${count} 行）。tomoni start で始められます。`,
    en: `Restored the backup of ${manifest.at} (${count} rows). tomoni start begins.`,
  });
  if (migrated.length > 0) {
    say(lang, {
      ja: `  表をこの版に合わせました：${migrated.join('、')}`,
      en: `  Brought up to this release: ${migrated.join(', ')}`,
    });
  }
  for (const [word, n] of Object.values(changed).flatMap((counts) => Object.entries(counts))) {
    const text = SETTLED[word];
    if (text !== undefined) say(lang, { ja: `  ${text.ja}：${n}`, en: `  ${text.en}: ${n}` });
  }
  if (removedAgain > 0) {
    say(lang, {
      ja: `  バックアップのあとに消したものを、もう一度消しました：${removedAgain}`,
      en: `  Removed again what was removed since the backup: ${removedAgain}`,
    });
  }
  for (const { owner, file } of unsearched) {
    say(lang, {
      ja: `  中を調べられないファイルです。前に手で消したものなら、もう一度消してください：${owner} ${file}`,
      en: `  Look at this yourself, it cannot be searched; if it was removed by hand, remove it again: ${owner} ${file}`,
    });
  }
}

/** What homes and modules did with what must not simply go on. */
const SETTLED: Readonly<Record<string, { ja: string; en: string }>> = {
  lettersHeld: {
    ja: '送らずに止めたメール（もう送られたかもしれないため）',
    en: 'E-mails held back, since they may have been sent already',
  },
  noticesHeld: {
    ja: '送らずに止めたお知らせ（もう送られたかもしれないため）',
    en: 'Notices held back, since they may have been sent already',
  },
  sessionsEnded: {
    ja: '終わらせたログイン（もう一度ログインしてください）',
    en: 'Sessions ended: people sign in again',
  },
  invitationsEnded: {
    ja: '取り消した招待（必要な方は、もう一度招待してください）',
    en: 'Invitations ended: invite those people again',
  },
  keysEnded: {
    ja: '終わらせたプログラム用のキー（必要な方は、もう一度作ってください）',
    en: 'Keys for programs ended: people make new ones',
  },
};

function sum(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((total, count) => total + count, 0);
}

function print(document: object): void {
  process.stdout.write(`${JSON.stringify(document)}\n`);
}
