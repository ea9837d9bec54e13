import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { privacyOf, saysWhere, shownOf } from './carer-home.ts';
import type { StoredColumn } from './model.ts';
import { roughAddress, roughPosition } from './rough-place.ts';

const TYPES: Record<string, string> = { 緯度: 'latitude', 経度: 'longitude', 収容定員: 'integer' };
const columnsOf = (body: Record<string, string>) =>
  Object.keys(body).map(
    (name): StoredColumn => ({
      ...{
        name,
        type: TYPES[name] ?? 'text',
        standard: name in TYPES,
        source: name,
        letter: '',
        by: 'exact',
      },
    }),
  );

/** A record as it is public. */
function publicOf(body: Record<string, string>, privacy: 'rough' | 'hidden' = 'rough') {
  const columns = columnsOf(body);
  const shown = shownOf(columns, Object.values(body), privacy);
  return Object.fromEntries(Object.entries(body).map(([name, value], n) => [name, shown.get(n) ?? value]));
}

describe('whose place it is', () => {
  it.each([
    [{ 種別: '家庭的保育事業' }, 'rough'],
    [{ Type: '保育ママ' }, 'rough'],
    [{ Type: '認可外', Name: 'こにし保育ママの家' }, 'rough'],
    [{ 名称: '家庭的保育室 すみれ' }, 'rough'],
    [{ 種別: '小規模・事業所内保育事業', 名称: '田村家庭保育室' }, 'rough'],
    [{ 種別: '家庭的保育事業', 所在地_連結表記: '非公開' }, 'hidden'],
    [{ Type: '認可外保育所（非公開）' }, 'hidden'],
    [{ Type: '認可外', 所在地_連結表記: '非公開' }, 'hidden'],
    [{ Type: '小規模保育' }, 'open'],
    [{ 種別: '認可保育所', 連携施設名: '家庭的保育室 すみれ', 備考: '家庭的保育事業と連携' }, 'open'],
  ])('%o is shown as %s', (body, privacy) =>
    expect(privacyOf({ body: body as Record<string, string>, standard: 'preschool' })).toBe(privacy),
  );

  it.each([
    [['家庭的保育事業者一覧.csv'], 'rough'],
    [['保育施設.xlsx', '家庭的保育'], 'rough'],
    [['小規模保育・家庭的保育一覧.csv'], 'open'],
    [['保育施設一覧（家庭的保育を含む）.csv'], 'open'],
  ])('a table called %o without a kind is %s', (titles, privacy) =>
    expect(privacyOf({ body: { 名称: 'すみれ', 住所: '花園1-2' }, standard: null, titles })).toBe(privacy),
  );

  it('what is closed to visitors is no home', () => {
    expect(privacyOf({ body: { 名称: '古い塔', 公開区分: '非公開' }, standard: 'cultural_property' })).toBe(
      'open',
    );
  });

  it('a table of figures has nothing to hide', () => {
    expect(saysWhere(columnsOf({ 種別: '家庭的保育', 定員: '5' }))).toBe(false);
    expect(saysWhere(columnsOf({ 種別: '家庭的保育', 住所: '花園1' }))).toBe(true);
    expect(saysWhere(columnsOf({ 種別: '家庭的保育', 緯度: '36' }))).toBe(true);
  });
});

describe('what a home says', () => {
  it('is where its district is, what it offers and how to ask, and nothing by which the house is found', () => {
    expect(
      publicOf({
        ...{
          ID: '105',
          名称: 'すみれ（７番１９号）',
          種別: '家庭的保育',
          所在地_連結表記: 'こだま町花園1丁目7番19号',
        },
        ...{
          所在地_都道府県: '群馬県',
          所在地_市区町村: 'こだま町',
          所在地_町字: '花園1丁目',
          所在地_番地以下: '7番19号',
        },
        ...{
          '建物名等(方書)': '花園荘101',
          町字ID: '0003001',
          郵便番号: '3709907',
          緯度: '36.407315',
          経度: '138.921846',
        },
        ...{
          アクセス方法: '角の青い家',
          収容定員: '5',
          電話番号: '027-000-0105',
          備考: '門の左',
          画像: 'house.jpg',
        },
        ...{
          空き_0歳: '1',
          受入年齢: '0歳～2歳',
          延長保育の有無: '有',
          'geometry.coordinates[0]': '138.921846',
        },
      }),
    ).toEqual({
      ...{ ID: '105', 名称: 'すみれ()', 種別: '家庭的保育', 所在地_連結表記: 'こだま町花園1丁目' },
      ...{
        所在地_都道府県: '群馬県',
        所在地_市区町村: 'こだま町',
        所在地_町字: '花園1丁目',
        所在地_番地以下: '',
      },
      ...{ '建物名等(方書)': '', 町字ID: '0003001', 郵便番号: '' },
      ...{ 緯度: '36.406737', 経度: '138.919507' },
      ...{ アクセス方法: '', 収容定員: '5', 電話番号: '027-000-0105', 備考: '', 画像: '' },
      ...{ 空き_0歳: '1', 受入年齢: '0歳～2歳', 延長保育の有無: '有', 'geometry.coordinates[0]': '' },
    });
  });

  it('has no place where the town says so', () => {
    expect(
      publicOf(
        { 名称: 'ひみつ', 住所: '非公開（花園1丁目7番）', 町字ID: '0003001', 緯度: '36.4', 経度: '138.9' },
        'hidden',
      ),
    ).toEqual({ 名称: 'ひみつ', 住所: '非公開', 町字ID: '', 緯度: '', 経度: '' });
  });

  it('rounds the point of GeoJSON that no standard knows, and not one half of a position', () => {
    const point = publicOf({
      'geometry.coordinates[0]': '138.921846',
      'geometry.coordinates[1]': '36.407315',
    });
    expect(point['geometry.coordinates[1]']).toBe('36.406737');
    expect(publicOf({ 緯度: '36.407315', 経度: '' })).toEqual({ 緯度: '', 経度: '' });
  });

  it('stays the same when it is asked of again', () => {
    const once = publicOf({ 住所: '福岡市東区青葉1丁目2番3号', 緯度: '33.65', 経度: '130.43' });
    expect(publicOf(once)).toEqual(once);
    const rough = roughPosition({ lat: 33.65, lon: 130.43 });
    expect(roughPosition(rough)).toEqual(rough);
  });
});

describe('an address to its district', () => {
  it.each([
    ['福岡県福岡市東区青葉1丁目2番3号 青葉ビル201', '福岡県福岡市東区青葉1丁目'],
    ['福岡市東区青葉1-2-3', '福岡市東区青葉'],
    ['郡山市芳賀二丁目5-6', '郡山市芳賀二丁目'],
    ['〒810-0001 福岡市中央区天神一丁目8番1号', '福岡市中央区天神一丁目'],
    ['館町1915-10', '館町'],
    ['', ''],
  ])('%s: %s', (address, rough) => expect(roughAddress(address)).toBe(rough));
});

const REAL = fileURLToPath(
  new URL(
    '../../../shared/data/opendata/papamama/CodeforKohoku__papamama/data/nurseryFacilities.geojson',
    import.meta.url,
  ),
);

const realFile = () => {
  it('has homes, of which no number of a house is left', () => {
    const { features } = JSON.parse(readFileSync(REAL, 'utf8')) as {
      features: { properties: Record<string, string> }[];
    };
    const bodies = features.map(({ properties }) =>
      Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value ?? '')])),
    );
    const homes = bodies.filter((body) => privacyOf({ body, standard: 'preschool' }) === 'rough');
    expect(homes.length).toBeGreaterThan(0);
    expect(homes.length).toBeLessThan(bodies.length / 4);
    for (const home of homes) {
      const shown = publicOf(home);
      expect(shown.Add1, home.Add1).not.toMatch(/\d+-\d|番|号/);
      expect(shown.Add1).not.toBe('');
      expect(shown.Name).toBe(home.Name);
    }
  });
};

if (existsSync(REAL)) describe('a real file', realFile);
