/**
 * The thirty rules of machine readability (機械可読性のルール of the Digital Agency), held against what is published: the CSV
 * that this site writes, not the file that came. Each is a pure rule; what the writer sees to is kept by it.
 */
import type { ColumnTally, Oddity, Tally } from './column-tally.ts';
import type { StoredColumn } from './model.ts';

/** What the rules are held against. */
export interface PublishedTable {
  columns: readonly StoredColumn[];
  tally: Tally;
  /** Columns that the version before had and this one hasn't. */
  columnsRemoved: readonly string[];
}

/** Names of the columns in which a rule isn't kept; empty when it is, or when it isn't about columns (`kept` says). */
interface Judgement {
  kept: boolean;
  columns: readonly string[];
}

export interface RuleResult extends Judgement {
  id: RuleId;
  /** `writer`: this site sees to it when it writes the file; `data`: looked for in all values. */
  by: 'writer' | 'data';
}

type Judge = (table: PublishedTable) => Judgement;

const WRITER = 'writer';
/** So much of a column makes it a column of numbers. */
const MOSTLY = 0.8;
/** So many columns of years, months or ages make a table a wide one. */
const WIDE = 4;

const columnsWith =
  (fits: (column: StoredColumn, tally: ColumnTally) => boolean): Judge =>
  ({ columns, tally }) => {
    const found = columns.filter((column, n) => {
      const counts = tally.columns[n];
      return counts !== undefined && fits(column, counts);
    });
    return { kept: found.length === 0, columns: found.map(({ name }) => name) };
  };

const without = (oddity: Oddity): Judge => columnsWith((_, { odd }) => (odd[oddity] ?? 0) > 0);

const NO_MEANING = /^(?:列|column|unnamed|field|項目|その他)?[\s_:-]*\d*$/iu;
const isNumbers = ({ filled, numbers, nearlyNumbers }: ColumnTally) =>
  filled > 0 && (numbers + nearlyNumbers) / filled >= MOSTLY;
const CODE = /コード|区分|種別|分類|フラグ|code/iu;
const UNIT =
  /[（(［[].+[）)］\]]|(?:数|人口|件|人|円|料|費|額|率|比|度|経度|緯度|面積|年|月|日|番号|コード|区分|ID|No\.?|順|年齢|回|台|枚|本|㎡|m2|km|cm|kg|kW)/iu;
const WIDE_HEAD =
  /^(?:(?:19|20)\d{2}年?度?|(?:令和|平成|昭和|[RHS])\s*(?:元|\d{1,2})年?度?|\d{1,2}月|\d{1,3}(?:[-～~]\d{1,3})?歳.*)$/u;
const AREAS = new Set(['municipality-code', 'municipality', 'prefecture', 'town-id', 'address']);

const RULES = {
  'L1-01': WRITER,
  'L1-02': WRITER,
  'L1-03': WRITER,
  'L1-04': WRITER,
  'L1-05': columnsWith(({ name }) => NO_MEANING.test(name.trim())),
  'L1-06': without('gap'),
  'L1-07': without('several'),
  'L1-08': without('own-character'),
  'L1-09': WRITER,
  'L1-10': WRITER,
  'L1-11': WRITER,
  'L1-12': WRITER,
  'L1-13': WRITER,
  'L1-14': without('line-break'),
  'L1-15': WRITER,
  'L2-01': columnsWith(
    ({ standard }, tally) =>
      (tally.odd['no-number'] ?? 0) > 0 || (!standard && isNumbers(tally) && tally.nearlyNumbers > 0),
  ),
  'L2-02': without('same-as-above'),
  'L2-03': WRITER,
  'L2-04': without('off-list'),
  'L2-05': without('other-detail'),
  'L2-06': without('formula'),
  'L3-01': WRITER,
  'L3-02': columnsWith(
    ({ name, standard }, tally) =>
      !standard && CODE.test(name) && tally.filled > 0 && tally.numbers / tally.filled >= MOSTLY,
  ),
  'L3-03': without('symbol'),
  'L3-04': columnsWith(({ name, standard }, tally) => !standard && isNumbers(tally) && !UNIT.test(name)),
  'L3-05': without('era'),
  'L3-06': ({ columns, tally }) => ({
    kept: columns.some(({ type }, n) => AREAS.has(type) && (tally.columns[n]?.filled ?? 0) > 0),
    columns: [],
  }),
  'L3-07': ({ columnsRemoved }) => ({ kept: columnsRemoved.length === 0, columns: columnsRemoved }),
  'L3-08': columnsWith(({ standard }, { filled }) => !standard && filled > 0),
  'L3-09': ({ columns }) => {
    const wide = columns.filter(({ name }) => WIDE_HEAD.test(name));
    return wide.length < WIDE
      ? { kept: true, columns: [] }
      : { kept: false, columns: wide.map((one) => one.name) };
  },
} as const satisfies Record<string, Judge | typeof WRITER>;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as RuleId[];

/** All thirty, in their order, each with the columns in which it isn't kept. */
export function readabilityOf(table: PublishedTable): RuleResult[] {
  return RULE_IDS.map((id): RuleResult => {
    const rule: Judge | typeof WRITER = RULES[id];
    if (rule === WRITER) return { id, by: WRITER, kept: true, columns: [] };
    return { id, by: 'data', ...rule(table) };
  });
}
