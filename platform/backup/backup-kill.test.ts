import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { jobsHome } from '../jobs/index.ts';
import { bundledScript, contentsOf, killRuns, testDatabase } from '../testing/index.ts';
import { readBackup, readFileBytes } from './index.ts';
import { fillOdd, oddTables } from './testing/odd-tables.ts';
import { backupBytes, clear } from './testing/trial.ts';

const RUNS = 20;
const BACKUP = await bundledScript(fileURLToPath(new URL('./testing/backup-script.ts', import.meta.url)));
const RESTORE = await bundledScript(fileURLToPath(new URL('./testing/restore-script.ts', import.meta.url)));
const from = await testDatabase({ owners: [jobsHome, oddTables] });
const to = await testDatabase({ owners: [] });
await fillOdd(from.db, 60_000);
await clear(to.db);
const folder = mkdtempSync(join(tmpdir(), 'tomoni-backup-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const urlOf = ({ options: { host, database, user } }: pg.Pool) =>
  `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`;

it(`kill -9 during a backup, ${RUNS} times: under its name a file is whole or not there`, async () => {
  const file = join(folder, 'b.tar');
  let halves = 0;
  let whole = 0;
  const report = await killRuns({
    script: BACKUP,
    args: () => [file],
    env: { TRIAL_DATABASE: urlOf(from.pool) },
    ...{ runs: RUNS, seed: 11, within: 350 },
    async check({ killed }) {
      if (existsSync(`${file}.part`)) halves += 1;
      if (!existsSync(file)) {
        expect(killed).toBe(true);
        return;
      }
      whole += 1;
      expect((await readBackup(file, readFileBytes(file))).rows['odd.parent']).toBe(60_000);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      rmSync(file);
    },
  });
  expect(report.killed).toBeGreaterThan(RUNS / 4);
  // Some were killed while they wrote: what they left is named as what it is, and hinders nobody after them.
  expect(halves).toBeGreaterThan(2);
  expect(whole + halves).toBeGreaterThanOrEqual(RUNS / 2);
}, 900_000);

it(`kill -9 during a restore, ${RUNS} times: the place is empty or whole`, async () => {
  const file = join(folder, 'r.tar');
  writeFileSync(file, await backupBytes(from.pool));
  const wanted = await contentsOf(from.db);
  const found = { empty: 0, whole: 0 };
  const report = await killRuns({
    script: RESTORE,
    args: () => [file],
    env: { TRIAL_DATABASE: urlOf(to.pool) },
    ...{ runs: RUNS, seed: 12, within: 2_000 },
    async check({ killed, output }) {
      await untilAlone();
      const contents = await contentsOf(to.db);
      if (Object.keys(contents).length === 0) {
        expect(killed).toBe(true);
        expect(output).not.toContain('done');
        found.empty += 1;
      } else {
        expect(contents).toEqual(wanted);
        found.whole += 1;
      }
      await clear(to.db);
    },
  });
  expect(report.killed).toBeGreaterThan(RUNS / 3);
  expect(found.empty).toBeGreaterThan(RUNS / 4);
  expect(found.empty + found.whole).toBe(RUNS);
}, 900_000);

/** The server notices within moments that a process is gone, and undoes what it had begun. */
async function untilAlone(): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            and state <> 'idle'`.execute(to.db);
        return rows[0]?.n;
      },
      { timeout: 30_000 },
    )
    .toBe(0);
}
