/** What waits for people: appointments that end within a month, keys within two weeks, places without anybody. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import type { Site } from '@tomoni/platform/manifest';
import { formatDate, type Lang } from '@tomoni/platform/messages';
import { type Actor, can, roleName } from '@tomoni/platform/permissions';
import type { Todo } from '@tomoni/platform/workflow';
import { endingAppointments, type StoredAppointment } from './appointments.ts';
import { isOpen, keysOf, type StoredKey } from './keys.ts';
import { messages } from './messages.ts';
import { scopeName } from './presentation.ts';
import { KEY_WARNING_DAYS, WARNING_DAYS } from './rules.ts';
import { type Vacancy, vacancies } from './vacancies.ts';

/** The person's own appointments that end soon; for those who appoint, everybody's. */
export async function todos(site: Site, actor: Actor, today: IsoDate): Promise<Todo[]> {
  if (actor.kind !== 'user') return [];
  const decides = can(actor, 'accounts.appoint', {}, today).allowed;
  const [ending, keys, vacant] = await Promise.all([
    endingAppointments(site.db, today, WARNING_DAYS, decides ? null : actor.id),
    keysOf(site.db, actor.id),
    decides ? vacancies(site.db, today) : [],
  ]);
  const late = addDays(today, KEY_WARNING_DAYS);
  return Promise.all([
    ...ending.map((one) => todoOf(site, one, one.person === actor.id)),
    ...vacant.map((one) => vacancyTodo(site, one)),
    ...keys.filter((key) => isOpen(key, today) && key.until <= late).map((key) => keyTodo(site, key)),
  ]);
}

async function vacancyTodo(site: Site, { place, role }: Vacancy): Promise<Todo> {
  const titleIn = async (lang: Lang) =>
    messages(lang)('todo.vacancy', {
      role: roleName(role, lang),
      scope: await scopeName(site.db, place, lang),
    });
  return {
    ...{ id: `accounts.vacancy/${place}/${role}`, owner: place, due: null, since: site.now() },
    title: { ja: await titleIn('ja'), en: await titleIn('en') },
    href: `/admin/vacancies/${place}/${role}`,
  };
}

async function keyTodo(site: Site, { id, place, name, until }: StoredKey): Promise<Todo> {
  const titleIn = async (lang: Lang) =>
    messages(lang)('todo.key', {
      name,
      scope: await scopeName(site.db, place, lang),
      date: formatDate(until, lang, 'date'),
    });
  return {
    ...{ id: `accounts.key/${id}`, owner: place, href: '/account/keys', due: until },
    title: { ja: await titleIn('ja'), en: await titleIn('en') },
    since: new Date(`${addDays(until, -KEY_WARNING_DAYS)}T00:00:00+09:00`),
  };
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
