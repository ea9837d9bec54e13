/** What waits for a person: moves that they may make, and what modules add. */
import type { IsoDate } from '@tomoni/japanese';
import type { Site } from '../manifest/index.ts';
import { type Actor, can, isInForce } from '../permissions/index.ts';
import type { Db } from '../storage/index.ts';
import type { Both, Item, Move, Todo, Workflow } from './contract.ts';
import { itemsIn } from './items.ts';

/** A button on the page of a thing: with the reason, where the person may not. */
export interface OfferedMove<Name extends string = string> {
  move: Name;
  label: Both;
  allowed: boolean;
  reason: Both | null;
}

/** The moves that lead on from here, for buttons. Their own checks are asked when they are made. */
export function movesFrom<Name extends string>(
  workflow: Workflow<string, Name>,
  item: Item,
  actor: Actor,
  today: IsoDate,
): OfferedMove<Name>[] {
  return movesIn(workflow, item.state).map(([name, { action, label }]) => {
    const answer = can(actor, action, { owner: item.owner, author: item.authors }, today);
    return { move: name, label, allowed: answer.allowed, reason: answer.allowed ? null : answer.reason };
  });
}

function movesIn<Name extends string>(workflow: Workflow<string, Name>, state: string): [Name, Move][] {
  const all = Object.entries(workflow.moves) as [Name, Move][];
  return all.filter(([, { from }]) => from.includes(state));
}

/** Everything that waits for this person on this site, the most urgent first. Nobody signed in: nothing. */
export async function todosFor(site: Site, actor: Actor, today: IsoDate): Promise<Todo[]> {
  if (actor.kind !== 'user') return [];
  const lists = await Promise.all(
    site.modules.flatMap((module) => [
      ...(module.workflows ?? []).map((workflow) => todosIn(site.db, workflow, actor, today)),
      ...(module.todos === undefined ? [] : [module.todos(site, actor, today)]),
    ]),
  );
  return lists.flat().sort(byUrgency);
}

async function todosIn(
  db: Db,
  workflow: Workflow,
  actor: Extract<Actor, { kind: 'user' }>,
  today: IsoDate,
): Promise<Todo[]> {
  const asking = Object.values(workflow.moves).filter(({ todo }) => todo !== undefined);
  const states = [...new Set(asking.flatMap(({ from }) => from))];
  const scopes = actor.appointments.filter((one) => isInForce(one, today)).map(({ scope }) => scope);
  if (states.length === 0) return [];
  const owners = scopes.includes('site') ? null : scopes;
  const items = await itemsIn(db, workflow.name, states, { owners, author: actor.id });
  return items.flatMap((item) => {
    const subject = { owner: item.owner, author: item.authors };
    const mine = movesIn(workflow, item.state).find(
      ([, { todo, action }]) => todo !== undefined && can(actor, action, subject, today).allowed,
    );
    const title = mine?.[1].todo;
    if (title === undefined) return [];
    const { owner, ref, due, since } = item;
    return [{ id: `${workflow.name}/${owner}/${ref}`, owner, title, href: workflow.href(item), due, since }];
  });
}

function byUrgency(one: Todo, other: Todo): number {
  const [due, otherDue] = [one.due ?? '9999', other.due ?? '9999'];
  if (due !== otherDue) return due < otherDue ? -1 : 1;
  return one.since.getTime() - other.since.getTime();
}

/** How a due day stands: over, within three days, or later; null without one. */
export function urgencyOf(due: IsoDate | null, today: IsoDate): 'overdue' | 'soon' | 'later' | null {
  if (due === null) return null;
  if (due < today) return 'overdue';
  const days = (Date.parse(due) - Date.parse(today)) / 86_400_000;
  return days <= 3 ? 'soon' : 'later';
}
