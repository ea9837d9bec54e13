/**
 * A database whose single questions go to a replica. Transactions go to the primary, and so does what the replica
 * refuses or can't answer: asking again is safe, since a replica changes nothing.
 */
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Db } from './db.ts';
import { rememberPool } from './pool.ts';
import { type Ask, askOn, rememberAsk } from './prepared.ts';

export interface ReadingOptions {
  replica: pg.Pool;
  primary: pg.Pool;
  /** Whether the replica may be asked now. */
  mayRead: () => boolean;
  /** Told of an error of the replica. */
  failed: (error: unknown) => void;
  /** Something was written on the primary all the same; waited for before the answer is given. */
  wrote: () => Promise<void>;
}

const BEGIN = /^\s*(?:begin|start transaction)\b/i;
const COMMIT = /^\s*commit\b/i;
/** The replica refuses to write. */
const READ_ONLY = '25006';
/** Took too long or was called off: on the primary it would take as long. */
const CANCELLED = '57014';

/** Nothing is asked and no connection made before somebody does. */
export function openReading(options: ReadingOptions): Db {
  const pool = {
    connect: async () => new Connection(options),
    end: async () => undefined,
  } as unknown as pg.Pool;
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  rememberPool(db, options.replica);
  const onReplica = askOn(options.replica);
  const onPrimary = askOn(options.primary);
  const ask: Ask = (...question) =>
    first(
      options,
      () => onReplica(...question),
      () => onPrimary(...question),
    );
  rememberAsk(db, ask);
  return db;
}

/** The answer of the replica, or else that of the primary. */
async function first<Answer>(
  { mayRead, failed, wrote }: ReadingOptions,
  onReplica: () => Promise<Answer>,
  onPrimary: () => Promise<Answer>,
): Promise<Answer> {
  if (!mayRead()) return onPrimary();
  let code: string | null;
  try {
    return await onReplica();
  } catch (error) {
    code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === CANCELLED) throw error;
    if (code !== READ_ONLY) failed(error);
  }
  const answer = await onPrimary();
  if (code === READ_ONLY) await wrote();
  return answer;
}

/** What Kysely takes for a connection: it becomes one of the primary when a transaction begins. */
class Connection {
  readonly #options: ReadingOptions;
  #held: pg.PoolClient | null = null;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  async query(text: string, values: unknown[]): Promise<pg.QueryResult> {
    const { replica, primary, wrote } = this.#options;
    if (this.#held === null && BEGIN.test(text)) this.#held = await primary.connect();
    if (this.#held === null) {
      return first(
        this.#options,
        () => replica.query(text, values),
        () => primary.query(text, values),
      );
    }
    const result = await this.#held.query(text, values);
    if (COMMIT.test(text)) await wrote();
    return result;
  }

  release(): void {
    this.#held?.release();
    this.#held = null;
  }
}
