/** What was given up: jobs and events whose tries are used up. A person looks at them and decides. */
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { redactText } from '../personal-data/index.ts';
import { type Db, transaction } from '../storage/index.ts';
import { jobsOf } from './start.ts';

export interface DeadLetter {
  kind: 'job' | 'event';
  id: string;
  /** Name of the job, or kind of the event. */
  name: string;
  /** What it does, as a person reads it; null for an event, or for a job that this release doesn't have. */
  title: { ja: string; en: string } | null;
  createdAt: Date;
  /** When it was given up. */
  at: Date;
  attempts: number;
  /** What went wrong last, without personal data; for engineers. */
  error: string;
}

/** Names one of them. */
export type DeadLetterRef = Pick<DeadLetter, 'kind' | 'id'>;

type Row = Omit<DeadLetter, 'kind' | 'title'>;

/** At most `limit`, those given up last first. */
export async function deadLetters(site: Site, limit = 100): Promise<DeadLetter[]> {
  const titles = new Map(jobsOf(site).map(({ name, title }) => [name, title]));
  const jobs = await sql<Row>`
    select id::text, name, created_on as "createdAt", completed_on as at, retry_count + 1 as attempts,
      concat_ws(E'\n', output ->> 'message', output ->> 'stack', output -> 'value' ->> 'message') as error
    from jobs.job where state = 'failed' order by completed_on desc limit ${limit}`.execute(site.db);
  const events = await sql<Row>`
    select id::text, kind as name, at as "createdAt", given_up_at as at, attempts, coalesce(error, '') as error
    from platform.outbox where given_up_at is not null order by given_up_at desc limit ${limit}`.execute(
    site.db,
  );
  const all: DeadLetter[] = [
    ...jobs.rows.map((row) => ({ ...row, kind: 'job' as const, title: titles.get(row.name) ?? null })),
    ...events.rows.map((row) => ({ ...row, kind: 'event' as const, title: null })),
  ];
  return all
    .map((letter) => ({ ...letter, error: redactText(letter.error) }))
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit);
}

/** One of them, or null when somebody has dealt with it meanwhile. */
export async function deadLetter(site: Site, ref: DeadLetterRef): Promise<DeadLetter | null> {
  const all = await deadLetters(site, 10_000);
  return all.find(({ kind, id }) => kind === ref.kind && id === ref.id) ?? null;
}

/** Gives it one more try, now. False when somebody has dealt with it meanwhile. */
export async function retryDeadLetter(db: Db, { kind, id }: DeadLetterRef): Promise<boolean> {
  if (!isId(kind, id)) return false;
  const { rows } =
    kind === 'event'
      ? await sql`
          update platform.outbox set given_up_at = null, due_at = clock_timestamp()
          where id = ${id} and given_up_at is not null returning id`.execute(db)
      : // pg-boss's own way leaves the old end in place, by which its cleaning would take the job for an old one.
        await sql`
          update jobs.job set state = 'retry', completed_on = null, start_after = now(),
            retry_limit = retry_count + 1, output = null
          where id = ${id} and state = 'failed' returning id`.execute(db);
  return rows.length > 0;
}

/** Throws it away. False when somebody has dealt with it meanwhile. */
export async function discardDeadLetter(db: Db, { kind, id }: DeadLetterRef): Promise<boolean> {
  if (!isId(kind, id)) return false;
  const { rows } =
    kind === 'event'
      ? await sql`delete from platform.outbox where id = ${id} and given_up_at is not null returning id`.execute(
          db,
        )
      : await sql`delete from jobs.job where id = ${id} and state = 'failed' returning id`.execute(db);
  return rows.length > 0;
}

/** Gives every one of them one more try, and says how many. */
export async function retryAllDeadLetters(site: Site): Promise<number> {
  return transaction(site.db, async (trx) => {
    let count = 0;
    for (const letter of await deadLetters({ ...site, db: trx }, 10_000)) {
      if (await retryDeadLetter(trx, letter)) count += 1;
    }
    return count;
  });
}

/** What comes from an address may be anything; the database would complain. */
function isId(kind: DeadLetter['kind'], id: string): boolean {
  return kind === 'event'
    ? /^\d{1,15}$/.test(id)
    : /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id);
}
