/**
 * How a dataset of the standard is declared. One file for each dataset, data only: 自治体標準オープンデータセット (the new
 * edition, Digital Agency) and 推奨データセット (the old edition, IT総合戦略室).
 */

export interface Text {
  ja: string;
  en: string;
}

/** What may stand in a cell. */
export type ColumnType =
  | 'text'
  /** Full-width katakana. */
  | 'kana'
  /** Latin letters. */
  | 'latin'
  /** An identifier of the owner's own making. */
  | 'id'
  /** 6 digits with check digit, as text. */
  | 'municipality-code'
  /** 7 digits of the Address Base Registry. */
  | 'town-id'
  /** 13 digits with check digit. */
  | 'corporate-number'
  | 'postal-code'
  | 'prefecture'
  | 'municipality'
  | 'address'
  | 'latitude'
  | 'longitude'
  | 'phone'
  | 'mail'
  | 'url'
  /** YYYY-MM-DD */
  | 'date'
  /** hh:mm */
  | 'time'
  /** Letters of 月火水木金土日. */
  | 'weekdays'
  | 'integer'
  | 'decimal'
  /** 有 or 無. */
  | 'yes-no'
  /** 1 or nothing. */
  | 'mark'
  /** One of `choices`. */
  | 'choice'
  /** Texts separated by `;`. */
  | 'list';

/** 必須, 推奨, 任意; `unknown` where the official definition isn't at hand: then nothing is reported as missing. */
export type Demand = 'required' | 'recommended' | 'optional' | 'unknown';

/** Cells of one row that are put together to one value, in this order; empty ones are left out. */
export interface Together {
  headers: readonly string[];
  between: string;
}

export interface Column {
  /** The name in the new edition; where that isn't known, the old name after its common renames. */
  name: string;
  /** Names in the old edition that carry over to this one; left out when it came with the new edition. */
  old?: readonly string[];
  type: ColumnType;
  /** In the new edition; `unknown` when left out. */
  demand?: Demand;
  /** In the old edition; `unknown` when left out. */
  oldDemand?: Demand;
  choices?: readonly string[];
  /** A value as it should be written. */
  example: string;
  /** What stands in it, in one sentence. */
  description: Text;
  /**
   * Other headers seen in published files, the surest first; compared after width and spaces are made the same, the names
   * themselves not repeated. What everybody writes for such a column, 住所 or TEL, is in everyday-headers.ts instead.
   */
  aliases?: readonly string[];
  /**
   * What looks like this column and is another: headers that are alike, and values that say something else when (nearly)
   * all are such. 公立 is no organisation.
   */
  unlike?: { headers: readonly string[]; values: readonly string[] };
  /** Headers that make this value only side by side, e.g. 都道府県名 and 市区町村名; each is in `old` or `aliases` as well. */
  together?: readonly Together[];
  /** The column is of one edition only and has no counterpart in the new one, e.g. 都道府県名. */
  oldOnly?: true;
}

export interface Dataset {
  /** As in published file names: `<code>_<slug>.csv`; null where no official one is known. */
  slug: string | null;
  name: Text;
  /** `flat`: one file says all. `model`: データモデル型, its body refers to facilities by 施設_ID. */
  kind: 'flat' | 'model';
  /** Where the columns are from: the official definition, published files, or only the old edition. */
  newEdition: 'defined' | 'observed' | 'derived' | 'unknown';
  oldEdition: boolean;
  /** In the order of the new edition. Empty when nothing but the name is known. */
  columns: readonly Column[];
  /** Names of columns that together set this dataset apart from the others; at least two where there are any. */
  marks: readonly string[];
  /** Words of file names, sheet names and titles that speak for it: slugs, everyday names. */
  words: readonly string[];
}
