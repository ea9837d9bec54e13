import type { IsoDate } from '@tomoni/japanese';

/** What somebody may be appointed to. Nobody gives a role to themselves. */
export type Role = 'site-admin' | 'official' | 'approver' | 'group-admin' | 'organiser' | 'moderator';

/** All roles, in the order in which people read of them. */
export const roles: readonly Role[] = [
  'site-admin',
  'official',
  'approver',
  'group-admin',
  'organiser',
  'moderator',
];

/** A role, where it counts, and until when: there is no appointment without an end. */
export interface Appointment {
  role: Role;
  /** A place's code, a group's id, or `site` for the whole installation. */
  scope: string;
  /** First day. */
  from: IsoDate;
  /** Last day. */
  until: IsoDate;
}

/** Somebody who is signed in, or for whom a key acts. */
export interface User {
  kind: 'user';
  id: string;
  name: string;
  appointments: readonly Appointment[];
}

/** Who does something. */
export type Actor =
  | { kind: 'visitor' }
  | User
  /**
   * A program with a key that a person made. It may do what a table names for keys, and no more than the person, whose
   * appointments stand here only as far as the key goes. Its work is the person's own.
   */
  | { kind: 'key'; id: string; name: string; person: User }
  /** The command line: whoever has the machine has the data, so there is nothing to forbid. */
  | { kind: 'operator' };

/** What something is done to. */
export interface Subject {
  /** A place's code or a group's id. */
  owner?: string;
  /** The users who made it: one id, or all who had a hand in it. */
  author?: string | readonly string[];
}

/** The actor as histories, stored rows and events name it: a user's id, `operator`, or `visitor`. */
export function actorId(actor: Actor): string {
  const person = personOf(actor);
  return person === null ? actor.kind : person.id;
}

/** The person who acts, by themselves or by a key; null for visitors and the command line. */
export function personOf(actor: Actor): User | null {
  if (actor.kind === 'user') return actor;
  return actor.kind === 'key' ? actor.person : null;
}

/** The id of the key by which a person acts, or null. */
export function keyOf(actor: Actor): string | null {
  return actor.kind === 'key' ? actor.id : null;
}

/** Whether this appointment counts on this day; both its first and its last day do. */
export function isInForce(appointment: Appointment, today: IsoDate): boolean {
  return appointment.from <= today && today <= appointment.until;
}
