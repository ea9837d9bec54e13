/** What a table can show as bars: how many records there are of each kind, or a figure for each of few records. */
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import type { Tally } from './column-tally.ts';
import type { StoredColumn } from './model.ts';
import { titleColumn } from './table-columns.ts';

export interface Bar {
  label: string;
  /** The whole length. */
  total: number;
  /** The part of it that is filled; the same as `total` where nothing is parted. */
  part: number;
}

export interface ChartChoice {
  /** Column by which records are grouped. */
  by: string;
  /** `flag`: yes of all; `count`: how many; `sum`: this figure of each. */
  kind: 'flag' | 'count' | 'sum';
  of: string | null;
}

/** More bars than these say nothing. */
const MOST_BARS = 12;
const MOST_GROUPS = 60;
const MOST_CHOICES = 6;
/** Figures that are no amounts. */
const NO_AMOUNT = /緯度|経度|高度|番号|コード|ID|年$|標高/u;
/** Parts of the town come first, from either of these: that is how people ask. */
export const TOWN = '所在地_町字';
export const ADDRESS = '所在地_連結表記';
const GROUPS = new Set(['text', 'choice', 'municipality', 'list']);
const NO_GROUP_NAME = /^(?:地方公共団体名|所在地_|備考|画像|URL|法人|.*コード|ID)/u;

/** The charts that a table allows, the most telling first; none where nothing can be counted. */
export function chartChoices(columns: readonly StoredColumn[], tally: Tally): ChartChoice[] {
  const name = titleColumn(columns, tally);
  const count = (n: number) => tally.columns[n] ?? { filled: 0, distinct: 0, yes: 0, numbers: 0 };
  const filled = (name: string) => count(columns.findIndex((column) => column.name === name)).filled > 0;
  const towns = [TOWN, ADDRESS].filter(filled).slice(0, 1);
  const groups = [...towns, ...columns.flatMap((column, n) => (isGroup(column, n) ? [column.name] : []))];
  const flags = columns.flatMap(({ type, name: own }, n) =>
    type === 'yes-no' && count(n).yes > 0 && count(n).yes < tally.records ? [own] : [],
  );
  const figures = columns.flatMap(({ type, name: own }, n) =>
    (type === 'integer' || type === 'decimal') && !NO_AMOUNT.test(own) && count(n).filled > 0 ? [own] : [],
  );
  const label = columns[name]?.name;
  const few = count(name).distinct >= 2 && tally.records <= MOST_GROUPS;
  const [first, ...others] = groups;
  const choices: ChartChoice[] = [
    ...(first === undefined ? [] : flags.slice(0, 4).map((of) => ({ by: first, kind: 'flag' as const, of }))),
    ...(first === undefined ? [] : [{ by: first, kind: 'count' as const, of: null }]),
    ...others.slice(0, 2).map((by) => ({ by, kind: 'count' as const, of: null })),
    ...(few && label !== undefined
      ? figures.slice(0, 4).map((of) => ({ by: label, kind: 'sum' as const, of }))
      : []),
  ];
  return choices.slice(0, MOST_CHOICES);

  function isGroup({ type, name: own, standard }: StoredColumn, n: number): boolean {
    const { filled: some, distinct, numbers } = count(n);
    if (n === name || !GROUPS.has(type) || NO_GROUP_NAME.test(own)) return false;
    const most = standard && type === 'choice' ? MOST_GROUPS : MOST_BARS;
    const repeats = distinct >= 2 && distinct <= most && distinct <= some / 2;
    return repeats && some >= tally.records / 2 && numbers < some / 2;
  }
}

export interface Chart extends ChartChoice {
  bars: Bar[];
  /** How many further ones there are, and what they hold together. */
  rest: { bars: number; total: number; part: number } | null;
}

/** 本町1丁目 and 本町2丁目 are one part of the town; of an address it is what stands between the town and a number. */
function labelOf(by: string, town: string): RawBuilder<string> {
  if (by === TOWN) return sql<string>`regexp_replace(body->>${by}, ${`${NUMBERS}+丁目.*$`}, '')`;
  if (by !== ADDRESS) return sql<string>`body->>${by}`;
  const name = town.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  return sql<string>`regexp_replace(regexp_replace(body->>${by}, ${`^.{0,4}?${name}`}, ''), ${`(?:大字|字)?${NUMBERS}.*$`}, '')`;
}

const NUMBERS = '[0-9０-９一二三四五六七八九十]';

/** The bars, the longest first. */
export async function readChart(
  db: Db,
  { owner, dataset, town }: { owner: string; dataset: string; town: string },
  choice: ChartChoice,
): Promise<Chart> {
  const { by, kind, of } = choice;
  const label = labelOf(by, town);
  const figure = sql`case when body->>${of ?? ''} ~ '^-?[0-9]{1,15}([.][0-9]{1,6})?$' then (body->>${of ?? ''})::numeric else 0 end`;
  const amounts = {
    count: sql`count(*)::float8 as total, count(*)::float8 as part`,
    flag: sql`count(*)::float8 as total, (count(*) filter (where body->>${of ?? ''} = '有'))::float8 as part`,
    sum: sql`sum(${figure})::float8 as total, sum(${figure})::float8 as part`,
  };
  const { rows } = await sql<Bar>`
    select ${label} as label, ${amounts[kind]} from catalogue.entry
    where owner = ${owner} and dataset = ${dataset} and ${label} <> ''
    group by 1 order by 2 desc, 3 desc, 1 limit 500`.execute(db);
  const shown = rows.slice(0, MOST_BARS);
  const others = rows.slice(MOST_BARS);
  const sum = (key: 'total' | 'part') => others.reduce((all, bar) => all + bar[key], 0);
  return {
    ...choice,
    bars: shown,
    rest: others.length === 0 ? null : { bars: others.length, total: sum('total'), part: sum('part') },
  };
}
