/** The words of changed polling places: a place as it was seen, and what has become of it. */
import type { Position } from '@tomoni/geo';
import type { When } from './model.ts';

/** What a reader is told of a place, before and after. */
export interface ToldPlace {
  /** Key of its page. */
  key: string;
  name: string;
  nameEn: string;
  precinct: string;
  address: string;
  /** Days and hours as the list writes them; '' where it doesn't. */
  days: string;
  hours: string;
}

/** A place as it was in a list that was looked at. */
export interface SeenPlace extends ToldPlace {
  /**
   * Names of what people follow: the keys that the place had when they were given. A place that takes over from another
   * takes over its names, so that whoever follows a precinct's place follows it to where it goes.
   */
  threads: readonly string[];
  position: Position | null;
  areas: readonly string[];
  /** ISO dates, where they can be read for sure. */
  from: string | null;
  until: string | null;
}

/** All places of a town for the day of the vote, and for early voting. */
export type SeenTown = Readonly<Record<When, readonly SeenPlace[]>>;

export type ChangeKind =
  /** To another building. */
  | 'moved'
  /** Another name at the same address. */
  | 'renamed'
  /** Whoever voted there votes where another precinct does. */
  | 'merged'
  /** In no list any more, and nothing says where instead. */
  | 'closed'
  /** Other days or hours. */
  | 'hours'
  /** Only what an official writes says what. */
  | 'other';

export interface PlaceChange {
  kind: ChangeKind;
  when: When;
  /** Whoever follows one of these is told. */
  threads: readonly string[];
  before: ToldPlace;
  /** Null: no place instead is known. */
  after: ToldPlace | null;
}
