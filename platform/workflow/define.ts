import type { Workflow } from './contract.ts';

/**
 * Makes a workflow for the manifest (`workflows: [calendarFlow]`) and for `move`.
 *
 * @example
 * export const calendarFlow = defineWorkflow({
 *   name: 'collection.calendar',
 *   label: { ja: 'ごみカレンダー', en: 'Garbage calendar' },
 *   states: { draft: { ja: '下書き', en: 'Draft' }, approval: { … }, published: { … } },
 *   start: { state: 'draft', action: 'collection.edit' },
 *   moves: {
 *     edit: { from: ['draft'], to: 'draft', action: 'collection.edit', label: …, makesAuthor: true },
 *     submit: { from: ['draft'], to: 'approval', action: 'collection.edit', label: …, dueInDays: 7 },
 *     approve: { from: ['approval'], to: 'published', action: 'collection.approve', label: …, todo: … },
 *   },
 *   href: ({ owner, ref }) => `/${owner}/office/garbage/${ref}`,
 * });
 *
 * @throws RangeError when a state can't be reached, or the name isn't `module.thing`.
 */
export function defineWorkflow<State extends string, Name extends string>(
  workflow: Workflow<State, Name>,
): Workflow<State, Name> {
  if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(workflow.name)) {
    throw new RangeError(`"${workflow.name}" is not a name like collection.calendar`);
  }
  const reached = new Set<State>([workflow.start.state]);
  const moves: { from: readonly State[]; to: State }[] = Object.values(workflow.moves);
  // Each round reaches at least one more state, or is the last.
  for (const _ of moves) {
    for (const { from, to } of moves) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  const lost = Object.keys(workflow.states).filter((state) => !reached.has(state as State));
  if (lost.length > 0) throw new RangeError(`${workflow.name} never comes to ${lost.join(', ')}`);
  return workflow;
}
