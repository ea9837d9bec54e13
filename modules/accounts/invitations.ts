/**
 * Ways in for people who have no account yet: a link by mail, made by an admin (with appointments), by the operator,
 * or by the person where everybody may join. Only a hash of each link is kept.
 */

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IsoDate } from '@tomoni/japanese';
import { knownLang, type Lang } from '@tomoni/platform/messages';
import type { Role } from '@tomoni/platform/permissions';
import { type Db, jsonb, type Trx, transaction } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { appoint } from './appointments.ts';
import { accountsTables } from './tables.ts';

/** An appointment that begins when the invitation is accepted. */
export interface PromisedAppointment {
  role: Role;
  scope: string;
  from: IsoDate;
  until: IsoDate;
}

export interface Invitation {
  email: string;
  /** Who invited; null when the person asked for it. */
  invitedBy: string | null;
  lang: Lang;
  appointments: PromisedAppointment[];
}

export interface OpenInvitation extends Invitation {
  createdAt: Date;
  expiresAt: Date;
}

/** Writes an invitation and gives its token, which is kept nowhere else. */
export async function invite(db: Db, invitation: Invitation, days: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await sql`
    insert into accounts.invitation (token_hash, email, invited_by, lang, appointments, expires_at)
    values (${hashOf(token)}, ${invitation.email}, ${invitation.invitedBy}, ${invitation.lang},
      ${jsonb(invitation.appointments)}, now() + ${days} * interval '1 day')`.execute(db);
  return token;
}

/** The invitation of a link, or null when there is none, it was used, or its time is over. */
export async function findInvitation(db: Db, token: string): Promise<OpenInvitation | null> {
  const row = await accountsTables(db)
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return row === undefined ? null : invitationOf(row);
}

/** Invitations with appointments that nobody has accepted yet, for the site's admin. */
export async function listInvitations(db: Db): Promise<OpenInvitation[]> {
  const rows = await accountsTables(db)
    .selectFrom('invitation')
    .selectAll()
    .where('invited_by', 'is not', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at')
    .execute();
  return rows.map(invitationOf);
}

/** Takes all invitations of an address back. */
export async function withdrawInvitations(db: Db, email: string): Promise<void> {
  await accountsTables(db).deleteFrom('invitation').where('email', '=', email).execute();
}

/**
 * Opens the account that a link promises, with its appointments, in one step.
 * @param passwordHash null: the person signs in by mail or passkey
 * @returns the new person's id; null when the link is no longer good or somebody has this address already
 */
export function acceptInvitation(
  db: Db,
  given: { token: string; name: string; passwordHash: string | null },
): Promise<string | null> {
  return transaction(db, async (trx) => {
    const accounts = accountsTables(trx);
    const invitation = await findInvitation(trx, given.token);
    if (invitation === null) return null;
    const id = randomUUID();
    const now = new Date();
    const stamps = { createdAt: now, updatedAt: now };
    const { email } = invitation;
    const added = await accounts
      .insertInto('person')
      .values({ id, name: given.name, email, emailVerified: true, image: null, ...stamps })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) return null;
    if (given.passwordHash !== null) {
      const account = { id: randomUUID(), accountId: id, providerId: 'credential', userId: id };
      await accounts
        .insertInto('account')
        .values({ ...account, password: given.passwordHash, ...stamps })
        .execute();
    }
    await claim(trx, id, email);
    return id;
  });
}

/** Whether an account may be made for this confirmed address. */
export async function allowsJoining(db: Db, email: string, openToAll: boolean): Promise<boolean> {
  if (openToAll) return true;
  const row = await accountsTables(db)
    .selectFrom('invitation')
    .select('email')
    .where('email', '=', email.toLowerCase())
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes what was promised to this person's confirmed address come true; nothing when nothing was. */
export function claimInvitations(db: Db, person: string): Promise<void> {
  return transaction(db, async (trx) => {
    const row = await accountsTables(trx)
      .selectFrom('person')
      .select('email')
      .where('id', '=', person)
      .executeTakeFirst();
    if (row !== undefined) await claim(trx, person, row.email);
  });
}

async function claim(trx: Trx, person: string, email: string): Promise<void> {
  const rows = await accountsTables(trx)
    .deleteFrom('invitation')
    .where('email', '=', email)
    .returningAll()
    .execute();
  for (const row of rows) {
    if (row.expires_at < new Date()) continue;
    for (const promised of row.appointments as PromisedAppointment[]) {
      await appoint(trx, { ...promised, person, by: row.invited_by ?? 'operator', at: new Date() });
    }
  }
}

function invitationOf(row: {
  email: string;
  invited_by: string | null;
  lang: string;
  appointments: unknown;
  created_at: Date;
  expires_at: Date;
}): OpenInvitation {
  return {
    email: row.email,
    invitedBy: row.invited_by,
    lang: knownLang(row.lang),
    appointments: row.appointments as PromisedAppointment[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
