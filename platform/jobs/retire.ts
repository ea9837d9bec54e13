/** The end of a job that a release no longer has. */
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';

/**
 * Takes away what is left of a job by its name: its schedule, its queue and what waits or was given up there, which
 * nobody would ever take and every count would show. For migrations; does nothing where there are no jobs.
 */
export async function retireJob(db: Db, name: string): Promise<void> {
  const { rows } = await sql<{ schedules: string | null; queue: string | null }>`
    select to_regclass('jobs.schedules')::text as schedules, to_regclass('jobs.queue')::text as queue`.execute(
    db,
  );
  if (rows[0]?.schedules !== null) await sql`delete from jobs.schedules where name = ${name}`.execute(db);
  if (rows[0]?.queue === null) return;
  // A queue cannot go before what stands in it.
  await sql`delete from jobs.job where name = ${name}`.execute(db);
  const { rows: queues } = await sql`select 1 from jobs.queue where name = ${name}`.execute(db);
  if (queues.length === 0) return;
  // In the transaction of a restore the rows that were just loaded are still to be checked; no table goes before that.
  await sql`set constraints all immediate`.execute(db);
  await sql`select jobs.delete_queue(${name})`.execute(db);
  await sql`set constraints all deferred`.execute(db);
}
