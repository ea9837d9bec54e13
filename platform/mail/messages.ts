/** Letters as they wait to be sent. */
import { sql } from 'kysely';
import { z } from 'zod';
import { appendEvent, type Db, storableText, transaction } from '../storage/index.ts';
import { mail } from './tables.ts';

/** A letter of plain text to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface StoredMail {
  id: string;
  to: string;
  subject: string;
  /** null once it was sent. */
  text: string | null;
  createdAt: Date;
  sentAt: Date | null;
  givenUpAt: Date | null;
  attempts: number;
  error: string | null;
}

/** The letter can't be sent to this address, or its subject has more than one line. */
export class MailRefusal extends Error {
  constructor(what: 'address' | 'subject') {
    super(`Not a ${what} that a letter can have`);
    this.name = 'MailRefusal';
  }
}

/** The event of a new letter. */
export const QUEUED = 'mail.queued';

const LONGEST_ADDRESS = 254;
const LONGEST_SUBJECT = 200;
const address = z.email().max(LONGEST_ADDRESS);

/** One address, nothing around it: a line break or a comma would let a letter go to somebody else. RFC 5321 4.5.3.1. */
export function isMailAddress(text: string): boolean {
  return address.safeParse(text).success;
}

/**
 * Puts a letter into the queue. In a transaction it goes out if and only if that is committed.
 * @throws MailRefusal
 */
export async function queueMail(db: Db, { to, subject, text }: Mail): Promise<void> {
  if (!isMailAddress(to)) throw new MailRefusal('address');
  if (/[\r\n]/.test(subject) || subject.length > LONGEST_SUBJECT) throw new MailRefusal('subject');
  await transaction(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      insert into mail.message (recipient, subject, body)
      values (${to}, ${storableText(subject)}, ${storableText(text)}) returning id::text`.execute(trx);
    await appendEvent(trx, { kind: QUEUED, ref: `mail/${rows[0]?.id}` });
  });
}

/** The newest letters, for the site's admin. */
export async function listMail(db: Db, limit = 100): Promise<StoredMail[]> {
  const rows = await mail(db)
    .selectFrom('message')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    givenUpAt: row.given_up_at,
    attempts: row.attempts,
    error: row.error,
  }));
}

/**
 * When the server said that there is no such mailbox, if that is the last that is known of this address; null otherwise.
 */
export async function mailRefusedAt(db: Db, recipient: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select case when refused then given_up_at end as at from mail.message
    where recipient = ${recipient} and (sent_at is not null or given_up_at is not null)
    order by message.id desc limit 1`.execute(db);
  return rows[0]?.at ?? null;
}

/** Removes what is left of letters to an address that are sent or given up; those on their way still go. Returns how many. */
export async function forgetMail(db: Db, recipient: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from mail.message
    where lower(recipient) = lower(${recipient}) and (sent_at is not null or given_up_at is not null)`.execute(
    db,
  );
  return Number(numAffectedRows);
}

const KEEP_SENT_DAYS = 7;
const KEEP_UNSENT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Removes letters whose time is over: a week after they were sent, a month after they were written. */
export async function sweepMail(db: Db, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const { numDeletedRows } = await mail(db)
    .deleteFrom('message')
    .where((any) =>
      any.or([any('sent_at', '<', before(KEEP_SENT_DAYS)), any('created_at', '<', before(KEEP_UNSENT_DAYS))]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
