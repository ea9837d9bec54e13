/** The life that most things of an office have: draft → approval (決裁, unless the owner does without) → published → withdrawn. */
import type { Lang } from '../messages/index.ts';
import { needsApproval } from './approval.ts';
import type { Both, Item, Workflow } from './contract.ts';
import { defineWorkflow } from './define.ts';
import { messages } from './messages.ts';
import type { OfferedMove } from './todos.ts';

export type ApprovalState = 'draft' | 'approval' | 'approved' | 'published' | 'withdrawn';

const MOVES = [
  ...(['submit', 'approve', 'return', 'drop', 'reopen', 'publish', 'publish-now'] as const),
  ...(['undo', 'withdraw'] as const),
] as const;

/** Names of the moves, as buttons send them. */
export type ApprovalMove = (typeof MOVES)[number];

export function isApprovalMove(text: string): text is ApprovalMove {
  return (MOVES as readonly string[]).includes(text);
}

export interface ApprovalOptions {
  /** `collection.calendar`; its first part begins the actions `hand-in`, `edit`, `approve` and `publish` of the module's table. */
  name: string;
  label: Both;
  /** As to-do lists ask for them. */
  todo: { submit: Both; approve: Both; publish: Both };
  href: Workflow['href'];
}

/** How long an approver has before the to-do list calls it late, in days. */
const APPROVAL_DAYS = 7;

type FlowKey = Extract<Parameters<ReturnType<typeof messages>>[0], `flow.${string}`>;

const both = (key: FlowKey): Both => ({ ja: messages('ja')(key), en: messages('en')(key) });

/** @throws RangeError as `defineWorkflow` does */
export function defineApproval(options: ApprovalOptions): Workflow<ApprovalState, ApprovalMove> {
  const { name, label, todo, href } = options;
  const may = (what: string) => `${name.split('.')[0]}.${what}`;
  const from = (state: ApprovalState, to: ApprovalState) => ({ from: [state], to });
  return defineWorkflow<ApprovalState, ApprovalMove>({
    ...{ name, label, href, start: { state: 'draft', action: may('hand-in') } },
    states: {
      draft: both('flow.draft'),
      approval: both('flow.approval'),
      approved: both('flow.approved'),
      published: both('flow.published'),
      withdrawn: both('flow.withdrawn'),
    },
    moves: {
      submit: {
        ...{
          ...from('draft', 'approval'),
          action: may('hand-in'),
          label: both('flow.submit'),
          todo: todo.submit,
        },
        ...{ dueInDays: APPROVAL_DAYS, makesAuthor: true },
      },
      approve: {
        ...{ ...from('approval', 'approved'), action: may('approve'), label: both('flow.approve') },
        todo: todo.approve,
      },
      return: {
        ...{ ...from('approval', 'draft'), action: may('approve'), label: both('flow.return') },
        needsNote: true,
      },
      drop: { ...from('draft', 'withdrawn'), action: may('edit'), label: both('flow.drop') },
      reopen: { ...from('withdrawn', 'draft'), action: may('edit'), label: both('flow.reopen') },
      publish: {
        ...{ ...from('approved', 'published'), action: may('publish'), label: both('flow.publish') },
        todo: todo.publish,
      },
      'publish-now': {
        ...{ ...from('draft', 'published'), action: may('publish'), label: both('flow.publish-now') },
        // The command line publishes at once: whoever has the machine decides.
        check: async (trx, { item, actor }) =>
          actor.kind !== 'operator' && (await needsApproval(trx, { workflow: { name }, owner: item.owner }))
            ? both('flow.needs-approval')
            : null,
      },
      undo: { ...from('published', 'draft'), action: may('publish'), label: both('flow.undo') },
      withdraw: {
        ...{ ...from('published', 'withdrawn'), action: may('publish'), label: both('flow.withdraw') },
        needsNote: true,
      },
    },
  });
}

/** Of a draft's two ways to the public only the one that the owner has chosen. */
export function offeredMoves(
  moves: readonly OfferedMove<ApprovalMove>[],
  approval: boolean,
): OfferedMove<ApprovalMove>[] {
  return moves.filter(({ move }) => move !== (approval ? 'publish-now' : 'submit'));
}

/** 承認待ち; the word itself for a state of an older release. */
export function approvalState({ state }: Pick<Item, 'state'>, lang: Lang): string {
  const t = messages(lang);
  const known = (['draft', 'approval', 'approved', 'published', 'withdrawn'] as const).find(
    (one) => one === state,
  );
  return known === undefined ? state : t(`flow.${known}`);
}

/** 「承認しました」: what a history's action (`collection.calendar.approve`) says. */
export function approvalDone(action: string, lang: Lang): string {
  const name = action.split('.').at(-1) ?? '';
  if (name === 'start') return messages(lang)('flow.done.start');
  return isApprovalMove(name) ? messages(lang)(`flow.done.${name}`) : action;
}

/** What a person reads when a move was refused: `note` stands at its field, the rest above the page. */
export function approvalRefusal(code: 'changed' | 'note-missing', lang: Lang): string {
  return messages(lang)(code === 'changed' ? 'next.changed' : 'next.no-note');
}
