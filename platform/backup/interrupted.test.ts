/** A database that gives up in the middle, as it does when its disk is full or its server is stopped. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { jobsHome } from '../jobs/index.ts';
import type { Db } from '../storage/index.ts';
import { contentsOf, testDatabase } from '../testing/index.ts';
import { writeBackup, writeWhole } from './index.ts';
import { fillOdd, oddTables } from './testing/odd-tables.ts';
import { backupBytes, clear, restoreBytes } from './testing/trial.ts';

const modules = [jobsHome, oddTables];
const from = await testDatabase({ owners: modules });
const to = await testDatabase({ owners: [] });
await fillOdd(from.db, 60_000);
await clear(to.db);
const folder = mkdtempSync(join(tmpdir(), 'tomoni-interrupted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ends all other connections to the same database, as a server does that is stopped. */
async function endOthers(db: Db): Promise<number> {
  const { rows } = await sql<{ ended: boolean }>`
    select pg_terminate_backend(pid) as ended from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and state <> 'idle'`.execute(db);
  return rows.length;
}

const clearLine = { code: 'backup.database-failed', text: { en: expect.stringContaining('disk is full') } };

it('a backup ends with one clear line and leaves no file', async () => {
  const file = join(folder, 'b.tar');
  let ended = 0;
  const progress = async ({ tables }: { tables: number }) => {
    if (tables === 3) ended += await endOthers(from.db);
  };
  const writing = writeWhole(file, (write) =>
    writeBackup({
      ...{ pool: from.pool as pg.Pool, write, release: '0.1.0', place: 'here' },
      progress: (done) => void progress(done),
    }),
  );
  await expect(writing).rejects.toMatchObject(clearLine);
  expect(ended).toBeGreaterThan(0);
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

it('a restore ends with one clear line, the place stays empty, and the next one fills it', async () => {
  const bytes = await backupBytes(from.pool);
  let ended: Promise<number> | null = null;
  const restoring = restoreBytes(to.pool, bytes, modules, {
    progress: () => {
      ended ??= endOthers(to.db);
    },
  });
  await expect(restoring).rejects.toMatchObject(clearLine);
  expect(await ended).toBeGreaterThan(0);
  expect(await contentsOf(to.db)).toEqual({});
  await restoreBytes(to.pool, bytes, modules);
  expect(await contentsOf(to.db)).toEqual(await contentsOf(from.db));
});
