/** What a table can show as bars: how many records there are of each kind, or a figure for each of few records. */
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Tally } from './column-tally.ts';
import type { StoredColumn } from './model.ts';
import { recordColumns } from './record-name.ts';

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
const MOST_CHOICES = 8;
/** Figures that are no amounts. */
const NO_AMOUNT = /緯度|経度|高度|番号|コード|ID|年$|標高/u;
const NO_GROUP = new Set(['latitude', 'longitude', 'id', 'kana', 'latin', 'url', 'mail', 'phone', 'time']);
const NO_GROUP_NAME =
  /^(?:地方公共団体名|所在地_(?:連結表記|番地以下|都道府県)|備考|画像|URL|法人|.*コード)/u;

/** The charts that a table allows, the most telling first; none where nothing can be counted. */
export function chartChoices(columns: readonly StoredColumn[], tally: Tally): ChartChoice[] {
  const name = recordColumns(columns).name;
  const count = (n: number) => tally.columns[n] ?? { filled: 0, distinct: 0, yes: 0 };
  const groups = columns.flatMap((column, n) => (isGroup(column, n) ? [column.name] : []));
  const flags = columns.flatMap(({ type, name: own }, n) =>
    type === 'yes-no' && count(n).yes > 0 && count(n).yes < tally.records ? [own] : [],
  );
  const figures = columns.flatMap(({ type, name: own }, n) =>
    (type === 'integer' || type === 'decimal') && !NO_AMOUNT.test(own) && count(n).filled > 0 ? [own] : [],
  );
  const label = columns[name]?.name;
  const few = label !== undefined && tally.records >= 2 && tally.records <= MOST_GROUPS;
  const [first, ...others] = groups.sort((a, b) => rank(a) - rank(b));
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
    const { filled, distinct } = count(n);
    if (n === name || NO_GROUP.has(type) || type === 'yes-no' || NO_GROUP_NAME.test(own)) return false;
    if (own === '所在地_町字') return distinct >= 2;
    const most = standard && type === 'choice' ? MOST_GROUPS : 12;
    return distinct >= 2 && distinct <= most && distinct < filled && filled >= tally.records / 2;
  }
}

/** Parts of the town first: that is how people ask. */
function rank(name: string): number {
  return name === '所在地_町字' ? 0 : 1;
}

export interface Chart extends ChartChoice {
  bars: Bar[];
  /** How many further ones there are, and what they hold together. */
  rest: { bars: number; total: number; part: number } | null;
}

/** The bars, the longest first. */
export async function readChart(
  db: Db,
  { owner, dataset }: { owner: string; dataset: string },
  choice: ChartChoice,
): Promise<Chart> {
  const { by, kind, of } = choice;
  // 本町1丁目 and 本町2丁目 are one part of the town.
  const label =
    by === '所在地_町字'
      ? sql<string>`regexp_replace(body->>${by}, '[0-9０-９一二三四五六七八九十]+丁目.*$', '')`
      : sql<string>`body->>${by}`;
  const figure = sql`case when body->>${of ?? ''} ~ '^-?[0-9]{1,15}([.][0-9]{1,6})?$' then (body->>${of ?? ''})::numeric else 0 end`;
  const amounts = {
    count: sql`count(*)::float8 as total, count(*)::float8 as part`,
    flag: sql`count(*)::float8 as total, (count(*) filter (where body->>${of ?? ''} = '有'))::float8 as part`,
    sum: sql`sum(${figure})::float8 as total, sum(${figure})::float8 as part`,
  };
  const { rows } = await sql<Bar>`
    select ${label} as label, ${amounts[kind]} from catalogue.entry
    where owner = ${owner} and dataset = ${dataset} and body->>${by} <> ''
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
