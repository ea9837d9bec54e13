/** Sends what is due by the clock: once, however many processes look, and once after a time in which none did. */
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { type Db, transaction } from '../storage/index.ts';
import type { AnyJob } from './contract.ts';
import { lastDue, nextDue } from './schedule.ts';
import { sendRaw } from './send.ts';

/** Sends the scheduled jobs that are due and returns their names. A new schedule begins with its next time. */
export async function sendDue(site: Site, jobs: readonly AnyJob[]): Promise<string[]> {
  const sent: string[] = [];
  for (const job of jobs) {
    if (job.schedule === undefined) continue;
    const slot = lastDue(job.schedule, site.now());
    const due = await transaction(site.db, async (trx) => {
      const isDue = await takeSlot(trx, job.name, slot);
      if (isDue) await sendRaw(trx, job, null, {});
      return isDue;
    });
    if (due) sent.push(job.name);
  }
  return sent;
}

/** The row is locked by the first who writes it; for the others the slot is taken then. */
async function takeSlot(db: Db, name: string, slot: Date): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    insert into jobs.schedules as s (name, slot) values (${name}, ${slot})
    on conflict (name) do update set slot = excluded.slot where s.slot < excluded.slot
    returning xmax = 0 as fresh`.execute(db);
  return rows[0]?.fresh === false;
}

export interface ScheduleReport {
  job: AnyJob;
  /** When it was due last and sent, or null when it never was. */
  last: Date | null;
  next: Date;
}

/** All schedules of a site, with when they ran last and will next. */
export async function schedulesOf(site: Site, jobs: readonly AnyJob[]): Promise<ScheduleReport[]> {
  const { rows } = await sql<{ name: string; slot: Date }>`select name, slot from jobs.schedules`.execute(
    site.db,
  );
  const slots = new Map(rows.map(({ name, slot }) => [name, slot]));
  return jobs.flatMap((job) =>
    job.schedule === undefined
      ? []
      : [{ job, last: slots.get(job.name) ?? null, next: nextDue(job.schedule, site.now()) }],
  );
}
