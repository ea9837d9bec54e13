/** Moving versions from state to state, one or many: state, history, event and the publication itself together. */
import type { Site } from '@tomoni/platform/manifest';
import type { Actor } from '@tomoni/platform/permissions';
import { type Trx, transaction } from '@tomoni/platform/storage';
import {
  type ApprovalMove,
  type Item,
  itemOf,
  type MoveResult,
  move,
  start,
} from '@tomoni/platform/workflow';
import { whyNotAlone } from './by-two.ts';
import { versionFlow } from './flow.ts';
import { publishVersion, unpublishVersion } from './publishing.ts';
import { readVersion, versionsOfStaged } from './store.ts';

export interface Step {
  owner: string;
  /** Id of the version. */
  ref: string;
  move: ApprovalMove;
  actor: Actor;
  /** What a person saw, of the item. */
  expectedVersion: number;
  note: string;
}

/** Makes one move with everything that belongs to it. */
export function moveVersion(site: Site, step: Step): Promise<MoveResult> {
  const { owner, ref, note, actor, expectedVersion } = step;
  const at = site.now();
  return transaction(site.db, async (trx) => {
    const result = await move(trx, {
      ...{ workflow: versionFlow, owner, ref, move: step.move, actor, at, expectedVersion },
      note: note === '' ? null : note,
      // The command line publishes at once: whoever has the machine decides.
      check: async (trx, { today }) => {
        if (actor.kind === 'operator') return null;
        const standard = (await readVersion(trx, owner, ref))?.standard ?? null;
        return whyNotAlone(site, trx, { owner, standard, move: step.move }, today);
      },
    });
    if (!result.moved || result.repeated) return result;
    if (step.move === 'publish' || step.move === 'publish-now')
      await publishVersion(trx, { owner, version: ref, at });
    if (step.move === 'undo' || step.move === 'withdraw')
      await unpublishVersion(trx, { owner, version: ref, at });
    return result;
  });
}

/** Begins the way of every version that a commit made; those that are on it already stay where they are. */
export async function beginDrafts(
  trx: Trx,
  { owner, staged, actor, at }: { owner: string; staged: string; actor: Actor; at: Date },
): Promise<{ item: Item; isNew: boolean }[]> {
  const begun: { item: Item; isNew: boolean }[] = [];
  for (const { id: ref } of await versionsOfStaged(trx, owner, staged)) {
    const made = await start(trx, { workflow: versionFlow, owner, ref, actor, at });
    if (made.item === null || (!made.moved && made.code !== 'exists'))
      throw new Error(`A draft could not begin: ${made.moved ? '' : made.code}`);
    begun.push({ item: made.item, isNew: made.moved });
  }
  return begun;
}

/** How versions stand, by their ids. */
export async function itemsOf(
  db: Site['db'],
  owner: string,
  refs: readonly string[],
): Promise<Map<string, Item>> {
  const items = await Promise.all(refs.map((ref) => itemOf(db, { workflow: versionFlow, owner, ref })));
  return new Map(items.flatMap((item) => (item === null ? [] : [[item.ref, item] as const])));
}
