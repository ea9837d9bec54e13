import type { Entry } from '@tomoni/catalogue/contract';
import { describe, expect, it } from 'vitest';
import { areaText } from './area-text.ts';
import { type Answer, findMyPlace } from './my-place.ts';
import { pollingPlacesOf } from './polling-place.ts';

function placesOf(rows: readonly (readonly [name: string, address: string, area: string, kind?: string])[]) {
  const entries = rows.map(([name, address, area, kind = '当日'], n): Entry => {
    const body = {
      投票所_名称: name,
      投票区番号: String(n + 1),
      住所: address,
      区域: area,
      投票所_投票所区分: kind,
    };
    return { owner: 'x', dataset: 'd', n, standard: 'polling_place', name, lat: null, lon: null, body };
  });
  return pollingPlacesOf(entries, new Map());
}

function told(answer: Answer): string {
  if (answer.is === 'one') return `one ${answer.place.name}`;
  const names = 'places' in answer ? ` ${answer.places.map(({ name }) => name).join('+')}` : '';
  return `${answer.is}${names}${answer.is === 'several' ? ` ${answer.missing}` : ''}`;
}

const WITH_AREAS = placesOf([
  ['一小', 'こだま町本町1丁目5番', '本町1丁目1番～12番、本町2丁目'],
  ['会館', 'こだま町本町4丁目2番', '本町1丁目13番～30番、本町3・4丁目'],
  ['旭集会所', 'こだま町旭町5番', 'こだま町旭町全域'],
  ['体育館', 'こだま町川原町12番', '川原町（国道の東側）'],
  ['二小', 'こだま町川原町3番', '川原町（国道の西側）'],
  ['役場', 'こだま町本町1丁目1番', '町内全域', '期日前'],
]);
const SILENT = placesOf([
  ['東小学校', 'こだま町東1丁目2番', ''],
  ['東公民館', 'こだま町東2丁目8番', ''],
  ['西小学校', 'こだま町西3番', ''],
]);
const TOWN = { code: '992020', name: 'こだま町' };

describe('by the areas of the list', () => {
  it.each([
    ['本町1丁目5番', 'one 一小'],
    ['本町1-5-2', 'one 一小'],
    ['こだま町本町1丁目5番3号', 'one 一小'],
    ['見本県こだま町本町３丁目', 'one 会館'],
    ['〒999-9999 こだま町本町2-1', 'one 一小'],
    ['旭町12', 'one 旭集会所'],
    ['本町1丁目', 'several 一小+会館 block'],
    ['本町', 'several 一小+会館 chome'],
    ['川原町7', 'several 体育館+二小 words'],
    ['緑町1丁目', 'none'],
    ['本町1丁目99番', 'none'],
    ['札幌市中央区北1条西2丁目', 'elsewhere'],
    ['', 'unread'],
    ['1-2-3', 'unread'],
    ['こだま町', 'none'],
  ])('%s: %s', (typed, answer) => {
    expect(told(findMyPlace(typed, { ...TOWN, places: WITH_AREAS }))).toBe(answer);
  });

  it.each([
    ['東区青葉1丁目5番', 'one 東小'],
    ['福岡県福岡市東区青葉1丁目5番', 'one 東小'],
    ['青葉1丁目5番', 'one 東小'],
    ['北九州市小倉北区城内1番', 'elsewhere'],
    ['山形県東村山郡中山町長崎120', 'elsewhere'],
  ])('in a city with wards, %s: %s', (typed, answer) => {
    const places = placesOf([
      ['東小', '', '東区 青葉1丁目1番～12番'],
      ['西小', '', '西区 内浜1丁目'],
    ]);
    expect(told(findMyPlace(typed, { code: '401307', name: '福岡市', places }))).toBe(answer);
  });

  it('two places whose areas both hold an address are never one', () => {
    const places = placesOf([
      ['一小', '', '本町1丁目'],
      ['二小', '', '本町1丁目'],
    ]);
    expect(told(findMyPlace('本町1丁目2番', { ...TOWN, places }))).toBe('several 一小+二小 words');
  });

  it.each([
    ['本町1丁目5番', 'one 一小'],
    ['本町1226番地', 'several 二小+一小 chome'],
    ['本町2丁目', 'several 二小 chome'],
  ])('beside lots without chome, %s: %s', (typed, answer) => {
    const places = placesOf([
      ['一小', '', '本町一丁目'],
      ['二小', '', '本町1,200番地から本町1,300番地まで'],
    ]);
    expect(told(findMyPlace(typed, { ...TOWN, places }))).toBe(answer);
  });

  it('a place of early voting is no answer', () => {
    const places = placesOf([['役場', 'こだま町本町1番', '本町', '期日前']]);
    expect(told(findMyPlace('本町1', { ...TOWN, places }))).toBe('none');
  });
});

describe('where the list has no areas', () => {
  it.each([
    ['東2丁目1番', 'near 東公民館+東小学校'],
    ['東', 'near 東小学校+東公民館'],
    ['西9', 'near 西小学校'],
    ['南1', 'no-areas'],
  ])('%s: %s', (typed, answer) => {
    expect(told(findMyPlace(typed, { ...TOWN, places: SILENT }))).toBe(answer);
  });

  it('some places without areas are only near, and never one', () => {
    const places = [...WITH_AREAS, ...SILENT];
    expect(told(findMyPlace('東1丁目', { ...TOWN, places }))).toBe('near 東小学校+東公民館');
    expect(told(findMyPlace('緑町1丁目', { ...TOWN, places }))).toBe('none');
  });
});

it('a text of any length and kind comes to an answer', () => {
  for (const typed of ['本町'.repeat(500), '\u0000', '((((', '１'.repeat(300), '〒'])
    expect(['one', 'several', 'none', 'elsewhere', 'unread']).toContain(
      findMyPlace(typed, { ...TOWN, places: WITH_AREAS }).is,
    );
});

it.each([
  ['東町一丁目から東町五丁目まで', '東町一丁目から五丁目まで'],
  ['もりの丘二丁目4番からもりの丘二丁目10番まで', 'もりの丘二丁目4番から10番まで'],
  ['中町1,226番地から中町1,246番地まで', '中町1226番地から1246番地まで'],
  ['本町1丁目\n本町2丁目', '本町1丁目、本町2丁目'],
  ['本町1,2丁目', '本町1,2丁目'],
])('%s is read as %s', (written, text) => {
  expect(areaText(written)).toBe(text);
});
