/** How Tomoni stores: one PostgreSQL, a schema per module, migrations, an outbox. See README.md. */
export { type Db, jsonb, storableText, type Trx, tables, transaction } from './db.ts';
export { type DatabaseFigures, databaseFigures, type PoolFigures, poolFigures } from './figures.ts';
export { ledgerSchemas } from './ledgers.ts';
export { isMigrated } from './level.ts';
export { type Listening, listen } from './listen.ts';
export { withLockFile } from './lock-file.ts';
export {
  allOwners,
  lockMigrations,
  type MigrateOptions,
  type Migrating,
  migrate,
  withoutMigrations,
} from './migrate.ts';
export {
  type Database,
  hasOwnDatabase,
  type OpenOptions,
  openDatabase,
  type ReplicaOptions,
} from './open.ts';
export {
  appendEvent,
  type DrainResult,
  drainEvents,
  type EventHandler,
  type EventHandlers,
  type NewEvent,
  type StoredEvent,
} from './outbox.ts';
export { transactionWithClient } from './pool.ts';
export { type Statement, statement } from './prepared.ts';
export { defineProblems, EnvironmentProblem, type ProblemText } from './problem.ts';
export type { Replicas, ServerFigures } from './replicas.ts';
export type { Standing } from './standing.ts';
