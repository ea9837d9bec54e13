/** The words of this module: a polling place, and when one votes there. */
import type { Position } from '@tomoni/geo';

/** On the day of the vote, or before it. */
export type When = 'day' | 'early';

/** When one votes there, as far as the list says; a part that it doesn't say is '' or null. */
export interface VotingTime {
  /** ISO dates, where both can be read for sure. */
  from: string | null;
  until: string | null;
  /** The days as written. */
  days: string;
  /** Minutes after midnight. */
  opens: number | null;
  closes: number | null;
  /** The hours as written. */
  hours: string;
}

/** Something for people who see, hear, walk or write with difficulty, as the list says it. */
export interface Access {
  /** A word that the pages have, or null for a column that only the town's own name describes. */
  what: AccessKind | null;
  column: string;
  /** Null where the value is neither yes nor no. */
  yes: boolean | null;
  value: string;
}

export type AccessKind =
  | 'wheelchair'
  | 'slope'
  | 'steps'
  | 'lift'
  | 'toilet'
  | 'braille'
  | 'sign'
  | 'parking'
  | 'shoes';

/** A row of the catalogue. */
export interface Source {
  dataset: string;
  n: number;
}

export interface PollingPlace {
  /** Ten hexadecimal digits, the same over versions of the dataset as long as it is called the same. */
  key: string;
  name: string;
  /** '' where the list has none. */
  nameEn: string;
  /** 「第3投票区」, or the number alone as written; '' for none. */
  precinct: string;
  /** The constituency as written; ''. */
  constituency: string;
  address: string;
  position: Position | null;
  /** One or both. */
  when: readonly When[];
  /** Of the day of the vote; none where the list doesn't say. */
  dayTimes: readonly VotingTime[];
  earlyTimes: readonly VotingTime[];
  /** Who votes there, as the list writes it; empty where it has no such column. */
  areas: readonly string[];
  /** Neighbourhood associations in place of areas: addresses can't be held against them. */
  associations: string;
  access: readonly Access[];
  phone: string;
  /** Other columns with their values. */
  more: readonly (readonly [column: string, value: string])[];
  source: Source;
}
