/** What a home or module that keeps text answers for, when a leaked name has to go. Types only. */
import type { Trx } from '../storage/index.ts';

/** Finds the text wherever it is written, and writes a mark in its place. */
export interface Redactor {
  /** Whether the text stands in here, also with other widths, spaces or hyphens. */
  isIn(text: string): boolean;
  /** The same text with a mark for what was found; the very same string when there was nothing. */
  text(text: string): string;
  /** The same for every string in a JSON value, keys included; the very same value when there was nothing. */
  json<Value>(value: Value): Value;
}

export interface PurgeRequest {
  /** Whose data: a place's code or a group's id. Nobody else's is touched. */
  owner: string;
  redactor: Redactor;
}

export interface PurgeOutcome {
  /** In how many places (rows, files) the text was found and removed. */
  removed: number;
  /** Files that can't be looked into (a scanned PDF): a person has to look. Names as uploaded. */
  unsearched?: readonly string[];
}

/** Removes the text from everything kept of this owner, in the transaction it gets. */
export type PurgeHook = (trx: Trx, request: PurgeRequest) => Promise<PurgeOutcome>;
