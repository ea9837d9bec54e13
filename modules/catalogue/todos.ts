/** What waits for an official here besides versions: wishes nobody has looked at, reports nobody has settled. */
import type { IsoDate } from '@tomoni/japanese';
import type { Site } from '@tomoni/platform/manifest';
import { type Actor, can } from '@tomoni/platform/permissions';
import type { Todo } from '@tomoni/platform/workflow';
import { messages } from './messages.ts';
import { openReports } from './reports.ts';
import { waitingWishes } from './wishes.ts';

export async function todos(site: Site, actor: Actor, today: IsoDate): Promise<Todo[]> {
  if (actor.kind !== 'user') return [];
  const owners = [...new Set(actor.appointments.map(({ scope }) => scope))].filter(
    (owner) => can(actor, 'catalogue.edit', { owner }, today).allowed,
  );
  const found = await Promise.all(owners.map((owner) => todosOf(site, owner)));
  return found.flat();
}

async function todosOf(site: Site, owner: string): Promise<Todo[]> {
  const [wishes, reports] = await Promise.all([waitingWishes(site.db, owner), openReports(site.db, owner)]);
  return [
    { what: 'wishes' as const, ...wishes },
    { what: 'reports' as const, ...reports },
  ].flatMap(({ what, count, since }) =>
    since === null
      ? []
      : [
          {
            ...{ id: `catalogue.${what}/${owner}`, owner, due: null, since },
            title: {
              ja: messages('ja')(`visit.todo.${what}`, { count }),
              en: messages('en')(`visit.todo.${what}`, { count }),
            },
            href: `/${owner}/office/data/${what}`,
          },
        ],
  );
}
