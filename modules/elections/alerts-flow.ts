/** The life of an alert: draft → approval (決裁, unless the town does without) → told → withdrawn. */
import type { Trx } from '@tomoni/platform/storage';
import { type ApprovalMove, type Both, defineApproval, type MoveContext } from '@tomoni/platform/workflow';
import { findAlert, isWithdrawalApproved } from './alerts-store.ts';
import { messages } from './messages.ts';
import { pollingDays } from './polling-days.ts';

type Key = Extract<Parameters<ReturnType<typeof messages>>[0], `alert.flow.${string}`>;

const both = (key: Key): Both => ({ ja: messages('ja')(key), en: messages('en')(key) });

const usual = defineApproval({
  name: 'elections.alert',
  label: both('alert.flow.label'),
  todo: {
    submit: both('alert.flow.submit.todo'),
    approve: both('alert.flow.approve.todo'),
    publish: both('alert.flow.publish.todo'),
  },
  href: ({ owner, ref }) => `/${owner}/office/elections/alerts/${ref}`,
});

type Check = (trx: Trx, context: MoveContext) => Promise<Both | null>;

/** What must hold besides what every town's drafts ask for. */
function also(move: ApprovalMove, check: Check) {
  const own = usual.moves[move];
  return {
    ...own,
    check: async (trx: Trx, context: MoveContext) =>
      (await own.check?.(trx, context)) ?? (await check(trx, context)),
  };
}

/** An alert whose last day is over would be told to nobody. */
const notOver: Check = async (trx, { item: { owner, ref }, today }) => {
  const alert = await findAlert(trx, owner, ref);
  return alert !== null && alert.until < today ? both('alert.flow.over') : null;
};

/** Today one votes: whatever the town has set, nobody changes a polling place alone. */
export async function needsTwo(trx: Trx, { item: { owner, ref }, today }: MoveContext): Promise<boolean> {
  const alert = await findAlert(trx, owner, ref);
  return alert?.pollingDay === today || (await pollingDays(trx, owner)).includes(today);
}

export const alertFlow: typeof usual = {
  ...usual,
  moves: {
    ...usual.moves,
    approve: also('approve', notOver),
    publish: also('publish', notOver),
    'publish-now': also(
      'publish-now',
      async (trx, context) =>
        (await notOver(trx, context)) ?? ((await needsTwo(trx, context)) ? both('alert.flow.two') : null),
    ),
    withdraw: also('withdraw', async (trx, context) => {
      const { owner, ref } = context.item;
      if (!(await needsTwo(trx, context)) || (await isWithdrawalApproved(trx, owner, ref))) return null;
      return both('alert.flow.two-withdraw');
    }),
  },
};
