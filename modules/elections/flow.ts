/**
 * The life of an edition: draft → approval (決裁) → published → withdrawn. A town may do without approval, but never for
 * results and never on the polling day: then nothing becomes public, or is taken back, by one official alone.
 */
import type { IsoDate } from '@tomoni/japanese';
import type { Db, Trx } from '@tomoni/platform/storage';
import { type Both, defineApproval, type Item, type Move, type Workflow } from '@tomoni/platform/workflow';
import { currentEditions, type Edition, readEdition } from './editions.ts';
import type { About } from './election.ts';
import { messages } from './messages.ts';
import { twoNeeded } from './release.ts';

type Key = 'flow.label' | 'flow.submit.todo' | 'flow.approve.todo' | 'flow.publish.todo' | 'flow.edit';

const both = (key: Key | `two.${'result' | 'polling-day'}`): Both => ({
  ja: messages('ja')(key),
  en: messages('en')(key),
});

const usual = defineApproval({
  name: 'elections.edition',
  label: both('flow.label'),
  todo: {
    submit: both('flow.submit.todo'),
    approve: both('flow.approve.todo'),
    publish: both('flow.publish.todo'),
  },
  href: ({ owner, ref }) => `/${owner}/office/elections/editions/${ref}`,
});

type Usual = typeof usual extends Workflow<infer State, infer Name> ? { state: State; name: Name } : never;

/** One official alone may not, where two are needed. */
function byTwo(step: Move<Usual['state']>): Move<Usual['state']> {
  return {
    ...step,
    check: async (trx, context) => {
      const why = await twoNeededFor(trx, context.item, context.today);
      return why === null ? ((await step.check?.(trx, context)) ?? null) : both(`two.${why}`);
    },
  };
}

async function twoNeededFor(trx: Trx, { owner, ref }: Pick<Item, 'owner' | 'ref'>, today: IsoDate) {
  const edition = await readEdition(trx, owner, ref);
  if (edition === null) return null;
  return twoNeeded(edition.part, await pollingDaysOf(trx, owner, edition), today);
}

/** The polling day that is public, and that of the edition itself. */
export async function pollingDaysOf(db: Db, owner: string, edition: Edition): Promise<IsoDate[]> {
  const current = await currentEditions(db, owner, { election: edition.election, part: 'about' });
  return [...current, edition].flatMap(({ part, body }) =>
    part === 'about' && body !== null ? [(body as About).polling] : [],
  );
}

export const electionFlow: Workflow<Usual['state'], Usual['name'] | 'edit'> = {
  ...usual,
  moves: {
    ...usual.moves,
    'publish-now': byTwo(usual.moves['publish-now']),
    undo: byTwo(usual.moves.undo),
    withdraw: byTwo(usual.moves.withdraw),
    edit: {
      ...{ from: ['draft'], to: 'draft', action: 'elections.edit', label: both('flow.edit') },
      makesAuthor: true,
    },
  },
};
