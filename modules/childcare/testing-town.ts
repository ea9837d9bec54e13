/** An invented town with preschools for this module's tests. */
import {
  PLACE,
  publishTown,
  OWNERS as TOWN,
  TUESDAY,
  testSite as townSite,
  upload,
} from '@tomoni/catalogue/testing';
import { places } from '@tomoni/places';
import { testPeople } from '@tomoni/places/testing';
import type { Site } from '@tomoni/platform/manifest';
import { childcare } from './index.ts';

export { PLACE };

export const OWNERS = [...TOWN, childcare];

/** The exact place of a carer's home: nobody may ever see it. */
export const CARER = { lat: '36.407315', lon: '138.921846', block: '7番19号', postcode: '370-9907' };

const HEADER = [
  ...[
    'ID',
    '名称',
    '名称_カナ',
    '名称_英字',
    '種別',
    '所在地_連結表記',
    '緯度',
    '経度',
    '電話番号',
    '収容定員',
    '受入年齢',
  ],
  ...[
    '開始時間',
    '終了時間',
    '一時預かりの有無',
    '病児保育の有無',
    'URL',
    '備考',
    '延長保育の有無',
    '休日保育の有無',
    '郵便番号',
  ],
  ...['空き_0歳', '空き_1歳', '空き_2歳', '空き_3歳', '空き_4歳', '空き_5歳', '空き_基準日'],
].join(',');

/** Standard columns, extras by age, one date that holds and one that doesn't. */
const PRESCHOOLS = [
  HEADER,
  '101,みどり森こども園,ミドリモリコドモエン,Midorimori,認定こども園（幼保連携型）,こだま町緑町1丁目2番1号,36.40212,138.91745,027-000-0101,90,0歳～5歳,7:00,19:00,有,無,https://example.org/midori,園庭で野菜を育てています,有,無,370-9901,0,3,1,0,2,4,2026-11-20',
  '102,本町ひだまり保育園,ホンマチヒダマリホイクエン,Hidamari,認可公立保育所,こだま町本町2丁目3番4号,36.40077,138.92011,027-000-0102,60,0歳～5歳,7:15,18:45,無,無,,,有,無,370-9902,0,1,0,0,1,0,2026-11-20',
  '103,川べり保育室,カワベリホイクシツ,Kawaberi,小規模保育,こだま町川原町12番3号,36.39544,138.92687,027-000-0103,19,0歳～2歳,7:30,18:30,有,無,,,無,有,370-9903,0,2,0,-,-,-,2026-08-20',
  '104,さくら幼稚園,サクラヨウチエン,Sakura,私立幼稚園,こだま町さくら台3番1号,36.41102,138.93102,027-000-0104,120,3歳～5歳,9:00,14:00,無,無,,,無,無,370-9904,,,,,,,',
  `105,家庭的保育室 すみれ,カテイテキホイクシツスミレ,Sumire,家庭的保育事業,こだま町花園1丁目${CARER.block},${CARER.lat},${CARER.lon},027-000-0105,5,0歳～2歳,8:00,17:00,無,無,,門の左の${CARER.block}の家です,無,無,${CARER.postcode},1,0,0,-,-,-,2026-11-20`,
].join('\r\n');

/** papamama, as several of its cities write it. */
const PAPAMAMA = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature([138.95, 36.42], {
      ...{
        HID: 'P-1',
        Name: '南こだま保育所',
        Label: '南こだま',
        Type: '認可保育所',
        Kodomo: 'N',
        Ownership: '公',
      },
      ...{
        AgeS: '産休明け',
        AgeE: '就学前',
        Full: '70',
        Open: '7:00',
        Close: '20:00',
        Extra: 'Ｙ',
        Temp: '1',
        Night: null,
      },
      ...{
        Holiday: 'NA',
        Add1: 'こだま町',
        Add2: '南3丁目4-5',
        TEL: '027-000-0201',
        Vacancy: 'Y',
        VacancyDate: '2/1現在',
      },
    }),
    feature([138.951, 36.421], {
      ...{
        HID: 'P-2',
        Name: 'こだま学童クラブ',
        Label: '学童',
        Type: '学童保育',
        Kodomo: null,
        Ownership: null,
      },
      ...{
        AgeS: null,
        AgeE: null,
        Full: null,
        Open: '13:00',
        Close: '18:00',
        Extra: null,
        Temp: null,
        Night: null,
      },
      ...{ Holiday: null, Add1: 'こだま町', Add2: '南3丁目6', TEL: null, Vacancy: null, VacancyDate: null },
    }),
  ],
});

function feature(coordinates: [number, number], properties: Record<string, string | null>) {
  return { type: 'Feature', geometry: { type: 'Point', coordinates }, properties };
}

const PARKS = [
  '名称,所在地_連結表記,緯度,経度,車椅子使用者用トイレ有無',
  '緑町中央公園,こだま町緑町1丁目9番1号,36.40300,138.91800,有',
  'こだま駅前広場,こだま町本町1丁目1番1号,36.40000,138.92300,有',
].join('\n');

/** Publishes the three files. */
export function publishPreschools(site: Site) {
  return publishTown(site, [
    upload('992020_preschool.csv', PRESCHOOLS),
    upload('nurseryFacilities.geojson', PAPAMAMA),
    upload('公衆トイレ.csv', PARKS),
  ]);
}

/** A site with this module and its neighbours on a test database, on Tuesday 24 November 2026. */
export function testSite(db: Site['db'], now: () => Date = () => TUESDAY): Site {
  const site = townSite(db, now);
  return {
    ...site,
    modules: [
      ...site.modules.filter(({ name }) => !/^(?:places|test-people)$/.test(name)),
      places,
      childcare,
      testPeople(PLACE),
    ],
  };
}
