/** Moving an alert from state to state: state, history, and what everybody sees, in one transaction. */
import type { Site } from '@tomoni/platform/manifest';
import type { Actor } from '@tomoni/platform/permissions';
import { type Trx, transaction } from '@tomoni/platform/storage';
import { type ApprovalMove, itemOf, type MoveResult, move, start } from '@tomoni/platform/workflow';
import { alertFlow } from './alerts-flow.ts';
import type { NewAlert } from './alerts-model.ts';
import { announceAlert, findAlert, insertAlert, withdrawAlert } from './alerts-store.ts';

export interface AlertStep {
  owner: string;
  /** Id of the alert. */
  ref: string;
  move: ApprovalMove;
  actor: Actor;
  /** What a person saw, of the item. */
  expectedVersion: number;
  note: string;
}

/** Takes up a draft with its way. Returns its id. */
export async function beginAlert(
  trx: Trx,
  {
    owner,
    alert,
    actor,
    authors = [],
  }: { owner: string; alert: NewAlert; actor: Actor; authors?: readonly string[] },
): Promise<string> {
  const ref = await insertAlert(trx, owner, alert);
  const after = {
    reason: alert.reason,
    pollingDay: alert.pollingDay,
    until: alert.until,
    changes: alert.changes.length,
  };
  const made = await start(trx, { workflow: alertFlow, owner, ref, actor, authors, at: alert.madeAt, after });
  if (!made.moved) throw new Error(`An alert could not begin: ${made.code}`);
  return ref;
}

/** Makes one move with everything that belongs to it. What is approved is told at once: an alert can't wait. */
export function moveAlert(site: Site, step: AlertStep): Promise<MoveResult> {
  return transaction(site.db, (trx) => moveIn(trx, step, site.now()));
}

/** The same within a transaction. */
export async function moveIn(trx: Trx, step: AlertStep, at: Date): Promise<MoveResult> {
  const { owner, ref, actor, note } = step;
  const made = await move(trx, {
    ...{ workflow: alertFlow, owner, ref, actor, at, move: step.move, expectedVersion: step.expectedVersion },
    note: note === '' ? null : note,
  });
  if (!made.moved || made.repeated) return made;
  if (step.move === 'approve') {
    return moveIn(trx, { ...step, move: 'publish', expectedVersion: made.item.version, note: '' }, at);
  }
  if (step.move === 'publish' || step.move === 'publish-now') await putInForce(trx, step, at);
  if (step.move === 'withdraw' || step.move === 'drop')
    await withdrawAlert(trx, owner, { id: ref, why: note, at });
  return made;
}

/** It is told; or, where it takes another one back, that one isn't any more. */
async function putInForce(trx: Trx, { owner, ref, actor }: AlertStep, at: Date): Promise<void> {
  const alert = await findAlert(trx, owner, ref);
  if (alert === null) throw new Error(`There is no alert ${ref}`);
  await announceAlert(trx, owner, ref, at);
  if (alert.withdraws === null) return;
  const item = await itemOf(trx, { workflow: alertFlow, owner, ref: alert.withdraws });
  if (item?.state !== 'published') return;
  const step = { owner, ref: alert.withdraws, actor, note: alert.reason, expectedVersion: item.version };
  const made = await moveIn(trx, { ...step, move: 'withdraw' }, at);
  if (!made.moved) throw new Error(`The alert ${alert.withdraws} could not be withdrawn: ${made.code}`);
}
