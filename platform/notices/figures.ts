/** How delivery stands: counts and reasons, never to whom. */
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';
import type { Channel } from './contract.ts';

export interface Figures {
  waiting: number;
  late: number;
  sent: number;
  failed: number;
  expired: number;
  paused: number;
  subscribers: number;
  trouble: { channel: Channel; error: string; since: Date } | null;
  errors: { channel: Channel; error: string; count: number }[];
}

const HOUR = 3_600_000;

export async function figuresOf(db: Db, now: Date): Promise<Figures> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const { rows } = await sql<Omit<Figures, 'trouble' | 'errors'>>`
    select
      (select count(*) from notices.delivery where state = 'waiting' and channel = any(array['mail','push','webhook'])) as waiting,
      (select count(*) from notices.delivery where state = 'waiting' and channel = any(array['mail','push','webhook'])
        and due_at < ${ago(0.25)}) as late,
      (select count(*) from notices.delivery where done_at > ${ago(24)} and state = 'sent') as sent,
      (select count(*) from notices.delivery where done_at > ${ago(168)} and state = 'failed') as failed,
      (select count(*) from notices.delivery where done_at > ${ago(168)} and state = 'expired') as expired,
      (select count(*) from notices.subscriber where failures >= 3 and ended_at is null) as paused,
      (select count(*) from notices.subscriber where ended_at is null) as subscribers`.execute(db);
  const trouble = await sql<NonNullable<Figures['trouble']>>`
    select channel, error, since from notices.trouble order by since limit 1`.execute(db);
  const errors = await sql<Figures['errors'][number]>`
    select channel, error, count(*) as count from notices.delivery
    where done_at > ${ago(168)} and state = 'failed' and error is not null
    group by channel, error order by count(*) desc limit 10`.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error('The database gave no figures');
  return { ...counts, trouble: trouble.rows[0] ?? null, errors: errors.rows };
}
