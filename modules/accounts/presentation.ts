/** Appointments as pages show them: with the names of places and groups, and how they stand today. */

import { type IsoDate, toDayNumber } from '@tomoni/japanese';
import { findOwner, ownerName } from '@tomoni/owners/contract';
import type { Lang } from '@tomoni/platform/messages';
import type { Appointment } from '@tomoni/platform/permissions';
import type { Db } from '@tomoni/platform/storage';
import { messages } from './messages.ts';
import { WARNING_DAYS } from './rules.ts';

export type AppointmentState = 'to-come' | 'running' | 'ending' | 'over';

export type ShownAppointment<One extends Appointment = Appointment> = One & {
  scopeName: string;
  state: AppointmentState;
  /** Days after today in which it still counts; 0 on its last day. */
  daysLeft: number;
};

/** How an appointment stands on a day. */
export function stateOf({ from, until }: Appointment, today: IsoDate): AppointmentState {
  if (until < today) return 'over';
  if (from > today) return 'to-come';
  return daysBetween(today, until) <= WARNING_DAYS ? 'ending' : 'running';
}

export function shown<One extends Appointment>(
  db: Db,
  appointments: readonly One[],
  today: IsoDate,
  lang: Lang,
): Promise<ShownAppointment<One>[]> {
  return Promise.all(
    appointments.map(async (one) => ({
      ...one,
      scopeName: await scopeName(db, one.scope, lang),
      state: stateOf(one, today),
      daysLeft: daysBetween(today, one.until),
    })),
  );
}

/** What people call the place, the group or the whole site. */
export async function scopeName(db: Db, scope: string, lang: Lang): Promise<string> {
  const t = messages(lang);
  if (scope === 'site') return t('scope.site');
  return (await ownerName(db, scope, lang)) ?? t('scope.gone', { id: scope });
}

/** Whether the site has a place or group with this id, of the kind that a role needs. */
export async function isKnownScope(
  db: Db,
  scope: string,
  kind: 'site' | 'place' | 'group',
): Promise<boolean> {
  if (kind === 'site') return scope === 'site';
  return (await findOwner(db, scope))?.kind === kind;
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return toDayNumber(to) - toDayNumber(from);
}
