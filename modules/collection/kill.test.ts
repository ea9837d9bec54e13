import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensurePlace } from '@tomoni/places/contract';
import { type Db, migrate, openDatabase } from '@tomoni/platform/storage';
import { bundledScript, killRuns, seededRandom } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { KILL_AREAS, KILL_CELLS, KILL_ITEMS, type KillVersion } from './kill-town.ts';
import { takeoversOf } from './publication.ts';
import { OWNERS, PLACE } from './testing-town.ts';

const SCRIPT = await bundledScript(fileURLToPath(new URL('./kill-script.ts', import.meta.url)));
/** Of each of the two that import at once. */
const RUNS = 10;
const DATABASE_KILLS = 5;
const TODAY = '2026-11-24';

/** A PostgreSQL of its own, with the settings of a real site: it is killed, too. */
const dataDir = await mkdtemp(path.join(tmpdir(), 'tomoni-kill-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Ids of calendars of which an import said that they are published. */
const acknowledged = new Set<string>();

function acknowledge(output: string): void {
  for (const [, id = ''] of output.matchAll(/^ok [AB] (\d+)$/gm)) acknowledged.add(id);
}

async function open() {
  const database = await openDatabase({ dataDir, share: true });
  await migrate(database.db, OWNERS);
  await ensurePlace(database.db, { code: PLACE, name: 'こだま町' });
  return database;
}

interface Found {
  id: string;
  hash: string;
  areas: number;
  said: number;
  /** What stands in the two cells, each pair once. */
  cells: string[];
  takeovers: number;
  events: number;
}

interface There {
  /** The calendars from `since` on with what belongs to each. */
  found: Found[];
  /** Of all calendars. */
  ids: string[];
  held: string | null;
  items: string[];
}

/** What is in the database, from one moment, while others go on importing. */
function whatIsThere(db: Db, since = '0'): Promise<There> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const { rows: found } = await sql<Found>`
        select c.id::text as id, c.content_hash as hash, c.area_count as said, a.areas, a.cells,
          (select count(*) from collection.takeover t where t.calendar_id = c.id) as takeovers,
          (select count(*) from platform.outbox o
            where o.kind = 'calendar.published' and o.data ->> 'calendar' = c.id::text) as events
        from collection.calendar c cross join lateral (
          select count(*) as areas,
            array_agg(distinct concat_ws(',', body #>> '{cells,0,text}', body #>> '{cells,1,text}')) as cells
          from collection.area where place = c.place and calendar_id = c.id) a
        where c.id >= ${since} order by c.id`.execute(tx);
      const { rows: all } = await sql<{ id: string }>`select id::text as id from collection.calendar`.execute(
        tx,
      );
      const held = (await takeoversOf(tx, PLACE, TODAY)).now?.calendarId ?? null;
      const { rows: items } = await sql<{ text: string }>`
        select text from search.entries where owner = ${PLACE} and kind = ${`collection.items.${held}.ja`}`.execute(
        tx,
      );
      return { found, ids: all.map(({ id }) => id), held, items: items.map(({ text }) => text) };
    });
}

/** Throws when anything is half there, mixed, twice or lost, of the calendars from `since` on. */
async function checkWhole(db: Db, since = '0'): Promise<There> {
  const there = await whatIsThere(db, since);
  const { found, held, items } = there;
  const hashes = new Map<string, string>();
  for (const { id, hash, areas, said, cells, takeovers, events } of found) {
    expect({ id, areas, said, takeovers, events }).toEqual({
      id,
      areas: KILL_AREAS,
      said: KILL_AREAS,
      takeovers: 1,
      events: 1,
    });
    expect(cells).toHaveLength(1);
    expect(hashes.get(hash) ?? cells[0]).toBe(cells[0]);
    hashes.set(hash, cells[0] ?? '');
  }
  expect(new Set(hashes.values()).size).toBe(hashes.size);
  const ids = new Set(there.ids);
  expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
  if (held === null) {
    expect(there.ids).toEqual([]);
    return there;
  }
  expect(held).toBe(found.at(-1)?.id);
  const version = versionOf(found.at(-1)?.cells[0]);
  expect(items).toHaveLength(KILL_ITEMS);
  expect(items.filter((text) => !text.startsWith(`しなもの${version}`))).toEqual([]);
  return there;
}

function versionOf(cells: string | undefined): KillVersion {
  if (cells === KILL_CELLS.A.join(',')) return 'A';
  expect(cells).toBe(KILL_CELLS.B.join(','));
  return 'B';
}

it('kill -9 of two imports of one town at once: each calendar is whole, and what was said to be published is', async () => {
  const { db, close } = await open();
  let checked = '0';
  const importAndKill = (seed: number) =>
    killRuns({
      script: SCRIPT,
      args: (run) => [dataDir, String(run)],
      runs: RUNS,
      seed,
      within: 400,
      check: async ({ output }) => {
        acknowledge(output);
        // Imports of one town are stored one after the other: what was whole before needn't be counted again each time.
        checked = (await checkWhole(db, checked)).held ?? checked;
      },
    });
  // Both to their end, also when one fails: an import that goes on would keep the database open.
  const series = await Promise.allSettled([importAndKill(2), importAndKill(11)]);
  const { found } = await checkWhole(db).finally(close);
  for (const one of series) {
    if (one.status === 'rejected') throw one.reason;
    expect(one.value).toEqual({ killed: RUNS, finished: 0 });
  }
  expect(acknowledged.size).toBeGreaterThan(2);
  console.log(
    `${2 * RUNS} imports killed; ${found.length} calendars, ${acknowledged.size} of them acknowledged`,
  );
}, 900_000);

it('kill -9 of PostgreSQL itself while a town is imported: the same holds after it has started again', async () => {
  const random = seededRandom(7);
  for (let run = 0; run < DATABASE_KILLS; run += 1) {
    acknowledge(await importUntilDatabaseDies(run, random.next() * 400));
    const { db, close } = await open();
    await checkWhole(db).finally(close);
  }
  console.log(
    `PostgreSQL killed ${DATABASE_KILLS} times; ${acknowledged.size} calendars acknowledged in all`,
  );
}, 900_000);

/** What the import said until PostgreSQL, and then the import, were killed. */
async function importUntilDatabaseDies(run: number, delay: number): Promise<string> {
  const child = spawn(process.execPath, [SCRIPT, dataDir, String(run)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.on('close', () => reject(new Error(`The import ended by itself: ${output}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (/^ready$/m.test(output)) resolve();
    });
  });
  await wait(delay);
  const [pid] = (await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await wait(20);
  child.kill('SIGKILL');
  await ended;
  return output;
}
