/**
 * What a record may say of a place that isn't for everybody: the home of a person who looks after children there
 * (家庭的保育, 保育ママ, ベビーシッター), and a place of which the file itself says that its address isn't public (非公開).
 * The one rule for it: the catalogue stores and publishes nothing else, and whoever shows preschools asks it, too.
 */
import type { Position } from '@tomoni/geo';
import { nfkc } from '@tomoni/japanese';
import type { StoredColumn } from './model.ts';
import { roughAddress, roughPosition } from './rough-place.ts';

/** `rough`: a home, shown to its district. `hidden`: its place is nowhere. */
export type Privacy = 'open' | 'rough' | 'hidden';

const HOME = /家庭的保育|保育ママ|居宅訪問|ベビーシッター|家庭保育室|家庭福祉員/u;
const NOT_PUBLIC = /非公開|公開しない|公表しない/u;

/** Columns that say what a place is or is called. In others, such words are about something else (連携施設名). */
const SAYS_WHAT =
  /^(?!.*(?:連携|法人|団体|設置)).*(?:種別|種類|類型|区分|分類|事業|名称|名$)|^(?:type|name|label)$/iu;
const SAYS_KIND = /種別|種類|類型|区分|^type$/iu;
/** Of other tables, what isn't public may be something else than where it is: a temple that nobody may enter. */
const STANDARD = 'preschool';

/** In a title that names these, too, the table isn't one of homes alone. */
const OTHERS = /保育所|保育園|幼稚園|こども園|子ども園|小規模|事業所内|認可|ふくむ|含む/u;

/** Parts of an address above the number of the block; the codes of it don't tell more. */
const ADDRESS = /所在地|住所|所在|町字|^(?:address|add)\d?$/iu;
const CODE = /コード$|ID$|^(?:.*_)?(?:都道府県|市区町村)(?:名|（郡）)?$/u;
/** The numbers, and by what else a house is found. */
const BELOW_TOWN = /番地|地番|方書|建物|郵便|〒|画像|写真|地図/u;

/** What a home's record may say besides: what it is called and offers, when, to whom, how to ask for it. */
const HARMLESS =
  /^(?:名称?|name|label)|名称|名$|カナ|英字|英語|種別|種類|類型|区分|^type$|^h?id$|^no\.?$|定員|年齢|^age|^full$|時間|曜日|^(?:open|close|extra|temp|holiday|night|h24|kodomo|ownership|sick|aftersick|vacancy.*)$|空き|空枠|可能|預かり|保育|給食|年月日|基準日|電話|ファックス|ＦＡＸ|^(?:tel|fax|url)$|url$|コード$|団体/iu;
/** Types of the standard's columns in which no address can hide. */
const HARMLESS_TYPES = new Set(['yes-no', 'mark', 'integer', 'time', 'date', 'weekdays', 'phone', 'choice']);

/** Columns with a position that the standard doesn't know: GeoJSON points of a table that is none of its. */
const POINT = { lat: 'geometry.coordinates[1]', lon: 'geometry.coordinates[0]' };

/** Its code beside the cells that an official sees before publishing. */
export const HOME_RULE = 'catalogue.carer-home';

interface TableOfRecords {
  /** Of its columns, in the order of the values. */
  names: readonly string[];
  /** Of the standard that its table is. */
  standard: string | null;
  /** File name, sheet and titles around the table: 家庭的保育事業者一覧. */
  titles?: readonly string[];
}

/** Of a table, whose place may be shown to whom: asked of the values of each of its records. */
export function privacyRule({
  names,
  standard,
  titles = [],
}: TableOfRecords): (values: readonly string[]) => Privacy {
  const at = (wanted: RegExp) => names.flatMap((name, n) => (wanted.test(name) ? [n] : []));
  const [what, kind, address] = [at(SAYS_WHAT), at(SAYS_KIND), at(ADDRESS)];
  const about = titles.map((text) => nfkc(text)).join(' ');
  const allHomes = HOME.test(about) && !OTHERS.test(about);
  return (values) => {
    const says = (columns: readonly number[], wanted: RegExp) =>
      columns.some((n) => wanted.test(nfkc(values[n] ?? '')));
    const isHome = allHomes || says(what, HOME);
    if (!isHome && standard !== STANDARD) return 'open';
    if (says(address, NOT_PUBLIC) || says(kind, NOT_PUBLIC)) return 'hidden';
    return isHome ? 'rough' : 'open';
  };
}

interface PlaceOfRecord extends Omit<TableOfRecords, 'names'> {
  /** Values by the names of their columns. */
  body: Readonly<Record<string, string>>;
}

/** The same of one record, from everything that it says of itself. */
export function privacyOf({ body, ...table }: PlaceOfRecord): Privacy {
  return privacyRule({ ...table, names: Object.keys(body) })(Object.values(body));
}

/** Whether a table says where things are at all: one of figures has nothing to hide. */
export function saysWhere(columns: readonly StoredColumn[]): boolean {
  return columns.some(
    ({ name, type }) =>
      ADDRESS.test(name) || type === 'latitude' || name === POINT.lat || BELOW_TOWN.test(name),
  );
}

/** By index: the values that mustn't be shown as they are, and what stands there instead. */
export function shownOf(
  columns: readonly StoredColumn[],
  values: readonly string[],
  privacy: Exclude<Privacy, 'open'>,
): ReadonlyMap<number, string> {
  const shown = new Map<number, string>();
  const numbers = numbersIn(columns, values);
  for (const [n, { name, type, standard }] of columns.entries()) {
    const value = values[n] ?? '';
    const instead = isPosition(columns[n]) ? '' : insteadOf({ name, type, standard, value, privacy });
    const kept = numbers.reduce((text, number) => withoutNumber(text, number), instead);
    if (kept !== value) shown.set(n, kept);
  }
  if (privacy === 'rough') for (const [n, value] of roughPair(columns, values)) shown.set(n, value);
  return shown;
}

interface Value extends Pick<StoredColumn, 'name' | 'type' | 'standard'> {
  value: string;
  privacy: Exclude<Privacy, 'open'>;
}

function insteadOf({ name, type, standard, value, privacy }: Value): string {
  if (BELOW_TOWN.test(name)) return '';
  if (CODE.test(name)) return privacy === 'hidden' && /町字/u.test(name) ? '' : value;
  if (ADDRESS.test(name)) {
    if (privacy === 'hidden') return NOT_PUBLIC.exec(nfkc(value))?.[0] ?? '';
    return roughAddress(value);
  }
  if (HARMLESS.test(name) || (standard && HARMLESS_TYPES.has(type))) return value;
  return '';
}

function isPosition(column: StoredColumn | undefined): boolean {
  return column?.type === 'latitude' || column?.type === 'longitude';
}

/** The middle of its cell for each pair of columns that has a position. */
function roughPair(columns: readonly StoredColumn[], values: readonly string[]): [number, string][] {
  const at = (fits: (column: StoredColumn) => boolean) => columns.findIndex(fits);
  const pairs = [
    [at(({ type }) => type === 'latitude'), at(({ type }) => type === 'longitude')],
    [at(({ name }) => name === POINT.lat), at(({ name }) => name === POINT.lon)],
  ] as const;
  return pairs.flatMap(([lat, lon]): [number, string][] => {
    const position = positionIn(values[lat], values[lon]);
    if (position === null) return [];
    const rough = roughPosition(position);
    return [
      [lat, String(rough.lat)],
      [lon, String(rough.lon)],
    ];
  });
}

function positionIn(lat = '', lon = ''): Position | null {
  const number = /^-?\d{1,3}(?:\.\d+)?$/u;
  if (!number.test(lat.trim()) || !number.test(lon.trim())) return null;
  const position = { lat: Number(lat), lon: Number(lon) };
  return Math.abs(position.lat) <= 90 && Math.abs(position.lon) <= 180 ? position : null;
}

/** What of the addresses isn't shown (7番19号): it may stand in a name, too. */
function numbersIn(columns: readonly StoredColumn[], values: readonly string[]): string[] {
  return columns.flatMap(({ name }, n) => {
    const value = nfkc(values[n] ?? '').trim();
    if (value === '' || !ADDRESS.test(name) || CODE.test(name)) return [];
    const rough = nfkc(roughAddress(value));
    const rest = value.includes(rough) ? value.slice(value.indexOf(rough) + rough.length).trim() : value;
    return rest.length < 3 || rest === value ? [] : [rest];
  });
}

function withoutNumber(text: string, number: string): string {
  const plain = nfkc(text);
  return plain.includes(number) ? plain.replaceAll(number, '').trim() : text;
}
