/** The life of a town's calendar: draft → approval (決裁, unless the town does without) → published → withdrawn. */
import { defineWorkflow, needsApproval } from '@tomoni/platform/workflow';
import { messages } from './messages.ts';

type FlowKey = Extract<Parameters<ReturnType<typeof messages>>[0], `flow.${string}`>;

const both = (key: FlowKey) => ({ ja: messages('ja')(key), en: messages('en')(key) });

/** How long an approver has before the to-do list calls it late, in days. */
const APPROVAL_DAYS = 7;

const NAME = 'collection.calendar';

export const calendarFlow = defineWorkflow({
  name: NAME,
  label: { ja: messages('ja')('office.title'), en: messages('en')('office.title') },
  states: {
    draft: both('flow.draft'),
    approval: both('flow.approval'),
    approved: both('flow.approved'),
    published: both('flow.published'),
    withdrawn: both('flow.withdrawn'),
  },
  start: { state: 'draft', action: 'collection.hand-in' },
  moves: {
    submit: {
      from: ['draft'],
      to: 'approval',
      action: 'collection.hand-in',
      label: both('flow.submit'),
      todo: both('flow.submit.todo'),
      dueInDays: APPROVAL_DAYS,
      makesAuthor: true,
    },
    approve: {
      from: ['approval'],
      to: 'approved',
      action: 'collection.approve',
      label: both('flow.approve'),
      todo: both('flow.approve.todo'),
    },
    return: {
      from: ['approval'],
      to: 'draft',
      action: 'collection.approve',
      label: both('flow.return'),
      needsNote: true,
    },
    drop: {
      from: ['draft'],
      to: 'withdrawn',
      action: 'collection.edit',
      label: both('flow.drop'),
    },
    reopen: {
      from: ['withdrawn'],
      to: 'draft',
      action: 'collection.edit',
      label: both('flow.reopen'),
    },
    publish: {
      from: ['approved'],
      to: 'published',
      action: 'collection.publish',
      label: both('flow.publish'),
      todo: both('flow.publish.todo'),
    },
    'publish-now': {
      from: ['draft'],
      to: 'published',
      action: 'collection.publish',
      label: both('flow.publish-now'),
      // The command line publishes at once: whoever has the machine decides.
      check: async (trx, { item, actor }) =>
        actor.kind !== 'operator' &&
        (await needsApproval(trx, { workflow: { name: NAME }, owner: item.owner }))
          ? both('flow.needs-approval')
          : null,
    },
    undo: {
      from: ['published'],
      to: 'draft',
      action: 'collection.publish',
      label: both('flow.undo'),
    },
    withdraw: {
      from: ['published'],
      to: 'withdrawn',
      action: 'collection.publish',
      label: both('flow.withdraw'),
      needsNote: true,
    },
  },
  href: ({ owner, ref }) => `/${owner}/office/garbage/drafts/${ref}`,
});

/** Names of the moves, as buttons send them. */
export type CalendarMove = keyof typeof calendarFlow.moves;

export function isCalendarMove(text: string): text is CalendarMove {
  return Object.hasOwn(calendarFlow.moves, text);
}
