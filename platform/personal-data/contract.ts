/** What modules say about the personal data they keep. Types only, so that manifests can name them. */
import type { Trx } from '../storage/index.ts';

export interface Text {
  ja: string;
  en: string;
}

/** Somebody with an account. */
export interface Person {
  id: string;
  mail: string | null;
}

/** A column that says something about a person. */
export interface PersonalColumn {
  /** As the person reads it: 「メールアドレス」. */
  title: Text;
  /**
   * Never shown to anybody, not even in the person's own export: passwords, tokens. Their export says that it is
   * kept.
   */
  secret?: true;
  /** What stands there after `blank`; null when left out. */
  blank?: string | number | boolean;
}

/** What becomes of the rows when the person, or their time, goes. */
export type Erasure =
  | { how: 'remove' }
  /** The row stays, its personal columns are emptied: a record of the town that only named somebody. */
  | { how: 'blank' }
  /** Stays as it is, because a law or somebody else's right asks for it. */
  | { how: 'keep'; why: Text };

/** How long the rows stay. */
export type Retention =
  /** Until the person has their account erased. */
  | { until: 'erased' }
  /** So many days after the moment (or day) in this column; rows without one stay. */
  | { days: number; after: string };

/** One table with personal data. */
export interface PersonalTable {
  /** In the schema of the module. */
  table: string;
  /** The column by which a row belongs to a person, and whether it holds their id or their mail address. */
  person: { column: string; is: 'id' | 'mail' };
  /** What the rows are, as the person reads it: 「お知らせの控え」. */
  title: Text;
  /** What it is kept for: purpose of use, Act on the Protection of Personal Information, article 17. */
  purpose: Text;
  columns: Readonly<Record<string, PersonalColumn>>;
  erase: Erasure;
  retention: Retention;
}

/** For what tables can't say: files, other services. Runs in the transaction of the erasure, before the tables. */
export type EraseHook = (trx: Trx, person: Person) => Promise<void>;
