/**
 * One backup, restore or bare COPY in a process of its own, so that its memory is its own.
 * Usage: node --import tsx bench/backup-round.ts (copy|backup|restore) DATA_DIR FILE
 */
import { readFileBytes, restoreBackup, writeBackup, writeWhole } from '@tomoni/platform/backup';
import { openDatabase } from '@tomoni/platform/storage';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BENCH_MODULES } from './backup-tables.ts';

export interface Round {
  what: 'copy' | 'backup' | 'restore';
  seconds: number;
  /** Of COPY. */
  bytes: number;
  /** Greatest resident memory of the process, bytes. */
  resident: number;
}

const [what, dataDir, file] = process.argv.slice(2) as [Round['what'], string, string];
const { pool, close } = await openDatabase({ dataDir, share: true });
const started = performance.now();
const bytes = await { copy: bareCopy, backup, restore }[what]();
const seconds = (performance.now() - started) / 1000;
const resident = process.resourceUsage().maxRSS * 1024;
await close();
process.stdout.write(JSON.stringify({ what, seconds, bytes, resident } satisfies Round));

/** Every table, one after the other, into nothing. */
async function bareCopy(): Promise<number> {
  const client = await pool.connect();
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  let total = 0;
  for (const { schema, name } of rows) {
    const stream = client.query(
      copyTo(`copy ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)} to stdout`),
    );
    for await (const part of stream) total += (part as Buffer).length;
  }
  client.release();
  return total;
}

async function backup(): Promise<number> {
  await writeWhole(file, (write) => writeBackup({ pool, write, release: 'bench', place: dataDir }));
  return 0;
}

async function restore(): Promise<number> {
  const log = { info() {}, warn() {}, error() {} };
  await restoreBackup({
    ...{ pool, file, source: readFileBytes(file), place: dataDir, removals: [] },
    site: { now: () => new Date(), publicUrl: null, modules: BENCH_MODULES, log },
  });
  return 0;
}
