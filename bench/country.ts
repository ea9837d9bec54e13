/**
 * A whole country's open data: so many towns with ten datasets each, and how long the questions of pages take among
 * all of them: the list of one place, a map across borders, words of one, two and three letters. The rows are written
 * as an import writes them, but at once and with their indexes made afterwards, as a restored backup has them; how fast
 * an import is, bench/catalogue.ts tells. Usage: node --import tsx bench/country.ts [TOWNS] [ROWS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { migrate, openDatabase } from '@tomoni/platform/storage';
import { seededRandom } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { homes, modules } from '../app/modules.ts';
import { type EntryOptions, listEntries } from '../modules/catalogue/entries.ts';
import { arrayText, copyLine, cornerOf, countryRows, STANDARDS, townCode, wordOf } from './country-rows.ts';

const TOWNS = Number(process.argv[2] ?? 1741);
const ROWS = Number(process.argv[3] ?? 287);
/** Of each kind of question. */
const QUESTIONS = 300;

const folder = mkdtempSync(join(tmpdir(), 'tomoni-bench-'));
const { db, pool, close } = await openDatabase({ dataDir: folder });
try {
  await migrate(db, [...homes, ...modules]);
  await load();
  await ask();
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}

async function load(): Promise<void> {
  const lists = TOWNS * STANDARDS.length;
  await sql`drop index catalogue.entry_grams`.execute(db);
  await sql`drop index catalogue.entry_position`.execute(db);
  const started = performance.now();
  await sql`
    insert into catalogue.dataset (owner, id, source_key, created_at)
    select (100000 + town)::text, standard, standard, now()
    from generate_series(0, ${TOWNS - 1}::int) town, unnest(${[...STANDARDS]}::text[]) standard`.execute(db);
  const client = await (pool as Pool).connect();
  try {
    await pipeline(
      Readable.from(lines()),
      client.query(
        copyFrom(
          'copy catalogue.entry (owner, dataset, n, standard, name, position, body, folded, grams) from stdin',
        ),
      ),
    );
  } finally {
    client.release();
  }
  const loaded = performance.now();
  await sql`set maintenance_work_mem = '512MB'`.execute(db);
  await sql`create index entry_grams on catalogue.entry using gin (grams) with (fastupdate = off)`.execute(
    db,
  );
  await sql`create index entry_position on catalogue.entry using gist (position) where position is not null`.execute(
    db,
  );
  await sql`vacuum analyze catalogue.entry`.execute(db);
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(0);
  const { rows } = await sql<{ all: string; table: string }>`
    select pg_size_pretty(pg_database_size(current_database())) as all,
      pg_size_pretty(pg_table_size('catalogue.entry')) as table`.execute(db);
  console.log(`${TOWNS} towns, ${lists} datasets, ${(lists * ROWS).toLocaleString('en')} records`);
  console.log(
    `written in ${seconds(started, loaded)} s, indexes in ${seconds(loaded, performance.now())} s; ` +
      `on disk ${rows[0]?.all}, of it the records ${rows[0]?.table}`,
  );
}

function* lines(): Generator<string> {
  for (let town = 0; town < TOWNS; town += 1) {
    for (const [list, standard] of STANDARDS.entries()) {
      let text = '';
      for (const [n, row] of countryRows(town, list, ROWS).entries())
        text += copyLine([
          ...[townCode(town), standard, String(n), standard, row.name, `(${row.lon},${row.lat})`],
          ...[JSON.stringify(row.body), arrayText(row.folded), arrayText(row.grams)],
        ]);
      yield text;
    }
  }
}

async function ask(): Promise<void> {
  const random = seededRandom(8);
  const town = () => random.integer(0, TOWNS - 1);
  const standard = () => STANDARDS[random.integer(0, STANDARDS.length - 1)] ?? '';
  const around = () => {
    // Around the corner where four towns meet.
    const { lat, lon } = cornerOf(town());
    return { south: lat - 0.05, west: lon - 0.05, north: lat + 0.05, east: lon + 0.05 };
  };
  const questions: [string, () => EntryOptions][] = [
    ['one dataset of one place', () => ({ owner: townCode(town()), dataset: standard(), limit: 100 })],
    ['a map across borders', () => ({ within: around(), standards: ['public_toilet', 'aed'], limit: 500 })],
    ['nearest, of one kind', () => ({ near: cornerOf(town()), standards: [standard()], limit: 20 })],
    ...[1, 2, 3].flatMap((length): [string, () => EntryOptions][] => [
      [`a word of ${length}, everywhere`, () => ({ q: wordOf(random, length), limit: 20 })],
      [
        `a word of ${length}, one place`,
        () => ({ q: wordOf(random, length), owner: townCode(town()), limit: 20 }),
      ],
    ]),
  ];
  for (const [name, question] of questions) {
    const times: number[] = [];
    let found = 0;
    for (let n = 0; n < QUESTIONS; n += 1) {
      const options = question();
      const started = performance.now();
      found += (await listEntries(db, options)).length;
      times.push(performance.now() - started);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
    console.log(
      `  ${name.padEnd(26)} p50 ${at(0.5).padStart(6)} ms, p99 ${at(0.99).padStart(7)} ms, ${(found / QUESTIONS).toFixed(1)} found on average`,
    );
  }
}
