/** The words of this home as types, so that manifests can name them. */
import type { IsoDate } from '@tomoni/japanese';
import type { Actor } from '../permissions/index.ts';
import type { Trx } from '../storage/index.ts';

/** A text that a person reads, in both languages. */
export interface Both {
  ja: string;
  en: string;
}

/** One way from one state to another. */
export interface Move<State extends string = string> {
  from: readonly State[];
  to: State;
  /** The action of a table of permissions that whoever makes this move must be allowed. */
  action: string;
  /** The word on the button: 承認する. */
  label: Both;
  /** As the to-do list asks for it: ごみカレンダーの承認. Moves without it never stand there. */
  todo?: Both;
  /** Whoever makes it had a hand in the thing: editing it, for one. */
  makesAuthor?: boolean;
  /** Without a note (a reason) it is refused. */
  needsNote?: boolean;
  /** What must hold besides: null, or why it can't be done now. Runs in the transaction, after the permission. */
  check?: (trx: Trx, context: MoveContext) => Promise<Both | null>;
  /** Days until something has to be done in the new state; none when left out. */
  dueInDays?: number;
  /** Kind of the event in the outbox, `calendar.published`; `<workflow>.<move>` when left out. */
  event?: string;
}

/** A life of things from state to state. Made with `defineWorkflow`. */
export interface Workflow<State extends string = string, Name extends string = string> {
  /** `collection.calendar`: begins with the module's name; stored. */
  name: string;
  label: Both;
  /** What a state is called: 承認待ち. Keys are stored. */
  states: Readonly<Record<State, Both>>;
  /** Where things begin, and the action that whoever begins one must be allowed. */
  start: { state: State; action: string; dueInDays?: number; event?: string };
  moves: Readonly<Record<Name, Move<State>>>;
  /** Page of a thing, without a language prefix; for to-do lists. */
  href: (item: Pick<Item, 'owner' | 'ref'>) => string;
}

/** A thing on its way. */
export interface Item {
  owner: string;
  /** What it is, as its module names it. */
  ref: string;
  state: string;
  /** Grows by one with each move: a form sends back the one that it showed. */
  version: number;
  /** User ids of all who had a hand in it. */
  authors: readonly string[];
  /** Last day for what comes next, or null. */
  due: IsoDate | null;
  /** In this state since. */
  since: Date;
}

export interface MoveContext {
  item: Item;
  actor: Actor;
  today: IsoDate;
}

export type RefusalCode =
  /** There is no such thing. */
  | 'unknown'
  /** There is one already. */
  | 'exists'
  /** Somebody else was faster: show what they did, and ask again. */
  | 'changed'
  /** Not from this state. */
  | 'not-now'
  /** This person may not. */
  | 'not-allowed'
  /** A reason has to be written. */
  | 'note-missing'
  /** The workflow's own check. */
  | 'check';

/** Nothing was written. `item` is how the thing stands now. */
export interface Refused {
  moved: false;
  code: RefusalCode;
  reason: Both;
  item: Item | null;
}

export type MoveResult =
  /** `repeated`: this person had made the very same move already (a button pressed twice); nothing was written again. */
  { moved: true; item: Item; repeated: boolean } | Refused;

/** Something that waits for somebody. */
export interface Todo {
  /** Names it for good: the same thing asked about twice has the same id. */
  id: string;
  owner: string;
  /** What to do, as a person reads it: ごみカレンダーの承認. */
  title: Both;
  /** Where it is done; a path without a language prefix. */
  href: string;
  /** Last day, or null when there is none. */
  due: IsoDate | null;
  /** Since when it has waited. */
  since: Date;
}
