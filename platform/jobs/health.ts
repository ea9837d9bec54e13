import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';

export interface JobHealth {
  /** Due now and not begun. */
  waiting: number;
  /** In hand. */
  running: number;
  /** Given up, waiting for a person. */
  dead: number;
  /** Since when the one that waits longest is due; null when nothing waits. */
  waitingSince: Date | null;
}

interface Row {
  waiting: number;
  running: number;
  dead: number;
  waitingSince: Date | null;
}

/** How the jobs and events of a site are, in four figures. */
export async function jobHealth(db: Db): Promise<JobHealth> {
  const { rows } = await sql<Row>`
    select
      count(*) filter (where state < 'active' and start_after < now()) as waiting,
      count(*) filter (where state = 'active') as running,
      count(*) filter (where state = 'failed') as dead,
      min(start_after) filter (where state < 'active' and start_after < now()) as "waitingSince"
    from jobs.job
    union all
    select
      count(*) filter (where given_up_at is null and due_at <= clock_timestamp()), 0,
      count(*) filter (where given_up_at is not null),
      min(due_at) filter (where given_up_at is null and due_at <= clock_timestamp())
    from platform.outbox`.execute(db);
  const since = rows.map((row) => row.waitingSince).filter((date) => date !== null);
  return {
    waiting: total(rows, 'waiting'),
    running: total(rows, 'running'),
    dead: total(rows, 'dead'),
    waitingSince: since.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
}

function total(rows: readonly Row[], key: 'waiting' | 'running' | 'dead'): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}
