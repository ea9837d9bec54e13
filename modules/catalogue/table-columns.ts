/** Which columns of a table stand on a page: what tells records apart first, then what people choose by. */
import type { ColumnTally, Tally } from './column-tally.ts';
import type { StoredColumn } from './model.ts';
import { recordColumns } from './record-name.ts';

/** So many stand beside each other where there is room. */
const SHOWN = 6;

/** Not worth a column beside others: who manages it, its codes, where exactly; all of it stands on the record's page. */
const DULL = new Set([
  ...[
    'municipality-code',
    'town-id',
    'corporate-number',
    'prefecture',
    'municipality',
    'latitude',
    'longitude',
  ],
  ...['id', 'kana', 'latin', 'url', 'mail', 'phone', 'postal-code'],
]);
const DULL_NAME =
  /^(?:地方公共団体名|所在地_(?:全国地方公共団体コード|都道府県|市区町村|番地以下|緯度|経度)|高度|画像|備考|法人番号|.*ライセンス|.*コード)/u;

export interface ShownColumn extends StoredColumn {
  /** Its place in the version. */
  index: number;
}

const isFlag = ({ type }: StoredColumn) => type === 'yes-no' || type === 'mark';

/** By which column records are told apart: the one with their names, or where all have the same name the first that differs. */
export function titleColumn(columns: readonly StoredColumn[], tally: Tally): number {
  const { name } = recordColumns(columns);
  const distinct = (n: number) => tally.columns[n]?.distinct ?? 0;
  if (distinct(name) > 1 || tally.records < 2) return name;
  const other = columns.findIndex(
    (column, n) =>
      column.type === 'text' && distinct(n) > 1 && !(column.standard && DULL_NAME.test(column.name)),
  );
  return other === -1 ? name : other;
}

/** The columns of the page's table: name, where, yes/no that differ, times, figures; of others the first that say something. */
export function shownColumns(columns: readonly StoredColumn[], tally: Tally): ShownColumn[] {
  const all = columns.map((column, index): ShownColumn => ({ ...column, index }));
  const at = recordColumns(columns);
  const name = all[titleColumn(columns, tally)];
  const counts = ({ index }: ShownColumn) => tally.columns[index];
  const useful = all.filter(
    (column) => column !== name && (counts(column)?.filled ?? 0) > 0 && !isDull(column),
  );
  const town = useful.find((column) => column.name === '所在地_町字');
  const where = town ?? useful.find(({ index }) => index === at.address);
  const flags = useful
    .filter((column) => isFlag(column) && differs(counts(column), tally.records))
    .slice(0, 2);
  const times = useful.filter(({ type }) => type === 'time').slice(0, 2);
  const days = useful.filter(({ type }) => type === 'weekdays' || type === 'date').slice(0, 1);
  const figures = useful.filter(({ type }) => type === 'integer' || type === 'decimal').slice(0, 2);
  const chosen = [where, ...flags, ...times, ...days, ...figures].filter((one) => one !== undefined);
  const rest = useful.filter((one) => !chosen.includes(one) && !isFlag(one) && one.index !== at.address);
  const first = name === undefined ? [] : [name];
  return [...first, ...chosen, ...rest].slice(0, SHOWN);
}

function isDull({ type, name, standard }: StoredColumn): boolean {
  return DULL.has(type) || (standard && DULL_NAME.test(name));
}

/** Worth a column or a filter: some have it, some haven't. */
function differs(tally: ColumnTally | undefined, records: number): boolean {
  return tally !== undefined && tally.yes > 0 && tally.yes < records;
}

/** Yes/no columns that can be chosen by, those that most have first. */
export function filterColumns(columns: readonly StoredColumn[], tally: Tally): ShownColumn[] {
  return columns
    .map((column, index): ShownColumn => ({ ...column, index }))
    .filter((column) => isFlag(column) && differs(tally.columns[column.index], tally.records))
    .slice(0, 12);
}

/** The two yes/no columns for the first sentence: what most have, but not all. */
export function tellingColumns(
  columns: readonly StoredColumn[],
  tally: Tally,
): { name: string; yes: number }[] {
  return filterColumns(columns, tally)
    .filter(({ type }) => type === 'yes-no')
    .map(({ name, index }) => ({ name, yes: tally.columns[index]?.yes ?? 0 }))
    .slice(0, 2);
}
