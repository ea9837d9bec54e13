/**
 * From the bytes of a town's files to records that are found: the import that everybody uses, beside a bare COPY of the
 * very same rows into the very same indexed table, in turns in one run. Usage: node --import tsx bench/catalogue.ts [ROWS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ensurePlace } from '@tomoni/places/contract';
import { commit, stage } from '@tomoni/platform/intake';
import type { Site } from '@tomoni/platform/manifest';
import { type Db, migrate, openDatabase } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { homes, modules } from '../app/modules.ts';
import { toiletsOf } from './catalogue-files.ts';

const ROUNDS = 5;
const ROWS = Number(process.argv[2] ?? 5000);

const folder = mkdtempSync(join(tmpdir(), 'tomoni-bench-'));
const { db, pool, close } = await openDatabase({ dataDir: folder });
try {
  await migrate(db, [...homes, ...modules]);
  await measure();
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const imported: number[] = [];
  const copied: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const owner = String(100_000 + round);
    imported.push(await importRound(owner, round));
    copied.push(await copyRound(owner));
  }
  const rate = (seconds: number[]) => ROWS / median(seconds);
  console.log(`Open data, ${ROWS} records a file, median of ${ROUNDS} interleaved rounds`);
  console.log(`  import, bytes to searchable ${rate(imported).toFixed(0).padStart(7)} records/s`);
  console.log(`  bare COPY, same rows, table ${rate(copied).toFixed(0).padStart(7)} records/s`);
  console.log(`  ratio import / COPY: ${(rate(imported) / rate(copied)).toFixed(2)} (to reach: 0.4)`);
}

/** Seconds from bytes to what a search finds. */
async function importRound(owner: string, round: number): Promise<number> {
  const site = siteOn(db);
  await ensurePlace(db, { code: owner, name: `第${round}町` });
  const files = [{ name: `${owner}_public_toilet.csv`, bytes: toiletsOf(ROWS, round) }];
  const started = performance.now();
  const staged = await stage(site, { owner, actor: 'operator', files });
  await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' });
  const seconds = (performance.now() - started) / 1000;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from catalogue.entry where owner = ${owner}`.execute(db);
  if (rows[0]?.count !== ROWS) throw new Error(`${rows[0]?.count} of ${ROWS} records are there`);
  return seconds;
}

/** The rows of that town as another town's: written out before the clock starts, and copied in with every index. */
async function copyRound(owner: string): Promise<number> {
  const other = String(Number(owner) + 500_000);
  await sql`
    insert into catalogue.dataset (owner, id, source_key, created_at)
    select ${other}, id, source_key, created_at from catalogue.dataset where owner = ${owner}`.execute(db);
  const client = await (pool as Pool).connect();
  try {
    const out = client.query(
      copyTo(`copy (select '${other}', dataset, n, standard, name, position, body, folded,
        array_replace(grams, 'o::${owner}', 'o::${other}') from catalogue.entry where owner = '${owner}') to stdout`),
    );
    const pieces: Buffer[] = [];
    for await (const piece of out) pieces.push(piece as Buffer);
    const started = performance.now();
    await pipeline(Readable.from(pieces), client.query(copyFrom('copy catalogue.entry from stdin')));
    return (performance.now() - started) / 1000;
  } finally {
    client.release();
  }
}

function siteOn(database: Db): Site {
  const quiet = () => {};
  return {
    ...{ db: database, now: () => new Date(), publicUrl: null, modules: [...homes, ...modules] },
    log: { info: quiet, warn: quiet, error: quiet },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
