/** SQL of alerts. Every function takes db first. */
import type { IsoDate } from '@tomoni/japanese';
import { publish as tell } from '@tomoni/platform/live';
import { appendEvent, type Db, jsonb, type Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Alert, NewAlert } from './alerts-model.ts';
import { topicOf } from './live-state.ts';

/** Events: a change is told; it isn't any more. The ref is the owner, the data `{ alert }`. */
export const ALERT_ANNOUNCED = 'elections.alert-announced';
export const ALERT_WITHDRAWN = 'elections.alert-withdrawn';

const columns = sql`
  id::text as id, origin, changes, reason, reason_en as "reasonEn", polling_day::text as "pollingDay",
  until::text as until, withdraws::text as withdraws, made_at as "madeAt", announced_at as "announcedAt",
  withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"`;

/** Keeps an alert that nobody sees yet. Returns its id. */
export async function insertAlert(trx: Trx, owner: string, alert: NewAlert): Promise<string> {
  const { origin, changes, reason, reasonEn, pollingDay, until, withdraws, madeAt } = alert;
  const { rows } = await sql<{ id: string }>`
    insert into elections.alert
      (owner, origin, changes, reason, reason_en, polling_day, until, withdraws, made_at, withdrawn_why)
    values (${owner}, ${origin}, ${jsonb(changes)}, ${reason}, ${reasonEn}, ${pollingDay}::date, ${until}::date,
      ${withdraws}::bigint, ${madeAt}, '')
    returning id::text as id`.execute(trx);
  return rows[0]?.id ?? '';
}

export async function findAlert(db: Db, owner: string, id: string): Promise<Alert | null> {
  const { rows } = await sql<Alert>`
    select ${columns} from elections.alert where owner = ${owner} and id = ${id}::bigint`.execute(db);
  return rows[0] ?? null;
}

/** What is told now, the newest first. */
export async function shownAlerts(db: Db, owner: string, today: IsoDate): Promise<Alert[]> {
  const { rows } = await sql<Alert>`
    select ${columns} from elections.alert
    where owner = ${owner} and announced_at is not null and withdrawn_at is null and withdraws is null
      and until >= ${today}::date
    order by announced_at desc, id desc limit 50`.execute(db);
  return rows;
}

/** Everything that was ever told, also what is over or was taken back; the newest first. */
export async function toldAlerts(db: Db, owner: string): Promise<Alert[]> {
  const { rows } = await sql<Alert>`
    select ${columns} from elections.alert
    where owner = ${owner} and announced_at is not null and withdraws is null
    order by announced_at desc, id desc limit 100`.execute(db);
  return rows;
}

/** What is on its way: written by somebody, or found in a list and held until somebody has looked. */
export async function waitingAlerts(db: Db, owner: string): Promise<Alert[]> {
  const { rows } = await sql<Alert>`
    select ${columns} from elections.alert
    where owner = ${owner} and announced_at is null and withdrawn_at is null order by id desc limit 50`.execute(
    db,
  );
  return rows;
}

/** Whether a new list changes places, and nobody has looked at that yet. */
export async function isHeld(db: Db, owner: string, today: IsoDate): Promise<boolean> {
  const { rows } = await sql`
    select 1 from elections.alert
    where owner = ${owner} and origin = 'list' and announced_at is null and withdrawn_at is null
      and until >= ${today}::date limit 1`.execute(db);
  return rows.length > 0;
}

/** From now on everybody sees it, open pages too, and whoever follows its places is told. */
export async function announceAlert(trx: Trx, owner: string, id: string, at: Date): Promise<void> {
  const { numAffectedRows } = await sql`
    update elections.alert set announced_at = ${at}
    where owner = ${owner} and id = ${id}::bigint and announced_at is null`.execute(trx);
  if (numAffectedRows !== 1n) return;
  await tell(trx, [topicOf(owner)]);
  await appendEvent(trx, { kind: ALERT_ANNOUNCED, ref: owner, data: { alert: id } });
}

/** Nobody sees it as holding any more; whoever was told is told. `why` is public. */
export async function withdrawAlert(
  trx: Trx,
  owner: string,
  { id, why, at }: { id: string; why: string; at: Date },
): Promise<void> {
  const { rows } = await sql<{ announced: boolean }>`
    update elections.alert set withdrawn_at = ${at}, withdrawn_why = ${why}
    where owner = ${owner} and id = ${id}::bigint and withdrawn_at is null
    returning announced_at is not null as announced`.execute(trx);
  if (rows[0] === undefined) return;
  await tell(trx, [topicOf(owner)]);
  if (rows[0].announced) await appendEvent(trx, { kind: ALERT_WITHDRAWN, ref: owner, data: { alert: id } });
}

/** Whether somebody's proposal to take this alert back has been approved. */
export async function isWithdrawalApproved(db: Db, owner: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from elections.alert
    where owner = ${owner} and withdraws = ${id}::bigint and announced_at is not null limit 1`.execute(db);
  return rows.length > 0;
}
