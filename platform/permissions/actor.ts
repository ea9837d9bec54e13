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

/** Who does something. */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'user'; id: string; name: string; appointments: readonly Appointment[] }
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
  return actor.kind === 'user' ? actor.id : actor.kind;
}

/** Whether this appointment counts on this day; both its first and its last day do. */
export function isInForce(appointment: Appointment, today: IsoDate): boolean {
  return appointment.from <= today && today <= appointment.until;
}
