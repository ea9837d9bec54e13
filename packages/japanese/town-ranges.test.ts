import { describe, expect, it } from 'vitest';
import { isInside, matchAreas, parseTownRanges, type TownRange } from './index.ts';

/** A range as one line, for tables: ward|town|chome|blocks|more. */
function line(range: TownRange): string {
  const span = (s: { from: number; to: number }) => (s.from === s.to ? `${s.from}` : `${s.from}~${s.to}`);
  const end = (e: { block: number; number: number | null }) =>
    e.number === null ? `${e.block}` : `${e.block}-${e.number}`;
  const lots = range.lots?.map((l) =>
    end(l.from) === end(l.to) ? end(l.from) : `${end(l.from)}~${end(l.to)}`,
  );
  const more = [
    range.rest ? 'rest' : '',
    ...range.except.map((e) => `except(${line(e)})`),
    ...range.exceptNames.map((e) => `except ${e}`),
    ...range.unclear.map((u) => `?${u}`),
  ].filter((m) => m !== '');
  return [
    range.ward ?? '',
    range.town,
    range.chome?.map(span).join(',') ?? '*',
    lots?.join(',') ?? '*',
    ...more,
  ].join('|');
}

describe('parseTownRanges', () => {
  it.each([
    ['東区 青葉1丁目1番～12番，13番1～26号', ['東区|青葉|1|1~12,13-1~13-26']],
    ['東区青葉1丁目', ['東区|青葉|1|*']],
    ['福岡市東区 青葉1丁目', ['東区|青葉|1|*']],
    ['青葉町（1～3丁目）', ['|青葉町|1~3|*']],
    ['本町1・2丁目', ['|本町|1,2|*']],
    ['中央1丁目から4丁目まで', ['|中央|1~4|*']],
    ['西津田三～六・九・十丁目', ['|西津田|3~6,9,10|*']],
    ['青葉1－3丁目', ['|青葉|1~3|*']],
    ['青葉1丁目1番,2丁目3番', ['|青葉|1|1', '|青葉|2|3']],
    ['青葉1番1号～5番3号', ['|青葉|*|1-1~5-3']],
    ['青葉3番地の2', ['|青葉|*|3-2']],
    ['東町1丁目、西町', ['|東町|1|*', '|西町|*|*']],
    ['大島4丁目（5～13）', ['|大島|4|5~13']],
    ['上記以外', ['||*|*|rest']],
    ['西区 内浜1丁目上記以外', ['西区|内浜|1|*|rest']],
    ['北之庄町（下記を除く地域）', ['|北之庄町|*|*|rest']],
    ['【大町】上記以外の大町地区', ['|大町|*|*|rest']],
    ['青葉町（青葉団地を除く）', ['|青葉町|*|*|except 青葉団地']],
    ['和白丘2丁目1番，3番（36号，48号を除く）', ['|和白丘|2|1,3|except(|和白丘|*|3-36,3-48)']],
    ['舟倉(舟倉2丁目以外)', ['|舟倉|*|*|except(|舟倉|2|*)']],
    ['若久6丁目74番以外', ['|若久|6|*|except(|若久|6|74)']],
    ['別府団地15棟', ['|別府団地|*|*|?15棟']],
    ['【豊岩】字九十田を除く', ['|豊岩|*|*|except 字九十田']],
    ['【土崎港】北一丁目〜七丁目、南一丁目', ['|土崎港北|1~7|*', '|土崎港南|1|*']],
    ['大字椎原371～437', ['|大字椎原|*|371~437']],
    ['大字板付868-2', ['|大字板付|*|868-2']],
    ['北1条東2丁目', ['|北1条東|2|*']],
    ['安原（緑団地含む）', ['|安原|*|*']],
  ])('understands %s', (name, expected) => {
    expect(parseTownRanges(name).map(line)).toEqual(expected);
  });

  it.each([
    ['青葉3丁目の一部', ['|青葉|3|*|?の一部']],
    ['菅原町（阪奈道路の南側）', ['|菅原町|*|*|?阪奈道路の南側']],
    ['新田2 3 4', ['|新田|*|*|?2,3,4']],
    ['青葉1丁目 3、4', ['|青葉|*|*|?3,4']],
    ['桜坂3丁目1番※ただし3番1号を除く', ['|桜坂|3|1,3-1|?※ただし|?除く']],
    ['【新屋】松美ガ丘北・東・南町', ['|新屋松美ガ丘|*|*|?東|?南町']],
    ['泉、原（国道の東側）', ['|泉|*|*|?国道の東側', '|原|*|*|?国道の東側']],
  ])('keeps what it does not understand: %s', (name, expected) => {
    expect(parseTownRanges(name).map(line)).toEqual(expected);
  });
});

describe('isInside', () => {
  const blocks = parseTownRanges('東区 青葉1丁目1番～12番，13番1～26号');

  it.each([
    ['福岡市東区青葉1丁目5番1号', 'inside'],
    ['福岡市東区青葉1丁目13番26号', 'inside'],
    ['福岡市東区青葉1丁目13番27号', 'outside'],
    ['福岡市東区青葉1丁目14番', 'outside'],
    ['福岡市東区青葉2丁目5番', 'outside'],
    ['福岡市西区青葉1丁目5番', 'outside'],
    ['福岡市東区青葉1-5-1', 'inside'],
    ['福岡市東区青葉一丁目十三番', 'unknown'],
    ['福岡市東区青葉1丁目', 'unknown'],
    ['福岡市東区青葉', 'unknown'],
    ['青葉1丁目5番', 'unknown'],
    ['福岡市東区香椎1丁目5番', 'outside'],
  ])('%s is %s', (address, verdict) => {
    expect(isInside(address, blocks)).toBe(verdict);
  });

  it.each([
    ['青葉町（青葉団地を除く）', '青葉町5-1', 'unknown'],
    ['青葉町（青葉団地を除く）', '青葉町5-1 青葉団地3号棟', 'outside'],
    ['和白丘2丁目3番（36号を除く）', '和白丘2-3-36', 'outside'],
    ['和白丘2丁目3番（36号を除く）', '和白丘2-3-35', 'inside'],
    ['和白丘2丁目3番（36号を除く）', '和白丘2-3', 'unknown'],
    ['菅原町（阪奈道路の南側）', '菅原町5', 'unknown'],
    ['内浜1丁目上記以外', '内浜1丁目5番', 'unknown'],
    ['内浜1丁目上記以外', '内浜2丁目5番', 'outside'],
    ['北方', '北方町4丁目', 'unknown'],
    ['北方', '南町4丁目', 'outside'],
    ['広面', '広面字谷内佐渡12', 'inside'],
    ['中山町西１～４丁目', '中山町西1丁目', 'inside'],
    ['中山町', '中山町', 'inside'],
    ['中山町', '山形県東村山郡中山町長崎120', 'outside'],
    ['奈良市登大路町', '奈良市登大路町5', 'inside'],
    ['大字飯氏', '飯氏123', 'inside'],
    ['緑ケ丘', '緑が丘3', 'inside'],
    ['大字香椎', '香椎1丁目2番', 'outside'],
    ['大字香椎', '香椎1-2', 'unknown'],
    ['大字香椎', '大字香椎1-2', 'inside'],
    ['香椎1丁目', '大字香椎1-2', 'outside'],
    ['高田町5番～9番', '高田町1丁目5番', 'unknown'],
  ])('%s: %s is %s', (name, address, verdict) => {
    expect(isInside(address, parseTownRanges(name))).toBe(verdict);
  });
});

describe('matchAreas', () => {
  const names = [
    '東区 青葉1丁目1番～12番，13番1～26号',
    '東区 青葉1丁目上記以外',
    '東区 青葉2・3丁目',
    '東区 青葉町',
    '南区 本町',
    '北区 本町',
    '上記以外',
  ];
  const areas = names.map((name, key) => ({ key, name }));
  const found = (address: string) =>
    matchAreas(address, areas, { within: '401307' }).map((m) => `${m.key} ${m.verdict} ${m.why}`);

  it.each([
    ['青葉1丁目13番5号', ['0 inside in-range']],
    ['青葉1-5', ['0 inside in-range']],
    ['青葉1丁目20番', ['1 inside rest-of-town']],
    ['青葉3-1', ['2 inside in-range']],
    ['青葉町5', ['3 inside whole-town']],
    ['南区本町3', ['4 inside whole-town']],
    ['本町3', ['4 unknown needs-ward', '5 unknown needs-ward', '6 unknown rest-of-town']],
    ['紅葉町1', ['6 unknown rest-of-town']],
    ['あおば1-5', ['6 unknown rest-of-town']],
    ['札幌市東区青葉1-1', []],
    ['', []],
  ])('%s', (address, expected) => {
    expect(found(address)).toEqual(expected);
  });

  it('does not say rest while a block may belong to a named range', () => {
    expect(found('青葉1丁目13番')).toEqual([
      '0 unknown needs-number',
      '1 unknown rest-of-town',
      '6 unknown rest-of-town',
    ]);
  });

  it('takes the narrowest of several, and none of two alike', () => {
    const two = [
      { key: 'whole', name: '野多目' },
      { key: 'part', name: '野多目6丁目' },
    ];
    expect(matchAreas('野多目6丁目1番', two)[0]).toMatchObject({ key: 'part', verdict: 'inside' });
    const alike = ['a', 'b'].map((key) => ({ key, name: '本町' }));
    expect(matchAreas('本町1', alike).map((m) => m.why)).toEqual(['several-areas', 'several-areas']);
  });

  it('does not say inside when another area may take the address by words nobody understands', () => {
    const two = ['【泉】登木（新国道を挟んで陸運側）', '【泉】北、登木'].map((name, key) => ({ key, name }));
    expect(matchAreas('泉登木5番地', two).map((m) => m.verdict)).toEqual(['unknown', 'unknown']);
    expect(matchAreas('泉北5番地', two).map((m) => m.verdict)).toEqual(['inside']);
  });

  it('leaves similar towns out when the very town is there', () => {
    const two = ['北方', '北方町'].map((name) => ({ key: name, name }));
    expect(matchAreas('北方町4丁目', two).map((m) => m.key)).toEqual(['北方町']);
  });

  it('does not take the beginning of a town for the rest', () => {
    const two = ['【八橋】大沼町', '【八橋】上記以外の地区'].map((name, key) => ({ key, name }));
    expect(matchAreas('八橋', two).find((m) => m.verdict === 'inside')).toBeUndefined();
    expect(matchAreas('八橋大沼町3', two)).toMatchObject([{ key: 0, verdict: 'inside' }]);
  });
});

describe('the rest of a town written in front', () => {
  const names = [
    '東区 青葉1丁目1番～12番，13番1～26号',
    '上記以外の東区 青葉1丁目',
    '東区 上記以外の若葉2丁目',
  ];
  const verdicts = (address: string) =>
    matchAreas(
      address,
      names.map((name) => ({ key: name, name })),
    ).map(({ key, verdict }) => [key, verdict]);

  it('takes what the ranges leave, also with the ward between', () => {
    expect(verdicts('東区青葉1丁目5番3号')).toEqual([[names[0], 'inside']]);
    expect(verdicts('東区青葉1丁目20番1号')).toEqual([[names[1], 'inside']]);
    expect(verdicts('東区若葉2丁目1番1号')).toEqual([[names[2], 'inside']]);
  });

  it('leaves 上記以外の地区 without a town undecided', () => {
    expect(parseTownRanges('上記以外の地区')).toEqual(parseTownRanges('上記以外'));
  });
});
