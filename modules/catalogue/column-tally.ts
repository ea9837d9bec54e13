/** What is in the columns of a version, counted once: for its first sentence, its charts, and the rules of readability. */
import { type Column, datasets } from '@tomoni/datasets';
import type { StoredColumn, StoredRecord } from './model.ts';

/** What a value may have that a machine stumbles over. */
export const ODDITIES = {
  'line-break': /[\r\n]/u,
  gap: /\S[\s\u3000]{2,}\S|^[\s\u3000]|[\s\u3000]$|^\p{Script=Han}(?:[ \u3000]\p{Script=Han})+$/u,
  'own-character': /[\u2160-\u217f\u2460-\u24ff\u3200-\u33ff\ue000-\uf8ff\uff66-\uff9f\ufffd]/u,
  'same-as-above': /^(?:同上|同右|同左|〃|″|々|”|")$/u,
  'other-detail': /^その他\s*[（(：:].+/u,
  formula: /^=[A-Z(+\-\d]|^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)/u,
  symbol: /^[△▲※◎●○◯〇×✕✓☆★◆◇■□＊*…‥?？]+$/u,
  era: /^(?:明治|大正|昭和|平成|令和|[MTSHR])\s*(?:元|\d{1,2})\s*[年./-]/u,
} as const;
export type Oddity = keyof typeof ODDITIES | 'several' | 'no-number' | 'off-list';

export interface ColumnTally {
  /** Records with a value. */
  filled: number;
  yes: number;
  no: number;
  /** Values that are plain numbers, and those that would be without a unit or commas. */
  numbers: number;
  nearlyNumbers: number;
  /** How many different values; counted up to a limit. */
  distinct: number;
  odd: Partial<Record<Oddity, number>>;
}

export interface Tally {
  records: number;
  columns: ColumnTally[];
  /** Records with a position. */
  placed: number;
  /** Letters of all values, in bytes of UTF-8. */
  bytes: number;
}

/** More different values than these aren't told apart. */
const MOST_DISTINCT = 200;

const NUMBER = /^-?\d+(?:\.\d+)?$/u;
const NEARLY_NUMBER = /^[-−▲]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*[^\d\s０-９]{0,4}$/u;
const SEVERAL = /[、，;；\r\n]/u;
const ONE_VALUE = new Set([
  ...['phone', 'mail', 'url', 'date', 'time', 'integer', 'decimal', 'postal-code', 'latitude', 'longitude'],
]);
const NUMBERS = new Set(['integer', 'decimal', 'latitude', 'longitude']);

/** Counts records as they come, part by part. */
export class Tallying {
  readonly #columns: readonly StoredColumn[];
  readonly #choices: (readonly string[] | null)[];
  readonly #values: Set<string>[];
  readonly #position: readonly [number, number];
  readonly #tally: Tally;

  constructor(columns: readonly StoredColumn[], standard: string | null) {
    this.#columns = columns;
    const known = standardColumns(standard);
    this.#choices = columns.map((column) => choicesOf(column, known.get(column.name)));
    this.#values = columns.map(() => new Set());
    const at = (type: string) => columns.findIndex((column) => column.type === type);
    this.#position = [at('latitude'), at('longitude')];
    this.#tally = { records: 0, placed: 0, bytes: 0, columns: columns.map(emptyTally) };
  }

  add(records: readonly StoredRecord[]): void {
    for (const [, ...values] of records) this.#addOne(values);
  }

  #addOne(values: readonly string[]): void {
    const tally = this.#tally;
    tally.records += 1;
    const [lat, lon] = this.#position;
    if ((values[lat] ?? '') !== '' && (values[lon] ?? '') !== '') tally.placed += 1;
    for (const [n, column] of this.#columns.entries()) {
      const value = values[n] ?? '';
      if (value === '') continue;
      tally.bytes += Buffer.byteLength(value);
      const counts = tally.columns[n];
      if (counts !== undefined) this.#count(counts, { n, column, value });
    }
  }

  #count(
    counts: ColumnTally,
    { n, column, value }: { n: number; column: StoredColumn; value: string },
  ): void {
    counts.filled += 1;
    if (value === '有' || value === '1') counts.yes += 1;
    else if (value === '無') counts.no += 1;
    if (NUMBER.test(value)) counts.numbers += 1;
    else if (NEARLY_NUMBER.test(value)) counts.nearlyNumbers += 1;
    const seen = this.#values[n];
    if (seen !== undefined && seen.size < MOST_DISTINCT) counts.distinct = seen.add(value).size;
    for (const oddity of odditiesOf(value, column, this.#choices[n] ?? null))
      counts.odd[oddity] = (counts.odd[oddity] ?? 0) + 1;
  }

  result(): Tally {
    return this.#tally;
  }
}

function odditiesOf(value: string, { type }: StoredColumn, choices: readonly string[] | null): Oddity[] {
  const found = (Object.keys(ODDITIES) as (keyof typeof ODDITIES)[]).filter((name) =>
    ODDITIES[name].test(value),
  );
  const typed: Oddity[] = [];
  if (ONE_VALUE.has(type) && SEVERAL.test(value)) typed.push('several');
  if (NUMBERS.has(type) && !NUMBER.test(value)) typed.push('no-number');
  if (choices !== null && !choices.includes(value)) typed.push('off-list');
  return [...found, ...typed];
}

function choicesOf({ type }: StoredColumn, standard: Column | undefined): readonly string[] | null {
  if (type === 'yes-no') return ['有', '無'];
  if (type === 'mark') return ['1'];
  return type === 'choice' ? (standard?.choices ?? null) : null;
}

const emptyTally = (): ColumnTally => ({
  ...{ filled: 0, yes: 0, no: 0, numbers: 0, nearlyNumbers: 0, distinct: 0 },
  odd: {},
});

/** Columns of the new edition of a dataset of the standard, by name; none for null. */
export function standardColumns(standard: string | null): ReadonlyMap<string, Column> {
  const found = standard === null ? undefined : datasets.find(({ slug }) => slug === standard);
  return new Map(
    (found?.columns ?? []).filter(({ oldOnly }) => oldOnly !== true).map((column) => [column.name, column]),
  );
}
