/** Open data of a whole country, invented: ten lists for each of its towns, as an import would have stored them. */
import { searchColumns } from '@tomoni/platform/search';
import { type Random, seededRandom } from '@tomoni/platform/testing';

export const STANDARDS = [
  ...['public_toilet', 'aed', 'evacuation_space', 'public_facility', 'preschool', 'hospital', 'tourism'],
  ...['public_wireless_lan', 'polling_place', 'care_service'],
] as const;

/** Letters of names; each stands in some thousandth of all. */
export const LETTERS = Array.from(
  '中央公園駅前図書館市民会館小学校東西南北川原本町池上森林橋浜港丘坂寺社門広場体育山田緑桜松竹梅鶴亀',
);

export interface CountryRow {
  name: string;
  lat: number;
  lon: number;
  body: Record<string, string>;
  folded: string[];
  grams: string[];
}

/** Code of six digits of an invented town. */
export const townCode = (town: number): string => String(100_000 + town);

/** South-west corner of a town: towns stand in a grid over the latitudes and longitudes of Japan, in degrees. */
export function cornerOf(town: number): { lat: number; lon: number } {
  return { lat: 31 + Math.floor(town / 45) * 0.3, lon: 130 + (town % 45) * 0.3 };
}

export function wordOf(random: Random, length: number): string {
  return Array.from({ length }, () => LETTERS[random.integer(0, LETTERS.length - 1)] ?? '').join('');
}

/** The records of one list of one town. The same for the same numbers. */
export function countryRows(town: number, list: number, rows: number): CountryRow[] {
  const random = seededRandom(town * STANDARDS.length + list + 1);
  const corner = cornerOf(town);
  const scope = { owner: townCode(town), kind: STANDARDS[list] ?? '' };
  return Array.from({ length: rows }, (_, n) => {
    const name = wordOf(random, random.integer(3, 8));
    const address = `第${town}町${wordOf(random, 2)}${1 + (n % 5)}丁目${n % 30}番`;
    const [lat, lon] = [corner.lat + random.next() * 0.3, corner.lon + random.next() * 0.3];
    return {
      ...{ name, lat, lon },
      body: {
        全国地方公共団体コード: scope.owner,
        ID: String(n),
        名称: name,
        所在地_連結表記: address,
        緯度: lat.toFixed(6),
        経度: lon.toFixed(6),
        電話番号: '00-0000-0000',
        利用開始時間: '09:00',
        利用終了時間: '17:00',
        備考: '車椅子使用者用トイレあり',
      },
      ...searchColumns([name, address], scope),
    };
  });
}

/** A line of COPY in its text form. */
export function copyLine(cells: readonly string[]): string {
  const plain = (text: string) =>
    text.replace(
      /[\\\t\n\r]/gu,
      (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? '',
    );
  return `${cells.map(plain).join('\t')}\n`;
}

/** An array as PostgreSQL writes it. */
export function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/gu, '\\$&')}"`).join(',')}}`;
}
