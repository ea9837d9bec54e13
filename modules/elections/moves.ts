/** Steps of an edition: state, history, what is public, and the event, all in one transaction or not at all. */
import { todayIn } from '@tomoni/japanese';
import { publish as tell } from '@tomoni/platform/live';
import type { Site } from '@tomoni/platform/manifest';
import { formatTime } from '@tomoni/platform/messages';
import { type Actor, actorId } from '@tomoni/platform/permissions';
import { appendEvent, type Trx, transaction } from '@tomoni/platform/storage';
import {
  type ApprovalMove,
  type Both,
  itemOf,
  type MoveResult,
  move,
  needsApproval,
  start,
} from '@tomoni/platform/workflow';
import {
  type Change,
  currentEditions,
  type Edition,
  insertChange,
  insertEdition,
  insertElection,
  listChanges,
  listEditions,
  lockElection,
  readEdition,
  saveBody,
  topicOf,
  wasPublic,
} from './editions.ts';
import type { About, Bodies, Part } from './election.ts';
import { electionFlow, pollingDaysOf } from './flow.ts';
import { messages } from './messages.ts';
import { resultShown, twoNeeded } from './release.ts';

/** Event: something of an election became public or no longer is; data `{ election, part }`, ref the owner. */
const ELECTION_CHANGED = 'election.changed';

interface Who {
  owner: string;
  actor: Actor;
}

export interface Begun<P extends Part = Part> extends Who {
  /** Null begins an election with it. */
  election: string | null;
  part: P;
  /** Null takes the part back. */
  body: Bodies[P] | null;
}

/**
 * Begins an edition as a draft. When one of this part is on its way already, nothing is begun: two officials would undo
 * each other's work. Returns its id, and that of the election.
 */
export function beginEdition(site: Site, begun: Begun): Promise<{ id: string; election: string }> {
  const { owner, actor, part, body } = begun;
  const at = site.now();
  return transaction(site.db, async (trx) => {
    const election = begun.election ?? (await insertElection(trx, owner, at));
    await lockElection(trx, owner, election);
    const open = await openEdition(trx, owner, election, part);
    if (open !== null) return { id: open, election };
    const base = await currentId(trx, owner, election, part);
    const author = actorId(actor);
    const id = await insertEdition(trx, owner, { election, part, body, base, author, madeAt: at });
    const made = await start(trx, { workflow: electionFlow, owner, ref: id, actor, at });
    if (!made.moved) throw new Error(`an edition can't begin: ${made.code}`);
    return { id, election };
  });
}

/** Editions of a part that are looked at for one on its way: those before are over. */
const LOOKED_AT = 60;

/** The edition of a part that isn't public yet and wasn't dropped; null when none is on its way. */
async function openEdition(trx: Trx, owner: string, election: string, part: Part): Promise<string | null> {
  for (const edition of await listEditions(trx, owner, election, LOOKED_AT)) {
    if (edition.part !== part) continue;
    const item = await itemOf(trx, { workflow: electionFlow, owner, ref: edition.id });
    if (item !== null && ['draft', 'approval', 'approved'].includes(item.state)) return edition.id;
  }
  return null;
}

/** Writes a draft anew: whoever does it had a hand in it, and can't approve it. One that was public stays what it was. */
export function saveEdition(
  site: Site,
  { owner, actor, edition, body, version }: Who & { edition: Edition; body: Bodies[Part]; version: number },
): Promise<MoveResult> {
  return transaction(site.db, async (trx) => {
    await lockElection(trx, owner, edition.election);
    const item = await itemOf(trx, { workflow: electionFlow, owner, ref: edition.id });
    if (await wasPublic(trx, owner, edition.id))
      return { moved: false, code: 'check', reason: both('flow.was-public'), item };
    const saved = await move(trx, {
      ...{ workflow: electionFlow, owner, ref: edition.id, move: 'edit', actor, at: site.now() },
      expectedVersion: version,
    });
    if (saved.moved) await saveBody(trx, owner, edition.id, body);
    return saved;
  });
}

export interface Step extends Who {
  edition: Edition;
  name: ApprovalMove;
  version: number;
  note: string;
}

/** Makes a move, or refuses with the reason. */
export function moveEdition(site: Site, step: Step): Promise<MoveResult> {
  const { owner, actor, name, note, version } = step;
  const at = site.now();
  return transaction(site.db, async (trx) => {
    await lockElection(trx, owner, step.edition.election);
    const edition = (await readEdition(trx, owner, step.edition.id)) ?? step.edition;
    const item = await itemOf(trx, { workflow: electionFlow, owner, ref: edition.id });
    const why = item?.version === version ? await reasonAgainst(trx, owner, edition, { name, at }) : null;
    if (why !== null) return { moved: false, code: 'check', reason: why, item };
    const result = await move(trx, {
      ...{ workflow: electionFlow, owner, ref: edition.id, move: name, actor, at },
      ...{ expectedVersion: version, note: note === '' ? null : note },
    });
    if (result.moved && !result.repeated) await makePublic(trx, { ...step, edition }, at);
    return result;
  });
}

const publishes = (name: ApprovalMove) => name === 'publish' || name === 'publish-now';
const takesBack = (name: ApprovalMove) => name === 'undo' || name === 'withdraw';

async function makePublic(trx: Trx, { owner, actor, edition, name, note }: Step, at: Date): Promise<void> {
  if (!publishes(name) && !takesBack(name)) return;
  const { election, part } = edition;
  const before = await currentId(trx, owner, election, part);
  const after = publishes(name) ? edition.id : await beforeThat(trx, owner, edition);
  const what: Change['what'] = publishes(name) ? 'published' : name === 'undo' ? 'undone' : 'withdrawn';
  const hands = actor.kind === 'operator' ? 'operator' : name === 'publish' ? 'two' : 'one';
  await insertChange(trx, owner, { ...{ election, part, what, before, after, hands, note, at } });
  await appendEvent(trx, { kind: ELECTION_CHANGED, ref: owner, data: { election, part } });
  await tell(trx, [topicOf(owner, election)]);
}

/** What was public until this edition was. */
async function beforeThat(trx: Trx, owner: string, edition: Edition): Promise<string | null> {
  const changes = await listChanges(trx, owner, edition.election);
  return changes.find(({ afterId }) => afterId === edition.id)?.beforeId ?? null;
}

/** What is wrong with a step besides permissions; asked while the election is held. */
async function reasonAgainst(
  trx: Trx,
  owner: string,
  edition: Edition,
  { name, at }: { name: ApprovalMove; at: Date },
): Promise<Both | null> {
  const { election, part, body, base } = edition;
  const current = await currentId(trx, owner, election, part);
  if (takesBack(name)) return current === edition.id ? null : both('flow.not-current');
  if (name !== 'submit' && name !== 'approve' && !publishes(name)) return null;
  if (publishes(name) && current !== base) return both('flow.stale');
  if (part === 'about' || body === null) return null;
  const known = await currentEditions(trx, owner, { election });
  const about = known.find((one) => one.part === 'about')?.body as About | null | undefined;
  if (!about) return both('flow.no-about');
  if (part === 'candidates') return (body as Bodies['candidates']).length === 0 ? both('flow.empty') : null;
  if (known.every((one) => one.part !== 'candidates' || one.body === null)) return both('flow.no-candidates');
  if (publishes(name) && !resultShown(about, at))
    return {
      ja: messages('ja')('flow.too-early', { time: formatTime(about.closes, 'ja') }),
      en: messages('en')('flow.too-early', { time: formatTime(about.closes, 'en') }),
    };
  return null;
}

type Reason = `flow.${'was-public' | 'not-current' | 'stale' | 'no-about' | 'empty' | 'no-candidates'}`;

const both = (key: Reason): Both => ({ ja: messages('ja')(key), en: messages('en')(key) });

async function currentId(trx: Trx, owner: string, election: string, part: Part): Promise<string | null> {
  const [current] = await currentEditions(trx, owner, { election, part });
  return current?.id ?? null;
}

/** How an edition becomes public: by two because the town says so or because it must be, or by one. */
export async function approvalOf(site: Site, owner: string, edition: Edition) {
  const { db } = site;
  const today = todayIn('Asia/Tokyo', site.now());
  const why = twoNeeded(edition.part, await pollingDaysOf(db, owner, edition), today);
  return { why, needed: why !== null || (await needsApproval(db, { workflow: electionFlow, owner })) };
}
