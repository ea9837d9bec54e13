/** Sessions: who is signed in, where else, and ending them. */
import type { Appointment } from '@tomoni/platform/permissions';
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { FRESH_SECONDS } from './rules.ts';
import { accountsTables, type SignInMethod } from './tables.ts';

export interface Session {
  id: string;
  person: { id: string; name: string; email: string };
  appointments: Appointment[];
  method: SignInMethod;
  createdAt: Date;
  /** Signed in so recently that it may do what matters. */
  isFresh: boolean;
}

export interface OpenSession {
  id: string;
  method: SignInMethod;
  userAgent: string;
  createdAt: Date;
}

/** The session of a token with its person and appointments, in one query; null when it is over. */
export async function findSession(db: Db, token: string): Promise<Session | null> {
  const { rows } = await sql<Session['person'] & Omit<Session, 'person'> & { session: string }>`
    select s.id as session, s.method, s."createdAt",
      s."createdAt" > clock_timestamp() - ${FRESH_SECONDS} * interval '1 second' as "isFresh",
      p.id, p.name, p.email,
      coalesce((
        select jsonb_agg(jsonb_build_object('role', role, 'scope', scope, 'from', first_day, 'until', last_day))
        from accounts.appointment where person = p.id
      ), '[]') as appointments
    from accounts.session s join accounts.person p on p.id = s."userId"
    where s.token = ${token} and s."expiresAt" > clock_timestamp()`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { session, id, name, email, ...rest } = row;
  return { ...rest, id: session, person: { id, name, email }, method: rest.method ?? 'link' };
}

/** A person's sessions that are not over, the newest first. */
export async function openSessions(db: Db, person: string): Promise<OpenSession[]> {
  const rows = await accountsTables(db)
    .selectFrom('session')
    .select(['id', 'method', 'userAgent', 'createdAt'])
    .where('userId', '=', person)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, method: row.method ?? 'link', userAgent: row.userAgent ?? '' }));
}

/** Ends one session of this person. */
export async function endSession(db: Db, person: string, id: string): Promise<void> {
  await accountsTables(db).deleteFrom('session').where('userId', '=', person).where('id', '=', id).execute();
}

/** Ends all sessions of this person but one. */
export async function endOtherSessions(db: Db, person: string, kept: string): Promise<void> {
  await accountsTables(db)
    .deleteFrom('session')
    .where('userId', '=', person)
    .where('id', '!=', kept)
    .execute();
}

/** Ends the session of a token, whoever it belongs to: it was just brought along. */
export async function endSessionOfToken(db: Db, token: string): Promise<void> {
  await accountsTables(db).deleteFrom('session').where('token', '=', token).execute();
}

/** Removes what is over: sessions, links, invitations. */
export async function sweepAccounts(db: Db): Promise<void> {
  await sql`delete from accounts.session where "expiresAt" < now()`.execute(db);
  await sql`delete from accounts.verification where "expiresAt" < now()`.execute(db);
  await sql`delete from accounts.invitation where expires_at < now()`.execute(db);
}
