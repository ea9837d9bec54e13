/** What waits for an official here besides versions: wishes, reports, and datasets whose promised update hasn't come. */
import { type IsoDate, todayIn } from '@tomoni/japanese';
import type { Site } from '@tomoni/platform/manifest';
import { type Actor, can } from '@tomoni/platform/permissions';
import type { Todo } from '@tomoni/platform/workflow';
import { listDatasets } from './datasets.ts';
import { freshnessOf } from './freshness.ts';
import { messages } from './messages.ts';
import { openReports } from './reports.ts';
import { waitingWishes } from './wishes.ts';

export async function todos(site: Site, actor: Actor, today: IsoDate): Promise<Todo[]> {
  if (actor.kind !== 'user') return [];
  const owners = [...new Set(actor.appointments.map(({ scope }) => scope))].filter(
    (owner) => can(actor, 'catalogue.edit', { owner }, today).allowed,
  );
  const found = await Promise.all(
    owners.flatMap((owner) => [todosOf(site, owner), lateDatasets(site, owner, today)]),
  );
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

/** Datasets whose promised update hasn't come: the page of the version says from which file the next one is made. */
async function lateDatasets({ db }: Site, owner: string, today: IsoDate): Promise<Todo[]> {
  const { datasets } = await listDatasets(db, { owner });
  return datasets.flatMap(({ id, title, rhythm, publishedAt, version }): Todo[] => {
    const { state, due } = freshnessOf({ rhythm, published: todayIn('Asia/Tokyo', publishedAt), today });
    if (state !== 'late') return [];
    return [
      {
        ...{ id: `catalogue.late/${owner}/${id}`, owner, due, since: publishedAt },
        title: { ja: messages('ja')('todo.late', { title }), en: messages('en')('todo.late', { title }) },
        href: `/${owner}/office/data/versions/${version}`,
      },
    ];
  });
}
