/**
 * The outbox: events are written in the transaction of what they tell, and handled later, at least once.
 * Events of one `ref` are handled in their order; different refs don't wait for each other.
 */
import { sql } from 'kysely';
import { type Db, jsonb, storableText, type Trx, tables, transaction } from './db.ts';

/** An event as its handlers get it. */
export interface StoredEvent {
  id: string;
  /** What happened, `<module>.<participle>`: `calendar.published`. */
  kind: string;
  /** What it happened to, e.g. the place's code: events of the same ref keep their order. */
  ref: string;
  data: unknown;
  at: Date;
}

export interface NewEvent {
  kind: string;
  ref: string;
  /** Anything JSON can say. Keep it small: ids, not contents. */
  data?: unknown;
}

export type EventHandler = (event: StoredEvent) => Promise<void>;
/** All handlers of each kind. */
export type EventHandlers = Readonly<Record<string, readonly EventHandler[]>>;

export interface DrainOptions {
  /** Ends the work after the event in hand. */
  signal?: AbortSignal;
  /** Called for every failed try. */
  onError?: (event: StoredEvent, error: unknown) => void;
  /** Wait before the second try, in milliseconds; it doubles with each further one, up to an hour. Default 1 s. */
  firstDelay?: number;
  /** After so many tries an event is given up: it stays in the table with its error, others go on. Default 12. */
  maxAttempts?: number;
}

export interface DrainResult {
  handled: number;
  failed: number;
}

interface OutboxTables {
  outbox: {
    id: number;
    kind: string;
    ref: string;
    data: unknown;
    at: Date;
    attempts: number;
    due_at: Date;
    error: string | null;
    given_up_at: Date | null;
  };
}
type OutboxRow = StoredEvent & { attempts: number };

const LONGEST_DELAY = 3_600_000;
const LONGEST_ERROR = 2_000;

const platform = (db: Db) => tables<OutboxTables>(db, 'platform');

/** Adds an event; it exists if and only if the transaction is committed. */
export async function appendEvent(trx: Trx, event: NewEvent): Promise<void> {
  const { kind, data = null } = event;
  const ref = storableText(event.ref);
  await sql`insert into platform.outbox (kind, ref, data) values (${kind}, ${ref}, ${jsonb(data)})`.execute(
    trx,
  );
}

/**
 * Handles the events that are due now, one after the other, and returns when none is left.
 * Several processes may do so together. A process that dies in the middle of an event leaves it for the next:
 * so handlers must be safe to run twice. A handler that fails is tried again later, all handlers of that event.
 */
export async function drainEvents(
  db: Db,
  handlers: EventHandlers,
  options: DrainOptions = {},
): Promise<DrainResult> {
  const result: DrainResult = { handled: 0, failed: 0 };
  const blocked: string[] = [];
  while (options.signal?.aborted !== true) {
    const outcome = await transaction(db, (trx) => handleNext(trx, handlers, options, blocked));
    if (outcome === null) break;
    result[outcome] += 1;
  }
  return result;
}

/** The row stays locked while its handlers run on other connections: nobody else takes it meanwhile. */
async function handleNext(
  trx: Trx,
  handlers: EventHandlers,
  options: DrainOptions,
  blocked: string[],
): Promise<'handled' | 'failed' | null> {
  const row = await nextDue(trx, blocked);
  if (row === undefined) return null;
  const { attempts, ...event } = row;
  try {
    for (const handler of handlers[event.kind] ?? []) await handler(event);
  } catch (error) {
    options.onError?.(event, error);
    await recordFailure(trx, row, error, options);
    return 'failed';
  }
  await platform(trx).deleteFrom('outbox').where('id', '=', Number(event.id)).execute();
  return 'handled';
}

/**
 * The oldest event that is due, is in nobody's hands, and is the first of its ref. Refs whose first event waits or
 * is in other hands go into `blocked`. Asked in two plain steps, which PostgreSQL answers from its indexes; as one
 * query it sorted the whole table for each event.
 */
async function nextDue(trx: Trx, blocked: string[]): Promise<OutboxRow | undefined> {
  for (;;) {
    const { rows } = await sql<OutboxRow>`
      select id::text, kind, ref, data, at, attempts from platform.outbox
      where given_up_at is null and due_at <= clock_timestamp() and ref <> all(${blocked}::text[])
      order by outbox.id limit 1 for update skip locked`.execute(trx);
    const [row] = rows;
    if (row === undefined || (await isFirst(trx, row))) return row;
    blocked.push(row.ref);
  }
}

async function isFirst(trx: Trx, row: OutboxRow): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`
    select not exists (
      select from platform.outbox where ref = ${row.ref} and id < ${row.id} and given_up_at is null
    ) as first`.execute(trx);
  return rows[0]?.first === true;
}

async function recordFailure(trx: Trx, row: OutboxRow, error: unknown, options: DrainOptions): Promise<void> {
  const { firstDelay = 1_000, maxAttempts = 12 } = options;
  const attempts = row.attempts + 1;
  const delay = Math.min(firstDelay * 2 ** row.attempts, LONGEST_DELAY);
  const text = storableText(error instanceof Error ? (error.stack ?? error.message) : String(error));
  await sql`
    update platform.outbox
    set attempts = ${attempts}, error = ${text.slice(0, LONGEST_ERROR)},
      due_at = clock_timestamp() + ${delay} * interval '1 millisecond',
      given_up_at = case when ${attempts}::int >= ${maxAttempts}::int then clock_timestamp() end
    where id = ${row.id}`.execute(trx);
}
