/** What reading made of one table of one file, or of a file that is none: as it is shown, asked about, and committed. */
import type { Kind, OpenValue, StoredColumn, StoredRecord, StoredRepair } from './model.ts';

/** As it waits for its commit. */
export interface ItemPayload {
  /** Stable for the same files: file, sheet and table, counted from 0. */
  key: string;
  kind: Kind;
  /** What the next file of the same name is recognised by. */
  sourceKey: string;
  standard: string | null;
  edition: 'new' | 'old' | 'near' | null;
  title: string;
  titleEn: string;
  columns: StoredColumn[];
  records: StoredRecord[];
  repairs: StoredRepair[];
  open: OpenValue[];
  withheld: number;
  /** Records of which less is shown than the file says: homes of carers. */
  rough: number;
  /** Of all that was read: names, titles and bytes of it are found again by these. */
  file: { path: string; sha256: string; size: number; sheet: string; headerRow: number | null };
  contentHash: string;
}

/** As it is shown beside its cells; small. */
export interface ItemPreview {
  key: string;
  path: string;
  sheet: string;
  kind: Kind;
  title: string;
  /** Name of the dataset of the standard, or null. */
  dataset: { ja: string; en: string } | null;
  standard: string | null;
  edition: ItemPayload['edition'];
  /** 0 to 1. */
  confidence: number;
  headerRow: number | null;
  firstRow: number;
  lastRow: number;
  /** Rows above and beside the table that are no records. */
  notes: number;
  records: number;
  repairs: number;
  /** By rule. */
  repairCounts: Record<string, number>;
  open: number;
  withheld: number;
  rough: number;
  /** Columns of the standard that are there, of how many. */
  filled: number;
  of: number;
  columns: PreviewColumn[];
  sample: PreviewRow[];
  /** Positions that somebody is asked about, and some of the others. Items that were read before there were any have none. */
  asked?: AskedPlace[];
  around?: PlaceAt[];
  /** A person said that it isn't to be published. */
  skipped: boolean;
}

/** Degrees. */
export interface PlaceAt {
  lat: number;
  lon: number;
}

/** Where a record would lie by each reading of a doubtful position. */
export interface AskedPlace {
  /** Id of the question. */
  question: string;
  readings: (PlaceAt & {
    /** The value that would be chosen; null: as it is written. */
    value: string | null;
  })[];
}

export interface PreviewColumn extends StoredColumn {
  /** 0 to 1. */
  confidence: number;
  /** First value that isn't empty. */
  example: string;
}

/** A row in which something was put right or asked; those without either come last. */
export interface PreviewRow {
  row: number;
  name: string;
  cells: PreviewCell[];
}

export interface PreviewCell {
  /** Index of the column. */
  column: number;
  /** What stands in the file, where it differs. */
  before: string;
  after: string;
  /** Code of the rule that put it right, or of the question; empty when it is as it was. */
  rule: string;
  state: 'same' | 'repaired' | 'open';
}

export interface CataloguePayload {
  items: ItemPayload[];
  /** Paths of files of which something isn't published: then nobody may download them either. */
  keptBack: string[];
}

export interface CataloguePreview {
  items: ItemPreview[];
}
