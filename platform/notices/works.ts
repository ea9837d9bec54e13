/** Works for all readers, by the slot that names each: begun, done, left open. */
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';

/** Whether this work has been done. */
export async function isDone(db: Db, slot: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from notices.progress where slot = ${slot} and done_at is not null`.execute(db);
  return rows.length > 0;
}

/** Whether this work has been begun: somebody may have been told, though it may have broken off. */
export async function hasBegun(db: Db, slot: string): Promise<boolean> {
  const { rows } = await sql`select 1 from notices.progress where slot = ${slot}`.execute(db);
  return rows.length > 0;
}

/** Writes down work that is still to be done: a part of another that could not be done with it. */
export async function leaveOpen(db: Db, slot: string, expires: Date): Promise<void> {
  await sql`
    insert into notices.progress (slot, keep_until) values (${slot}, ${expires}) on conflict do nothing`.execute(
    db,
  );
}

/** Works that were begun or left open and are not done, by how their slots begin. */
export async function openWorks(db: Db, begin: string): Promise<string[]> {
  const { rows } = await sql<{ slot: string }>`
    select slot from notices.progress where starts_with(slot, ${begin}) and done_at is null order by slot`.execute(
    db,
  );
  return rows.map(({ slot }) => slot);
}

/** Writes down that a work is done, or may have been, if anybody asked for its kind: nothing of it is queued again. */
export async function markDone(
  db: Db,
  { slot, kind, expires }: { slot: string; kind: string; expires: Date },
): Promise<void> {
  await sql`
    insert into notices.progress (slot, keep_until, done_at)
    select ${slot}, ${expires}, clock_timestamp()
    where exists (select from notices.subscription where state = 'active' and kind = ${kind})
    on conflict (slot) do update set done_at = coalesce(notices.progress.done_at, excluded.done_at)`.execute(
    db,
  );
}
