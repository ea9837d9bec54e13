/** Who may act for whom, and until when. A row is never removed while its person is here: it is its own history. */
import { addDays, type IsoDate, todayIn } from '@tomoni/japanese';
import type { Appointment, Role } from '@tomoni/platform/permissions';
import { appendEvent, type Db, type Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { actorNamed, recordAppointment } from './appointment-history.ts';
import { trimKeys } from './keys.ts';
import { accountsTables } from './tables.ts';
import { expectStaff, isStaffRole } from './vacancies.ts';

export interface NewAppointment {
  person: string;
  role: Role;
  scope: string;
  from: IsoDate;
  until: IsoDate;
  /** A person's id, or `operator`. */
  by: string;
  at: Date;
}

export interface StoredAppointment extends Appointment {
  id: string;
  person: string;
  name: string;
  email: string;
  endedAt: Date | null;
}

/**
 * Appoints somebody; who has the same role there already gets the new end. The event `accounts.appointed` tells of it,
 * and so does the history of the site.
 */
export async function appoint(
  trx: Trx,
  { person, role, scope, from, until, by, at }: NewAppointment,
): Promise<void> {
  const held = await accountsTables(trx)
    .selectFrom('appointment')
    .select('last_day')
    .where('person', '=', person)
    .where('role', '=', role)
    .where('scope', '=', scope)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  await sql`
    insert into accounts.appointment as a (person, role, scope, first_day, last_day, appointed_by)
    values (${person}, ${role}, ${scope}, ${from}, ${until}, ${by})
    on conflict (person, role, scope) where ended_at is null
    do update set last_day = excluded.last_day, first_day = least(a.first_day, excluded.first_day),
      appointed_by = excluded.appointed_by, appointed_at = now()`.execute(trx);
  if (isStaffRole(role)) await expectStaff(trx, { place: scope, role });
  const was = held?.last_day ?? null;
  const act = was === null ? 'appointed' : 'end-moved';
  if (was !== until) await recordAppointment(trx, { act, person, role, scope, was, until, by, at });
  const today = todayIn('Asia/Tokyo', at);
  await trimKeys(trx, { person, scope, today, actor: actorNamed(by), why: 'appointment', at });
  await appendEvent(trx, { kind: 'accounts.appointed', ref: person, data: { role, scope, until, by } });
}

/** Ends an appointment at once; false when there is none with this id that still runs. */
export async function endAppointment(
  trx: Trx,
  { id, by, today, at }: { id: string; by: string; today: IsoDate; at: Date },
): Promise<boolean> {
  const held = await accountsTables(trx)
    .selectFrom('appointment')
    .select('last_day')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const row = await accountsTables(trx)
    .updateTable('appointment')
    .set({
      ended_at: sql`now()`,
      ended_by: by,
      last_day: sql<string>`least(last_day, ${addDays(today, -1)}::date)`,
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['person', 'role', 'scope', 'last_day'])
    .executeTakeFirst();
  if (row === undefined) return false;
  const { person, role, scope, last_day: until } = row;
  await recordAppointment(trx, {
    ...{ act: 'ended', person, role: role as Role, scope, was: held?.last_day ?? null, until, by, at },
  });
  await trimKeys(trx, { person, scope, today, actor: actorNamed(by), why: 'appointment', at });
  await appendEvent(trx, { kind: 'accounts.appointment-ended', ref: person, data: { role, scope, by } });
  return true;
}

/** Ends what runs of somebody whose account goes, each with a line in the history that names nobody. */
export async function endAppointmentsOf(trx: Trx, person: string, at: Date): Promise<void> {
  const today = todayIn('Asia/Tokyo', at);
  const running = await accountsTables(trx)
    .selectFrom('appointment')
    .select(['id', 'role', 'scope', 'last_day'])
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .where('last_day', '>=', today)
    .orderBy('appointed_at')
    .orderBy('scope')
    .execute();
  for (const { role, scope, last_day: was } of running) {
    await recordAppointment(trx, {
      ...{ act: 'account-deleted', person, role: role as Role, scope, was, by: person, at },
      until: addDays(today, -1),
    });
  }
}

/** All appointments of one person, also those that are over. */
export async function appointmentsOf(db: Db, person: string): Promise<StoredAppointment[]> {
  return (await selectAppointments(db).where('a.person', '=', person).execute()).map(appointmentOf);
}

/** The appointments that have not been ended, by person; those past their last day are among them. */
export async function listAppointments(db: Db): Promise<StoredAppointment[]> {
  return (await selectAppointments(db).where('a.ended_at', 'is', null).execute()).map(appointmentOf);
}

/** One appointment, or null. */
export async function findAppointment(db: Db, id: string): Promise<StoredAppointment | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const row = await selectAppointments(db).where('a.id', '=', id).executeTakeFirst();
  return row === undefined ? null : appointmentOf(row);
}

/** The appointments whose last day lies from `today` to so many days ahead; only one person's, or everybody's. */
export async function endingAppointments(
  db: Db,
  today: IsoDate,
  days: number,
  person: string | null,
): Promise<StoredAppointment[]> {
  let query = selectAppointments(db)
    .where('a.ended_at', 'is', null)
    .where('a.last_day', '>=', today)
    .where('a.last_day', '<=', addDays(today, days));
  if (person !== null) query = query.where('a.person', '=', person);
  return (await query.execute()).map(appointmentOf);
}

/** Whether nobody else is a site admin on this day: then this person can't go without leaving the site to nobody. */
export async function isLastAdmin(db: Db, person: string, today: IsoDate): Promise<boolean> {
  const rows = await accountsTables(db)
    .selectFrom('appointment')
    .select('person')
    .distinct()
    .where('role', '=', 'site-admin')
    .where('ended_at', 'is', null)
    .where('first_day', '<=', today)
    .where('last_day', '>=', today)
    .execute();
  return rows.length === 1 && rows[0]?.person === person;
}

function selectAppointments(db: Db) {
  return accountsTables(db)
    .selectFrom('appointment as a')
    .innerJoin('person as p', 'p.id', 'a.person')
    .select([
      'a.id',
      'a.person',
      'a.role',
      'a.scope',
      'a.first_day',
      'a.last_day',
      'a.ended_at',
      'p.name',
      'p.email',
    ])
    .orderBy('p.name')
    .orderBy('p.id')
    .orderBy('a.appointed_at');
}

function appointmentOf(row: {
  id: string;
  person: string;
  role: string;
  scope: string;
  first_day: string;
  last_day: string;
  ended_at: Date | null;
  name: string;
  email: string;
}): StoredAppointment {
  return {
    id: row.id,
    person: row.person,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    scope: row.scope,
    from: row.first_day,
    until: row.last_day,
    endedAt: row.ended_at,
  };
}
