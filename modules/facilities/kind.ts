/** What a kind of facility is: the words of kinds/, one file each. */
import type { HasAny } from '@tomoni/catalogue/contract';
import type { IconName } from '@tomoni/platform/pages';
import type { HoursKind } from './hours.ts';

/** Which columns say when it is open; of several names the first that has a value. */
export interface HoursColumns extends HoursKind {
  days: readonly string[];
  from: readonly string[];
  until: readonly string[];
  note: readonly string[];
}

/** Something that a reader may ask for; texts `need.<slug>`. */
export interface Need {
  /** Unique within its kind. */
  slug: string;
  icon: IconName;
  any: HasAny;
  /** Not told once more in the rows of a list, whose hours say it. */
  quiet?: true;
}

/** Columns whose value is told on the page of one facility; texts `fact.<slug>`. */
export interface Fact {
  slug: string;
  columns: readonly string[];
  /** A list parted by `;`, an amount in yen, an address on the web; else a text. */
  as?: 'list' | 'yen' | 'url';
}

export interface Kind {
  /** Part of addresses, so it stays for ever; texts `kind.<slug>`. */
  slug: string;
  icon: IconName;
  /** Slugs of the standard datasets whose records are of this kind. */
  standards: readonly string[];
  /** What a record must have to be of it, when not all of those datasets are. */
  base?: HasAny;
  hours: HoursColumns | null;
  /** Which words: いま使える, いま開いている. Null: nobody asks whether it is open now. */
  now: 'use' | 'open' | null;
  needs: readonly Need[];
  facts: readonly Fact[];
  /** A column that says that people from outside can't use it. */
  barred?: string;
  /** It takes place between days: only what isn't over is shown, the next first. */
  dates?: { from: string; until: string; state: string };
  /** A sentence above the list and on each page, `notice.<slug>`: what the list does not say. */
  notice?: true;
  /** A square on maps. */
  square?: true;
}

/** A value of yes in a column of 有 and 無. */
const YES: readonly string[] = ['有'];
/** A sign in a column of marks. */
export const MARKED: readonly string[] = ['1'];

/** 有 in any of these columns. */
export function yesIn(...columns: readonly string[]): HasAny {
  return columns.map((column) => ({ [column]: YES }));
}
