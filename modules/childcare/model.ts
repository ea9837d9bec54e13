/** The words of this module: a preschool, who it takes, when it is open, what is free by age. */
import type { Privacy } from '@tomoni/catalogue/contract';
import type { Position } from '@tomoni/geo';
import type { IsoDate } from '@tomoni/japanese';

/** Classes by age, as preschools count them: the age on 1 April. */
export const AGES = [0, 1, 2, 3, 4, 5] as const;
export type Age = (typeof AGES)[number];

export const KINDS = [
  ...(['licensed', 'kodomo', 'kindergarten', 'small', 'home', 'company'] as const),
  ...(['recognised', 'unlicensed', 'other'] as const),
];
export type Kind = (typeof KINDS)[number];

/** What parents ask for besides the usual hours. */
export const CARES = ['extended', 'temporary', 'holiday', 'night', 'sick', 'allDay', 'garden'] as const;
export type Care = (typeof CARES)[number];

/** Classes that it takes; null: nobody said. */
export interface AgeRange {
  from: Age | null;
  to: Age | null;
}

/** Minutes after midnight; over 1440 the next morning. Null: unknown. */
export interface Hours {
  opens: number | null;
  closes: number | null;
}

/** Free places of a class: so many (0: full), some, no such class, or unknown. */
export type Places = number | 'some' | 'none' | null;

export interface AgeVacancy {
  places: Places;
  /** The day of the count; null: nobody said. */
  asOf: IsoDate | null;
}

export interface Vacancy {
  /** Six, by age. */
  ages: readonly AgeVacancy[];
  /** Whether anything is free at all, where a file says no more than that. */
  overall: { free: boolean; asOf: IsoDate | null } | null;
  /** The date as written, where it is no date: 「2/1現在」. */
  dateText: string | null;
}

export interface Preschool {
  /** Ten hexadecimal digits; stays the same over versions of the dataset. */
  key: string;
  name: string;
  nameEn: string | null;
  kind: Kind;
  /** The kind in the town's words. */
  kindText: string;
  ownership: 'public' | 'private' | null;
  privacy: Privacy;
  /** Roughly, or null, where the place isn't for everybody. */
  position: Position | null;
  /** To the district where it is rough; '' where it is hidden. */
  address: string;
  capacity: number | null;
  ages: AgeRange;
  agesText: string;
  hours: Hours;
  hoursText: string;
  care: Readonly<Record<Care, boolean | null>>;
  vacancy: Vacancy;
  phone: string;
  /** http or https, or ''. */
  url: string;
  /** Everything else of the record, by its own names; empty where it isn't open. */
  more: readonly (readonly [name: string, value: string])[];
  /** The dataset that it comes from, and its number there. */
  source: { dataset: string; n: number };
}
