/** The life of a version of a dataset: draft → approval (決裁, unless the owner does without) → published → withdrawn. */
import { defineWorkflow, needsApproval } from '@tomoni/platform/workflow';
import { messages } from './messages.ts';

type FlowKey = Extract<Parameters<ReturnType<typeof messages>>[0], `flow.${string}`>;

const both = (key: FlowKey) => ({ ja: messages('ja')(key), en: messages('en')(key) });

/** How long an approver has before the to-do list calls it late, in days. */
const APPROVAL_DAYS = 7;

const NAME = 'catalogue.version';

export const versionFlow = defineWorkflow({
  name: NAME,
  label: { ja: messages('ja')('office.title'), en: messages('en')('office.title') },
  states: {
    draft: both('flow.draft'),
    approval: both('flow.approval'),
    approved: both('flow.approved'),
    published: both('flow.published'),
    withdrawn: both('flow.withdrawn'),
  },
  start: { state: 'draft', action: 'catalogue.hand-in' },
  moves: {
    submit: {
      ...{ from: ['draft'], to: 'approval', action: 'catalogue.hand-in', label: both('flow.submit') },
      ...{ todo: both('flow.submit.todo'), dueInDays: APPROVAL_DAYS, makesAuthor: true },
    },
    approve: {
      ...{ from: ['approval'], to: 'approved', action: 'catalogue.approve', label: both('flow.approve') },
      todo: both('flow.approve.todo'),
    },
    return: {
      ...{ from: ['approval'], to: 'draft', action: 'catalogue.approve', label: both('flow.return') },
      needsNote: true,
    },
    drop: { from: ['draft'], to: 'withdrawn', action: 'catalogue.edit', label: both('flow.drop') },
    reopen: { from: ['withdrawn'], to: 'draft', action: 'catalogue.edit', label: both('flow.reopen') },
    publish: {
      ...{ from: ['approved'], to: 'published', action: 'catalogue.publish', label: both('flow.publish') },
      todo: both('flow.publish.todo'),
    },
    'publish-now': {
      ...{ from: ['draft'], to: 'published', action: 'catalogue.publish', label: both('flow.publish-now') },
      check: async (trx, { item, actor }) =>
        actor.kind !== 'operator' &&
        (await needsApproval(trx, { workflow: { name: NAME }, owner: item.owner }))
          ? both('flow.needs-approval')
          : null,
    },
    undo: { from: ['published'], to: 'draft', action: 'catalogue.publish', label: both('flow.undo') },
    withdraw: {
      ...{ from: ['published'], to: 'withdrawn', action: 'catalogue.publish', label: both('flow.withdraw') },
      needsNote: true,
    },
  },
  href: ({ owner, ref }) => `/${owner}/office/data/versions/${ref}`,
});

/** Names of the moves, as buttons send them. */
export type VersionMove = keyof typeof versionFlow.moves;

export function isVersionMove(text: string): text is VersionMove {
  return Object.hasOwn(versionFlow.moves, text);
}
