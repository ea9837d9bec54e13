/** The words of this module: a dataset, its versions, their columns and records. */
import type { Finding } from '@tomoni/findings';

/** How often the owner promises to bring it up to date; `never` for what can't change (a census). */
export const RHYTHMS = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular', 'never'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Licences that may be chosen, by their usual ids (SPDX, CKAN); the address is of the text. */
export const LICENCES = {
  'CC-BY-4.0': { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/deed' },
  'CC0-1.0': { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/deed' },
  'PDL-1.0': {
    name: 'PDL 1.0',
    url: 'https://www.digital.go.jp/resources/open_data/public_data_license_v1.0',
  },
  'CC-BY-SA-4.0': { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/deed' },
} as const;
export type Licence = keyof typeof LICENCES;

export function isRhythm(text: string): text is Rhythm {
  return (RHYTHMS as readonly string[]).includes(text);
}

export function isLicence(text: string): text is Licence {
  return Object.hasOwn(LICENCES, text);
}

/** What a dataset is about, in the owner's words. */
export interface Description {
  title: string;
  /** Empty where nobody has written it. */
  titleEn: string;
  description: string;
  descriptionEn: string;
  licence: Licence;
  department: string;
  contact: string;
  rhythm: Rhythm;
}

/** One column of a version. */
export interface StoredColumn {
  /** Name in the new edition of the standard; for extras as written. Unique within a version. */
  name: string;
  /** Type of the standard's column; `text` for extras. */
  type: string;
  /** Whether the standard knows it. */
  standard: boolean;
  /** Header as written, and the spreadsheet's letter; empty where the value was made from other columns. */
  source: string;
  letter: string;
  /** How it was found out. */
  by: 'exact' | 'alias' | 'similar' | 'values' | 'correction' | 'derived' | 'extra';
}

/** A record: values in the order of the version's columns, and its row in the file. */
export type StoredRecord = readonly [row: number, ...values: string[]];

/** A value that was put right: row, index of the column, as it was, as it is, by which rule. */
export type StoredRepair = readonly [
  row: number,
  column: number,
  before: string,
  after: string,
  rule: string,
];

/** A value that waits for somebody's answer: row, index of the column, as written, which question. */
export type OpenValue = readonly [row: number, column: number, value: string, rule: string];

/** A file that a version was made from. */
export interface VersionSource {
  /** Name as uploaded. */
  name: string;
  sha256: string;
  /** Bytes. */
  size: number;
  /** Something of it isn't meant for everybody: nobody may download it. */
  barred: boolean;
  /** Path within an archive, sheet and header row, where they say something. */
  path: string;
  sheet: string;
  headerRow: number | null;
}

/** In degrees. */
export interface Extent {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** What a version changes against the one before it. */
export interface Changes {
  added: number;
  removed: number;
  changed: number;
  same: number;
  columnsAdded: string[];
  columnsRemoved: string[];
  /** Names of some of the records, for a sentence. */
  names: { added: string[]; removed: string[]; changed: string[] };
}

/** `table`: records that can be searched, shown and served; `file`: published as it came. */
export type Kind = 'table' | 'file';

/** What was made of one table of one file, or of a file that is none: immutable once written. */
export interface VersionDraft {
  owner: string;
  dataset: string;
  kind: Kind;
  /** Slug of the standard, or null. */
  standard: string | null;
  edition: 'new' | 'old' | 'near' | null;
  about: Description;
  columns: StoredColumn[];
  records: StoredRecord[];
  repairs: StoredRepair[];
  open: OpenValue[];
  /** Records that are never shown: how many. */
  withheld: number;
  /** Records of which less is shown than the file says (homes of carers): how many. */
  rough: number;
  findings: Finding[];
  source: VersionSource;
  contentHash: string;
  author: string;
  stagedId: string | null;
}

/** A version without its records. */
export interface Version extends Omit<VersionDraft, 'records' | 'repairs' | 'open' | 'findings'> {
  id: string;
  /** 1, 2, 3… within the dataset. */
  number: number;
  madeAt: Date;
  /** When it became public for the first time; null when it never did. */
  publishedAt: Date | null;
  recordCount: number;
  /** Repairs by rule. */
  repairCounts: Record<string, number>;
  openCount: number;
  extent: Extent | null;
  changes: Changes | null;
}

/** A dataset as it is public. */
export interface Dataset extends Description {
  owner: string;
  /** Unique within the owner; part of its address. */
  id: string;
  kind: Kind;
  standard: string | null;
  createdAt: Date;
  /** When its present version became public. */
  publishedAt: Date;
  /** Id of the present version. */
  version: string;
  recordCount: number;
  extent: Extent | null;
}
