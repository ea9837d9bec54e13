/** Sending what waits. */
import { sql } from 'kysely';
import { type Db, storableText, type Trx, transaction } from '../storage/index.ts';
import { faultOf } from './faults.ts';
import { letterKey, signedName } from './letter-name.ts';
import type { MailTransport } from './transport.ts';

export interface DeliverOptions {
  /** Ends the work after the letter in hand. */
  signal?: AbortSignal;
  onError?: (id: string, error: unknown) => void;
  /** Wait before the second try, in milliseconds; it doubles with each further one, up to four hours. Default one minute. */
  firstDelay?: number;
  /** After so many tries a letter is given up. Default 12, which is about a day. */
  maxAttempts?: number;
}

export interface Delivery {
  sent: number;
  failed: number;
}

interface Due {
  id: string;
  created: Date;
  recipient: string;
  subject: string;
  body: string;
  attempts: number;
}

const LONGEST_DELAY = 4 * 3_600_000;
const LONGEST_ERROR = 500;

/**
 * Sends all letters that are due, one after the other. Several processes may do so together. A process that dies
 * between the server's yes and our note sends that one letter again, with the same Message-ID.
 */
export async function deliverMail(
  db: Db,
  transport: MailTransport,
  options: DeliverOptions = {},
): Promise<Delivery> {
  const result: Delivery = { sent: 0, failed: 0 };
  const key = await letterKey(db);
  while (options.signal?.aborted !== true) {
    const outcome = await transaction(db, (trx) => deliverNext(trx, { transport, key }, options));
    if (outcome === null) break;
    result[outcome] += 1;
  }
  return result;
}

async function deliverNext(
  trx: Trx,
  { transport, key }: { transport: MailTransport; key: string },
  options: DeliverOptions,
): Promise<'sent' | 'failed' | null> {
  const { rows } = await sql<Due>`
    select id::text, created_at as created, recipient, subject, body, attempts from mail.message
    where sent_at is null and given_up_at is null and due_at <= clock_timestamp()
    order by due_at, message.id limit 1 for update skip locked`.execute(trx);
  const [due] = rows;
  if (due === undefined) return null;
  try {
    const letter = { to: due.recipient, subject: due.subject, text: due.body };
    await transport.send(letter, signedName(key, nameOf(due), due.recipient));
  } catch (error) {
    options.onError?.(due.id, error);
    await recordFailure(trx, due, error, options);
    return 'failed';
  }
  await sql`
    update mail.message set sent_at = clock_timestamp(), body = null, error = null, attempts = attempts + 1
    where id = ${due.id}`.execute(trx);
  return 'sent';
}

/** The same at every try. With its time, since numbers run again in a copy that was restored from before. */
function nameOf({ id, created }: Due): string {
  return `${id}-${created.getTime().toString(36)}`;
}

async function recordFailure(trx: Trx, due: Due, error: unknown, options: DeliverOptions): Promise<void> {
  const { firstDelay = 60_000, maxAttempts = 12 } = options;
  const attempts = due.attempts + 1;
  const refused = faultOf(error) === 'recipient';
  const isOver = refused || attempts >= maxAttempts;
  const delay = Math.min(firstDelay * 2 ** due.attempts, LONGEST_DELAY);
  const text = storableText(error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  await sql`
    update mail.message
    set attempts = ${attempts}, error = ${text}, refused = ${refused},
      due_at = clock_timestamp() + ${delay} * interval '1 millisecond',
      given_up_at = case when ${isOver}::boolean then clock_timestamp() end
    where id = ${due.id}`.execute(trx);
}
