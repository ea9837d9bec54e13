/** The words of this module as types. Dates are ISO texts without a time; Japan has one time zone. */
import type { Finding } from '@tomoni/findings';
import type {
  Category,
  Closure,
  Remark,
  Area as TableArea,
  SortingItem as TableItem,
  Transfer,
} from '@tomoni/recurrence';

export type { Category };

/** An area with how its name is probably read: for search only, never shown. */
export interface Area extends TableArea {
  likelyReadings?: string[];
}

/** An item with how its name is probably read: for search only, never shown. */
export interface SortingItem extends TableItem {
  likelyReading?: string;
}

/** Who made a calendar: the town itself, or volunteers from what the town publishes. */
export type Maker = 'town' | 'volunteers';

export type ClosureEffect = 'skip' | 'shift';

/** A file that a calendar was read from; the bytes are kept by platform/intake under `sha256`. */
export interface Source {
  name: string;
  sha256: string;
  size: number;
}

/** What one language edition of a town's files says in its own words; arrays run parallel to the Japanese ones. */
export interface Edition {
  categories: Category[];
  areaNames: Record<string, string>;
  items: SortingItem[];
  transfers: Transfer[];
  remarks: Remark[];
}

/** A published calendar of a town without its areas: everything that is the same for all of them. */
export interface TownCalendar {
  id: string;
  place: string;
  /** When it was read or written. */
  madeAt: Date;
  /** When it was published last; when it was made, as long as it is a draft. */
  publishedAt: Date;
  madeBy: Maker;
  maker: string;
  contact: string | null;
  /** Until when in the morning, `08:30`; null when nobody has said. */
  putOutBy: string | null;
  closure: ClosureEffect;
  /** The last day that the data speaks of; null when nobody has said until when it holds. */
  validThrough: string | null;
  areaCount: number;
  categories: Category[];
  closures: Closure[];
  transfers: Transfer[];
  remarks: Remark[];
  /** Names of all areas' groups (master) in file order; empty when the town has none. */
  editions: Record<string, Omit<Edition, 'items'>>;
  sources: Source[];
  contentHash: string;
  /** User who brought it in (`operator` for the command line); null for calendars from before people signed in. */
  author: string | null;
  /** What of platform/intake it was made from. */
  stagedId: string | null;
}

/** Everything that is written when a calendar is published. */
export interface CalendarDraft {
  place: string;
  madeBy: Maker;
  maker: string;
  contact: string | null;
  putOutBy: string | null;
  closure: ClosureEffect;
  validThrough: string | null;
  categories: Category[];
  closures: Closure[];
  transfers: Transfer[];
  remarks: Remark[];
  areas: Area[];
  items: SortingItem[];
  editions: Record<string, Edition>;
  findings: Finding[];
  sources: Source[];
  contentHash: string;
  author: string | null;
  stagedId: string | null;
}
