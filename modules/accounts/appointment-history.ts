/** What was done with appointments, for the page of people: who gave, moved or ended which role, and when. */
import type { IsoDate } from '@tomoni/japanese';
import { append, type Entry, historyOf } from '@tomoni/platform/history';
import type { Actor, Role } from '@tomoni/platform/permissions';
import type { Db, Trx } from '@tomoni/platform/storage';

/** One history of the site for all: site admins appoint, wherever the role counts. */
const KEPT_AS = { owner: 'site', ref: 'accounts.appointments' };
const SHOWN = 50;

export type AppointmentAct = 'appointed' | 'end-moved' | 'ended' | 'account-deleted';

export interface AppointmentFact {
  act: AppointmentAct;
  person: string;
  role: Role;
  scope: string;
  /** The last day as it was; null for a new role. */
  was: IsoDate | null;
  /** The last day as it is now. */
  until: IsoDate;
  /** A person's id, or `operator`. */
  by: string;
  at: Date;
}

/** Who did it, for the history: a person's id, or `operator`. */
export function actorNamed(by: string): Actor {
  return by === 'operator' ? { kind: 'operator' } : { kind: 'user', id: by, name: '', appointments: [] };
}

/** Writes it down in the transaction in which it is done. Ids only: an account that is gone leaves no name. */
export async function recordAppointment(trx: Trx, fact: AppointmentFact): Promise<void> {
  const { act, person, role, scope, was, until, by, at } = fact;
  await append(trx, {
    ...{ ...KEPT_AS, actor: actorNamed(by), action: `accounts.${act}`, at },
    before: was === null ? null : { until: was },
    after: { person, role, scope, until },
  });
}

export interface RecordedAppointment {
  act: AppointmentAct;
  person: string;
  role: Role;
  scope: string;
  was: IsoDate | null;
  until: IsoDate;
  entry: Entry;
}

/** The latest, newest first. */
export async function recentAppointments(db: Db): Promise<RecordedAppointment[]> {
  const entries = await historyOf(db, { ...KEPT_AS, limit: SHOWN });
  return entries.map((entry) => {
    const after = entry.after as Pick<RecordedAppointment, 'person' | 'role' | 'scope' | 'until'>;
    const was = (entry.before as { until: IsoDate } | null)?.until ?? null;
    return { ...after, was, act: entry.action.slice('accounts.'.length) as AppointmentAct, entry };
  });
}
