import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { historyHome, purge } from '../history/index.ts';
import type { Site } from '../manifest/index.ts';
import { EnvironmentProblem } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import {
  backupHome,
  keepRemovals,
  lastRun,
  REMOVALS_FILE,
  readRemovals,
  recordRun,
  writeLists,
  writeWhole,
} from './index.ts';
import { backupFolders } from './runs.ts';
import { backupBytes, clear, restoreBytes } from './testing/trial.ts';

const modules = [historyHome, backupHome];
const { db, pool } = await testDatabase({ owners: modules });
const to = await testDatabase({ owners: [] });
const folder = mkdtempSync(join(tmpdir(), 'tomoni-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const warnings: string[] = [];
const passed: unknown[] = [];
const site: Site = {
  ...{ db, now: () => new Date(), publicUrl: null, modules, dataDir: at('data') },
  log: {
    info: (fields) => void passed.push(fields.file),
    warn: (_, text) => void warnings.push(text),
    error() {},
  },
};
const removeSomething = () =>
  purge(site, { owner: '992011', text: '漏洩 太郎', reason: '誤掲載', actor: { kind: 'operator' } });
const lines = async (where: string) => (await readRemovals(join(at(where), REMOVALS_FILE)))?.length ?? null;
const madeIn = (name: string) =>
  recordRun(db, {
    ...{ what: 'backup' as const, shows: new Date(), bytes: 1, release: '0.1.0', folder: at(name) },
  });

it('what is removed goes into the list in the data folder and beside the backups, and nowhere else', async () => {
  for (const name of ['nightly', 'damaged', 'moved']) {
    mkdirSync(at(name));
    await madeIn(name);
  }
  await madeIn('nightly');
  await madeIn('not mounted');
  await keepRemovals(at('nightly'), []);
  writeFileSync(join(at('damaged'), REMOVALS_FILE), 'half a li');
  expect(await backupFolders(db)).toEqual(['not mounted', 'nightly', 'moved', 'damaged'].map(at));

  await removeSomething();
  await backupHome.events?.['history.removed']?.(site, { kind: 'history.removed' } as never);
  expect([await lines('data'), await lines('nightly'), await lines('moved')]).toEqual([1, 1, null]);
  expect(readFileSync(join(at('damaged'), REMOVALS_FILE), 'utf8')).toBe('half a li');
  expect(warnings).toHaveLength(1);
  expect(passed).toEqual(['not mounted', 'moved'].map((name) => join(at(name), REMOVALS_FILE)));
  expect(existsSync(at('not mounted'))).toBe(false);
});

it('a restored copy leaves the lists of the site that it was taken from alone', async () => {
  await clear(to.db);
  await restoreBytes(to.pool, await backupBytes(pool), modules);
  expect(await backupFolders(to.db)).toEqual([]);
  const before = await lines('nightly');
  const trial = { ...site, db: to.db, dataDir: at('trial') };
  await purge(trial, { owner: '992011', text: '試しの名', reason: '試し', actor: { kind: 'operator' } });
  await writeLists(trial);
  expect([await lines('trial'), await lines('nightly')]).toEqual([2, before]);
});

it('a backup of tables that are yet to be brought up to date is written down as far as they can', async () => {
  const run = { what: 'backup', shows: new Date(), bytes: 7, release: '0.1.0', folder: at('old') } as const;
  await sql`alter table backup.runs drop column folder`.execute(to.db);
  await recordRun(to.db, run);
  expect((await lastRun(to.db, 'backup'))?.bytes).toBe(7);
  await clear(to.db);
  await recordRun(to.db, run);
});

it('many who write the same list at once leave a whole one', async () => {
  mkdirSync(at('busy'));
  const all = Array.from({ length: 12 }, (_, n) => ({
    by: 'trial',
    id: `${n}`,
    record: { n, x: 'x'.repeat(5_000) },
  }));
  await Promise.all(all.map((one) => keepRemovals(at('busy'), [one])));
  expect(await lines('busy')).toBe(all.length);
  for (const one of all) await keepRemovals(at('busy'), [one]);
  expect(await lines('busy')).toBe(all.length);
  expect(readdirSync(at('busy'))).toEqual([REMOVALS_FILE]);
});

it('whoever writes a list is waited for, but not for ever when it was killed', async () => {
  mkdirSync(at('locked'));
  const lock = join(at('locked'), `${REMOVALS_FILE}.lock`);
  const one = { by: 'trial', id: '1', record: {} };
  writeFileSync(lock, 'somebody');
  let written = false;
  const writing = keepRemovals(at('locked'), [one]).then(() => {
    written = true;
  });
  await wait(200);
  expect([written, await lines('locked')]).toEqual([false, null]);
  const long = new Date(Date.now() - 60_000);
  utimesSync(lock, long, long);
  await writing;
  expect(readdirSync(at('locked'))).toEqual([REMOVALS_FILE]);
});

it('a list that cannot be read or written is one clear line', async () => {
  mkdirSync(join(at('folder'), REMOVALS_FILE), { recursive: true });
  const refused = (folderName: string) => keepRemovals(at(folderName), [{ by: 'a', id: '1', record: {} }]);
  await expect(refused('folder')).rejects.toMatchObject({ code: 'backup.cannot-read' });
  await expect(refused('nowhere')).rejects.toMatchObject({ code: 'backup.cannot-write' });
  await expect(refused('damaged')).rejects.toMatchObject({
    code: 'backup.list-damaged',
    text: { en: expect.stringContaining('line 1') },
  });
});

it('of two that write the same backup, no half ever gets its name', async () => {
  const file = at('same.tar');
  let release = () => {};
  const later = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = writeWhole(file, async (write) => {
    await write(Buffer.from('first'));
    await later;
  });
  await wait(50);
  const second = writeWhole(file, async (write) => {
    await write(Buffer.from('second, '));
    release();
    await expect(first).rejects.toMatchObject({ code: 'backup.cannot-write' });
    await expect(first).rejects.toBeInstanceOf(EnvironmentProblem);
    expect(existsSync(file)).toBe(false);
    await write(Buffer.from('whole'));
  });
  await second;
  expect(readFileSync(file, 'utf8')).toBe('second, whole');
});
