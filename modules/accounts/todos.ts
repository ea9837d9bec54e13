/** What waits for people because of appointments: those that end within a month. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import type { Site } from '@tomoni/platform/manifest';
import { formatDate, type Lang } from '@tomoni/platform/messages';
import { type Actor, can, roleName } from '@tomoni/platform/permissions';
import type { Todo } from '@tomoni/platform/workflow';
import { endingAppointments, type StoredAppointment } from './appointments.ts';
import { messages } from './messages.ts';
import { scopeName } from './presentation.ts';
import { WARNING_DAYS } from './rules.ts';

/** The person's own appointments that end soon; for those who appoint, everybody's. */
export async function todos(site: Site, actor: Actor, today: IsoDate): Promise<Todo[]> {
  if (actor.kind !== 'user') return [];
  const decides = can(actor, 'accounts.appoint', {}, today).allowed;
  const ending = await endingAppointments(site.db, today, WARNING_DAYS, decides ? null : actor.id);
  return Promise.all(ending.map((one) => todoOf(site, one, one.person === actor.id)));
}

async function todoOf(site: Site, one: StoredAppointment, isOwn: boolean) {
  const titleIn = async (lang: Lang) =>
    messages(lang)(isOwn ? 'todo.own' : 'todo.admin', {
      name: one.name,
      role: roleName(one.role, lang),
      scope: await scopeName(site.db, one.scope, lang),
      date: formatDate(one.until, lang, 'date'),
    });
  return {
    id: `accounts.appointment/${one.id}`,
    owner: one.scope,
    title: { ja: await titleIn('ja'), en: await titleIn('en') },
    href: isOwn ? '/account' : `/admin/appointments/${one.id}`,
    due: one.until,
    since: new Date(`${addDays(one.until, -WARNING_DAYS)}T00:00:00+09:00`),
  };
}
