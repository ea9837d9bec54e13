/** Bringing a backup into an empty place: all of it, or the place stays empty. */
import { sql } from 'kysely';
import type pg from 'pg';
import type { ModuleManifest, Restored, Site, UnsearchedFile } from '../manifest/index.ts';
import {
  allOwners,
  type Db,
  lockMigrations,
  migrate,
  type Trx,
  transactionWithClient,
} from '../storage/index.ts';
import { type BackupManifest, tableKey } from './format.ts';
import {
  compareTables,
  emptyTables,
  quietTriggers,
  setSequences,
  TableLoader,
  takeForeignKeys,
} from './load.ts';
import { BackupFault, problem, withDatabase } from './problems.ts';
import { readBackup } from './read.ts';
import type { Removal } from './removals.ts';
import { replayRemovals } from './removals.ts';
import { setPortableText } from './snapshot.ts';

export interface RestoreOptions {
  pool: pg.Pool;
  /** How the file is called in messages. */
  file: string;
  source: AsyncIterable<Buffer>;
  /** Where the site will be, for the words when there is one already. */
  place: string;
  /** The site as it will be; its database is the one of the transaction. */
  site: Omit<Site, 'db'>;
  /** What was removed for good since the backup was made, as far as anybody knows. */
  removals: readonly Removal[];
  /** Schemas of modules that are gone, whose data is left behind. */
  without?: readonly string[];
  /** Bytes of the file that are stored. */
  progress?: (bytes: number) => void;
}

export interface RestoredSite {
  manifest: BackupManifest;
  /** Rows by table, as they were in the backup. */
  rows: Record<string, number>;
  /** Of the file. */
  bytes: number;
  /** Migrations that this release ran on top. */
  migrated: string[];
  /** What was held back or ended, by home and module. */
  changed: Record<string, Record<string, number>>;
  /** Removals that found something to remove again. */
  removedAgain: number;
  /** Files of those whose text was removed again, which no program can look into: one that was removed by hand is back. */
  unsearched: UnsearchedFile[];
}

/**
 * Restores a backup in one transaction: a file that turns out to be damaged, a process that is killed, a full disk
 * leave the place as empty as it was.
 * @throws BackupFault, EnvironmentProblem `backup.site-not-empty`, `backup.database-failed`
 */
export function restoreBackup(options: RestoreOptions): Promise<RestoredSite> {
  const { pool, place } = options;
  return withDatabase(place, () =>
    transactionWithClient(pool, {}, (trx, client) => restoreInto(trx, client, options)),
  );
}

async function restoreInto(trx: Trx, client: pg.PoolClient, options: RestoreOptions): Promise<RestoredSite> {
  const { site, file, removals } = options;
  await setPortableText(trx);
  await lockMigrations(trx);
  await refuseFullPlace(trx, options);
  const loaded = await orDamaged(file, 'data', () => load(trx, client, options));
  const { manifest } = loaded;
  const migrated = await migrate(trx, site.modules);
  const here = { ...site, db: trx as Db };
  const changed = await settle(trx, here, { at: new Date(manifest.at) });
  const { found, unsearched } = await replayRemovals(here, removals);
  return { ...loaded, migrated, changed, removedAgain: found, unsearched };
}

/** @throws EnvironmentProblem `backup.site-not-empty` */
async function refuseFullPlace(trx: Trx, { site, place }: RestoreOptions): Promise<void> {
  const names = allOwners(site.modules).map(({ name }) => name);
  const { rows } = await sql<{ schema: string }>`
    select nspname as schema from pg_namespace where nspname = any(${names}::text[]) order by 1`.execute(trx);
  const schemas = rows.map(({ schema }) => schema).join(', ');
  if (schemas !== '') throw problem('backup.site-not-empty', { place, schemas });
}

async function load(
  trx: Trx,
  client: pg.PoolClient,
  { file, source, site, without = [], progress }: RestoreOptions,
): Promise<Pick<RestoredSite, 'manifest' | 'rows' | 'bytes'>> {
  const loader = new TableLoader(client);
  const skipped = new Set(without);
  const prepared = new Set<string>();
  const preparePartitions = async (schema: string) => {
    if (prepared.has(schema)) return;
    prepared.add(schema);
    // Nothing else passes on a connection while a COPY is open.
    await loader.close();
    await site.modules.find(({ name }) => name === schema)?.restore?.partitions?.(trx);
  };
  let schemas: string[] = [];
  let finish: (() => Promise<void>)[] = [];
  let partitioned = new Set<string>();
  let stored = 0;
  const checked = await readBackup(file, source, {
    async manifest(manifest) {
      schemas = await makeTables(trx, file, manifest, site.modules, skipped);
      partitioned = await partitionedTables(trx, schemas);
      finish = [await takeForeignKeys(trx, schemas), await quietTriggers(trx, schemas)];
    },
    async part(table, packed, size) {
      if (skipped.has(table.schema)) {
        for await (const _ of packed);
        return;
      }
      if (partitioned.has(tableKey(table))) await preparePartitions(table.schema);
      await orDamaged(file, tableKey(table), () => loader.add(table, packed));
      stored += size;
      progress?.(stored);
    },
  });
  await loader.close();
  // A partitioned table without rows has no part, and needs its partitions all the same.
  for (const schema of schemas) await preparePartitions(schema);
  const { manifest } = checked;
  const kept = manifest.tables.filter(({ schema }) => !skipped.has(schema));
  for (const table of kept) {
    const key = tableKey(table);
    if ((loader.rows[key] ?? 0) !== checked.rows[key])
      throw new BackupFault('backup.damaged', { file, part: key });
  }
  const sequences = manifest.sequences.filter(({ schema }) => !skipped.has(schema));
  for (const step of finish) await step();
  await setSequences(trx, file, sequences, schemas);
  if (kept.length > 0)
    await sql`analyze ${sql.join(kept.map(({ schema, name }) => sql.id(schema, name)))}`.execute(trx);
  return checked;
}

/**
 * What gzip can't unpack, what is no value of its column (SQLSTATE class 22), and rows that don't fit together (class 23:
 * twice the same, one that belongs to none) is the file's fault.
 */
async function orDamaged<Result>(file: string, part: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw /^(?:Z_|22|23)/.test(code) ? new BackupFault('backup.damaged', { file, part }) : error;
  }
}

/** The tables as the backup's release had them. Returns their schemas. */
async function makeTables(
  trx: Trx,
  file: string,
  manifest: BackupManifest,
  modules: readonly ModuleManifest[],
  skipped: ReadonlySet<string>,
): Promise<string[]> {
  const known = new Map(allOwners(modules).map(({ name, migrations }) => [name, migrations]));
  const wanted = Object.entries(manifest.migrations).filter(([schema]) => !skipped.has(schema));
  const strange = wanted.filter(([schema]) => !known.has(schema)).map(([schema]) => schema);
  if (strange.length > 0)
    throw new BackupFault('backup.unknown-module', { file, schemas: strange.join(',') });
  for (const [schema, names] of wanted) {
    const newer = names.filter((name) => known.get(schema)?.[name] === undefined);
    if (newer.length === 0) continue;
    const detail = newer.map((name) => `${schema}/${name}`).join(', ');
    throw new BackupFault('backup.newer', { file, release: manifest.release, detail });
  }
  const schemas = wanted.map(([schema]) => schema);
  await migrate(trx, modules, { only: new Map(wanted) });
  const tables = manifest.tables.filter(({ schema }) => !skipped.has(schema));
  await compareTables(trx, file, tables, schemas);
  await emptyTables(trx, tables);
  return schemas;
}

async function partitionedTables(trx: Trx, schemas: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${schemas}::text[]) and c.relkind = 'p'`.execute(trx);
  return new Set(rows.map(tableKey));
}

/** What must not simply go on where the backup stood. */
async function settle(trx: Trx, site: Site, restored: Restored) {
  const changed: Record<string, Record<string, number>> = {};
  for (const { name, restore } of site.modules) {
    const counts = await restore?.settle?.(trx, restored);
    const some = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
    if (some.length > 0) changed[name] = Object.fromEntries(some);
  }
  return changed;
}
