/** Brings the tables of all modules up to this version: forward only, all or nothing. */
import { type Migration, sql } from 'kysely';
import type pg from 'pg';
import { type Db, type Trx, transaction } from './db.ts';
import { ledgerSchemas, makeLedger } from './ledgers.ts';
import { outboxMigrations } from './outbox-migrations.ts';
import { transactionWithClient } from './pool.ts';
import { problem } from './problems.ts';

/** What owns tables: a module's manifest, or a home of the platform. `name` is its schema. */
export interface Migrating {
  name: string;
  migrations: Readonly<Record<string, Migration>>;
}

/** Any constant that nothing else in the database uses: the letters "tomoni" as a number. */
const MIGRATION_LOCK = 0x746f6d6f6e69;

/** The schema of the platform itself. */
const PLATFORM: Migrating = { name: 'platform', migrations: outboxMigrations };

export interface MigrateOptions {
  /** Exactly these, by schema, and nothing of other schemas: tables as an older release had them, for its backup. */
  only?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Runs what is missing, in the order of `owners` and of the migrations' names, and returns what it ran
 * (`collection/0002-remarks`). Everything happens in one transaction under one lock: several processes may
 * start together, and an upgrade that fails leaves the data as the old version knows it.
 * A migration's `db` has the owner's schema set; in raw SQL, too, a table without a schema is the owner's.
 *
 * @throws EnvironmentProblem `storage.newer-data` when the data knows migrations that this version doesn't.
 */
export async function migrate(
  db: Db,
  owners: readonly Migrating[],
  { only }: MigrateOptions = {},
): Promise<string[]> {
  const all = allOwners(owners).flatMap((owner) => upTo(owner, only));
  try {
    // Nothing missing is the rule, and waits for no backup that holds the lock.
    if (isComplete(all, await doneMigrations(db, all))) return [];
    return await transaction(db, async (trx) => {
      await lockMigrations(trx);
      const done = await doneMigrations(trx, all);
      const ran: string[] = [];
      for (const owner of all) ran.push(...(await migrateOwner(trx, owner, done.get(owner.name) ?? null)));
      return ran;
    });
  } catch (error) {
    if (isRefusal(error)) throw problem('storage.no-privilege', { detail: error.message }, error);
    throw error;
  }
}

/** Everything that owns tables, the platform itself first. */
export function allOwners(owners: readonly Migrating[]): Migrating[] {
  return [PLATFORM, ...owners];
}

/** Until the end of the transaction nobody else makes or changes tables of this database. */
export async function lockMigrations(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx);
}

/**
 * Begins `work` while no migration runs, and lets none begin before it calls `release` or ends. For a snapshot: a table
 * that is rewritten or emptied after its moment looks empty from it, so its tables have to be locked first.
 */
export async function withoutMigrations<Result>(
  pool: pg.Pool,
  work: (release: () => void) => Promise<Result>,
): Promise<Result> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let working: Promise<Result> | null = null;
  try {
    // A transaction of its own: a lock of the session would stay with a pooler's connection, and in the snapshot's own
    // transaction asking for it takes the snapshot.
    await transactionWithClient(pool, {}, async (trx) => {
      await sql`
        select set_config(name, '0', true) from unnest(array[
          'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) as name`.execute(trx);
      await sql`select pg_advisory_xact_lock_shared(${MIGRATION_LOCK})`.execute(trx);
      working = work(release);
      await Promise.race([released, working]);
    });
  } finally {
    await (working as Promise<Result> | null)?.catch(() => undefined);
  }
  return working as unknown as Promise<Result>;
}

function isComplete(owners: readonly Migrating[], done: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return owners.every(({ name, migrations }) => {
    const names = done.get(name);
    return names !== undefined && Object.keys(migrations).every((one) => names.has(one));
  });
}

function upTo({ name, migrations }: Migrating, only: MigrateOptions['only']): Migrating[] {
  if (only === undefined) return [{ name, migrations }];
  const wanted = only.get(name);
  if (wanted === undefined) return [];
  const known = Object.entries(migrations).filter(([key]) => wanted.includes(key));
  return [{ name, migrations: Object.fromEntries(known) }];
}

/** Names of what has run, per schema; a schema without a ledger is new. Refuses data of a newer version. */
async function doneMigrations(db: Db, owners: readonly Migrating[]): Promise<Map<string, Set<string>>> {
  const ledgers = new Set(await ledgerSchemas(db));
  const done = new Map<string, Set<string>>();
  for (const { name, migrations } of owners.filter((owner) => ledgers.has(owner.name))) {
    const rows = await sql<{ name: string }>`select name from ${sql.id(name, 'migrations')}`.execute(db);
    const names = rows.rows.map((row) => row.name);
    const unknown = names.filter((known) => migrations[known] === undefined).sort();
    if (unknown.length > 0) throw problem('storage.newer-data', { schema: name, names: unknown.join(', ') });
    done.set(name, new Set(names));
  }
  return done;
}

async function migrateOwner(trx: Trx, owner: Migrating, done: Set<string> | null): Promise<string[]> {
  const missing = Object.keys(owner.migrations)
    .filter((name) => !done?.has(name))
    .sort();
  if (done !== null && missing.length === 0) return [];
  const ledger = sql.id(owner.name, 'migrations');
  if (done === null) {
    await sql`create schema if not exists ${sql.id(owner.name)}`.execute(trx);
    await makeLedger(trx, owner.name);
  }
  await sql`set local search_path to ${sql.id(owner.name)}, public`.execute(trx);
  for (const name of missing) {
    await owner.migrations[name]?.up(trx.withSchema(owner.name));
    await sql`insert into ${ledger} (name) values (${name})`.execute(trx);
  }
  return missing.map((name) => `${owner.name}/${name}`);
}

/** 42501: insufficient_privilege. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === '42501';
}
