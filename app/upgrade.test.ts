/** Data of earlier releases, kept as they wrote it, under the program of today. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type BackupManifest,
  readBackup,
  readFileBytes,
  restoreBackup,
  writeBackup,
} from '@tomoni/platform/backup';
import { createApp } from '@tomoni/platform/http';
import { defineJob, jobsHome, sendJob } from '@tomoni/platform/jobs';
import { liveHome } from '@tomoni/platform/live';
import { find } from '@tomoni/platform/search';
import { type Db, migrate } from '@tomoni/platform/storage';
import { contentsOf, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { importDemo } from './commands/demo.ts';
import { homes, modules } from './modules.ts';

const all = [...homes, ...modules];
const folder = fileURLToPath(new URL('./kept/', import.meta.url));
const kept = readdirSync(folder).filter((name) => name.endsWith('.tar'));

const rest = {
  ...{ now: () => new Date('2026-11-26T03:00:00Z'), publicUrl: null },
  log: { info() {}, warn() {}, error() {} },
};

/** An empty database, without even the tables of the platform. */
async function emptyDatabase() {
  const database = await testDatabase({ owners: [] });
  await sql`drop schema platform cascade`.execute(database.db);
  return database;
}

/** The homes and modules as the program was that wrote the backup. */
function asBefore({ migrations }: BackupManifest) {
  return all
    .filter(({ name }) => migrations[name] !== undefined)
    .map(({ name, restore, migrations: known }) => {
      const before = Object.entries(known).filter(([key]) => migrations[name]?.includes(key));
      const partitions = restore?.partitions;
      return {
        ...{ name, migrations: Object.fromEntries(before) },
        ...(partitions === undefined ? {} : { restore: { partitions } }),
      };
    });
}

/** What people see of it, and where it can be gone on. */
async function works(db: Db): Promise<void> {
  const site = { ...rest, db, modules: all };
  const app = createApp(site);
  const get = async (path: string) => {
    const answer = await app.request(`http://localhost${path}`);
    expect(`${path} ${answer.status}`).toBe(`${path} 200`);
    return answer;
  };
  const { rows: areas } = await sql<{ id: string; name: string }>`
    select area_id as id, name from collection.area where place = '992011' order by 1 limit 5`.execute(db);
  expect(areas).toHaveLength(5);
  for (const { id, name } of areas) {
    expect(await (await get(`/992011/garbage/${id}`)).text()).toContain(name.slice(0, 3));
    expect(await (await get(`/992011/garbage/${id}.ics`)).text()).toContain('BEGIN:VEVENT');
  }
  expect((await find(db, { owner: '992011', q: '電池' })).total).toBeGreaterThan(0);
  const sources = await (await get('/992011/garbage/source')).text();
  const [file = ''] = /\/992011\/garbage\/source\/[0-9a-f]{64}[^"]*/.exec(sources) ?? [];
  expect((await (await get(file)).arrayBuffer()).byteLength).toBeGreaterThan(100);
  // Importing the same files again is no new version: what is stored is understood as it was.
  await importDemo(site, () => undefined);
  expect((await get('/992011/garbage')).status).toBe(200);
}

describe.each(kept)('data of %s', (name) => {
  const file = `${folder}${name}`;
  const backup = () => ({ file, source: readFileBytes(file), place: name, removals: [] });

  it('is of before: there is something to bring up to date', async () => {
    const { manifest } = await readBackup(file, readFileBytes(file));
    const known = all.flatMap(({ name: schema, migrations }) =>
      Object.keys(migrations).map((key) => `${schema}/${key}`),
    );
    const done = Object.entries(manifest.migrations).flatMap(([schema, names]) =>
      names.map((key) => `${schema}/${key}`),
    );
    expect(known.filter((one) => !done.includes(one)).length).toBeGreaterThan(0);
  });

  it('in its own data folder is brought up to date by the next start, and works', async () => {
    const { db, pool } = await emptyDatabase();
    const { manifest } = await readBackup(file, readFileBytes(file));
    await restoreBackup({ ...backup(), pool, site: { ...rest, modules: asBefore(manifest) } });
    const ran = await migrate(db, all);
    expect(ran.length).toBeGreaterThan(0);
    await works(db);
  });

  it('restored from the backup is the same', async () => {
    const [upgraded, restored] = [await emptyDatabase(), await emptyDatabase()];
    const { manifest } = await readBackup(file, readFileBytes(file));
    await restoreBackup({ ...backup(), pool: upgraded.pool, site: { ...rest, modules: asBefore(manifest) } });
    await migrate(upgraded.db, all);
    await restoreBackup({ ...backup(), pool: restored.pool, site: { ...rest, modules: all } });
    const ledgers = all.map(({ name: schema }) => `${schema}.migrations`);
    expect(await contentsOf(restored.db, ledgers)).toEqual(await contentsOf(upgraded.db, ledgers));
    await works(restored.db);
  });
});

it('a backup in which a job waits that is gone now can be restored, and the job is gone', async () => {
  const { '0001-topics': first } = liveHome.migrations;
  if (first === undefined) throw new Error('the first migration of live has another name');
  const former = [jobsHome, { name: 'live', migrations: { '0001-topics': first } }];
  const { db, pool } = await testDatabase({ owners: former });
  const run = () => Promise.resolve();
  const title = { ja: '片づける', en: 'Clear' };
  const tidy = defineJob({ ...{ name: 'live.tidy', title, run }, schedule: { every: 'day', at: '03:50' } });
  await sendJob(db, tidy, null);
  const parts: Buffer[] = [];
  await writeBackup({
    ...{ pool, release: '0.1.0', place: 'here' },
    write: async (bytes) => void parts.push(Buffer.from(bytes)),
  });
  const restored = await emptyDatabase();
  async function* source() {
    yield Buffer.concat(parts);
  }
  await restoreBackup({
    ...{ pool: restored.pool, file: 'b.tar', source: source(), place: 'there', removals: [] },
    site: { ...rest, modules: [jobsHome, liveHome] },
  });
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from jobs.queue) + (select count(*) from jobs.job) as left`.execute(restored.db);
  expect(rows[0]?.left).toBe(0);
});
