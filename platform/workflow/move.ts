/**
 * From state to state. State, history and outbox are written in the one transaction, or nothing is, and the
 * answer says why.
 */
import { addDays, type IsoDate, todayIn } from '@tomoni/japanese';
import { append } from '../history/index.ts';
import { type Actor, actorId, can, personOf } from '../permissions/index.ts';
import { appendEvent, type Trx } from '../storage/index.ts';
import type { Item, Move, MoveResult, Refused, Workflow } from './contract.ts';
import { type ItemRow, insertRow, lockRow, publicItem, updateRow } from './items.ts';
import { refuse } from './refuse.ts';

/** What the module wants in the history besides the states: small JSON objects. */
interface Recorded {
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
  /** What the person wrote. */
  note?: string | null;
}

interface Who {
  actor: Actor;
  /** Now; `site.now()`. */
  at: Date;
}

export interface StartInput extends Recorded, Who {
  workflow: Workflow;
  owner: string;
  ref: string;
  /** Who had a hand in it before it began; the actor always did. */
  authors?: readonly string[];
}

export interface MoveInput<Name extends string = string> extends Recorded, Who {
  workflow: Workflow<string, Name>;
  owner: string;
  ref: string;
  move: Name;
  /** The version that the person saw; it stood in the form. */
  expectedVersion: number;
  /** What else must hold here and now, besides the workflow's own check: why not, for the person; null when it may be. */
  check?: Move['check'];
}

/** Begins a thing in its first state, with version 1. Write what it is in the same transaction, after this. */
export async function start(trx: Trx, input: StartInput): Promise<MoveResult> {
  const { workflow, owner, ref, actor, at, authors = [] } = input;
  const { state, action, dueInDays, event } = workflow.start;
  const today = todayIn('Asia/Tokyo', at);
  const answer = can(actor, action, { owner }, today);
  if (!answer.allowed) return refuse('not-allowed', null, answer.reason);
  const row: ItemRow = {
    ...{ owner, ref, state, workflow: workflow.name, version: 1, since: at, lastMove: 'start' },
    authors: withAuthor(authors, actor),
    due: dueOf(today, dueInDays),
    lastActor: actorId(actor),
  };
  if (!(await insertRow(trx, row))) {
    const known = await lockRow(trx, { workflow, owner, ref });
    return refuse('exists', known === null ? null : publicItem(known));
  }
  await record(trx, { ...input, move: 'start', event }, null, row);
  return { moved: true, item: publicItem(row), repeated: false };
}

/**
 * Makes a move, or refuses with the reason. Whoever calls it writes their own part in the same transaction after
 * `moved: true`, and not at all when it is `repeated`.
 */
export async function move<Name extends string>(trx: Trx, input: MoveInput<Name>): Promise<MoveResult> {
  const { workflow, actor, at } = input;
  const row = await lockRow(trx, input);
  if (row === null) return refuse('unknown', null);
  const today = todayIn('Asia/Tokyo', at);
  const step: Move = workflow.moves[input.move];
  const refused = await reasonAgainst(trx, input, step, row, today);
  if (refused !== null) return refused;
  if (isRepeated(input, row)) return { moved: true, item: publicItem(row), repeated: true };
  const moved: ItemRow = {
    ...row,
    state: step.to,
    version: row.version + 1,
    authors: step.makesAuthor === true ? withAuthor(row.authors, actor) : row.authors,
    due: step.to === row.state && step.dueInDays === undefined ? row.due : dueOf(today, step.dueInDays),
    since: step.to === row.state ? row.since : at,
    lastMove: input.move,
    lastActor: actorId(actor),
  };
  await updateRow(trx, moved);
  await record(trx, { ...input, event: step.event }, row, moved);
  return { moved: true, item: publicItem(moved), repeated: false };
}

/** A form sent twice by the same person; what it was to do is done. */
function isRepeated({ move, actor, expectedVersion }: MoveInput, row: ItemRow): boolean {
  return row.version === expectedVersion + 1 && row.lastMove === move && row.lastActor === actorId(actor);
}

async function reasonAgainst(
  trx: Trx,
  input: MoveInput,
  step: Move,
  row: ItemRow,
  today: IsoDate,
): Promise<Refused | null> {
  const { actor, expectedVersion, owner } = input;
  const item: Item = publicItem(row);
  const answer = can(actor, step.action, { owner, author: row.authors }, today);
  if (!answer.allowed) return refuse('not-allowed', item, answer.reason);
  // An edit sent twice may hold other words the second time: only moves that change the state are taken as the same.
  if (!step.from.includes(step.to) && isRepeated(input, row)) return null;
  if (row.version !== expectedVersion) return refuse('changed', item);
  if (!step.from.includes(row.state)) return refuse('not-now', item);
  if (step.needsNote === true && (input.note ?? '').trim() === '') return refuse('note-missing', item);
  const context = { item, actor, today };
  const reason = (await step.check?.(trx, context)) ?? (await input.check?.(trx, context)) ?? null;
  return reason === null ? null : refuse('check', item, reason);
}

async function record(
  trx: Trx,
  input: Recorded & Who & { workflow: Workflow; move: string; event: string | undefined },
  old: ItemRow | null,
  row: ItemRow,
): Promise<void> {
  const { workflow, actor, at, move: name, note = null } = input;
  const { owner, ref, state, version } = row;
  await append(trx, {
    ...{ owner, actor, at, note },
    ref: historyRef(workflow, ref),
    action: `${workflow.name}.${name}`,
    before: old === null ? null : { state: old.state, version: old.version, ...input.before },
    after: { state, version, ...input.after },
  });
  await appendEvent(trx, {
    kind: input.event ?? `${workflow.name}.${name}`,
    ref: owner,
    data: { owner, workflow: workflow.name, ref, from: old?.state ?? null, to: state, version },
  });
}

/** Under which ref `historyOf` finds a thing of this workflow. */
export function historyRef(workflow: Pick<Workflow, 'name'>, ref: string): string {
  return `${workflow.name}/${ref}`;
}

function withAuthor(authors: readonly string[], actor: Actor): string[] {
  const person = personOf(actor);
  return person === null ? [...authors] : [...new Set([...authors, person.id])];
}

function dueOf(today: IsoDate, days: number | undefined): IsoDate | null {
  return days === undefined ? null : addDays(today, days);
}
