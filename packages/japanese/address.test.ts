import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { municipalities, nfkc, splitAddress } from './index.ts';

/** The town and the numbers as one line, for tables. */
function short(address: string, within?: string): string {
  const s = splitAddress(address, within === undefined ? {} : { within });
  return [
    s.municipality?.fullName ?? `${s.candidates.length}?`,
    s.town,
    s.chome,
    s.block,
    s.number,
    s.building,
  ]
    .map((part) => part ?? '')
    .join('|');
}

describe('splitAddress', () => {
  it('gives every part of a full address', () => {
    expect(splitAddress('〒813-0025 福岡県福岡市東区青葉１丁目２番３号　青葉ビル201')).toMatchObject({
      prefecture: '福岡県',
      municipality: { code: '401315', fullName: '福岡市東区' },
      town: '青葉',
      chome: 1,
      block: 2,
      number: 3,
      building: '青葉ビル201',
      hyphenated: false,
      parts: [
        { kind: 'postcode', text: '〒813-0025' },
        { kind: 'prefecture', text: ' 福岡県' },
        { kind: 'municipality', text: '福岡市東区' },
        { kind: 'town', text: '青葉' },
        { kind: 'chome', text: '1丁目' },
        { kind: 'block', text: '2番' },
        { kind: 'number', text: '3号' },
        { kind: 'building', text: ' 青葉ビル201' },
      ],
    });
  });

  it.each([
    ['四日市市諏訪町1-5', '四日市市|諏訪町||1|5|'],
    ['廿日市市下平良一丁目11番1号', '廿日市市|下平良|1|11|1|'],
    ['余市郡余市町朝日町26番地', '余市郡余市町|朝日町||26||'],
    ['群馬県佐波郡玉村町大字下新田201', '佐波郡玉村町|下新田||201||'],
    ['長野県大町市大町3887', '大町市|大町||3887||'],
    ['十日町市千歳町3丁目3番地', '十日町市|千歳町|3|3||'],
    ['千葉県市川市市川1ー2−3', '市川市|市川|1|2|3|'],
    ['新潟県村上市三之町1番1号', '村上市|三之町||1|1|'],
    ['福島県郡山市朝日一丁目23番7号', '郡山市|朝日|1|23|7|'],
    ['奈良県大和郡山市北郡山町248-4', '大和郡山市|北郡山町||248|4|'],
    ['蒲郡市旭町17番1号', '蒲郡市|旭町||17|1|'],
    ['福岡県小郡市小郡255-1', '小郡市|小郡||255|1|'],
    ['東村山市本町1丁目2番地3', '東村山市|本町|1|2|3|'],
    ['武蔵村山市本町一丁目1番地の1', '武蔵村山市|本町|1|1|1|'],
    ['町田市森野2-2-22', '町田市|森野|2|2|22|'],
    ['野々市市三納一丁目1番地', '野々市市|三納|1|1||'],
  ])('is not misled by signs inside names: %s', (address, expected) => {
    expect(short(address)).toBe(expected);
  });

  it.each([
    ['札幌市中央区北1条西2丁目', '札幌市中央区|北1条西|2|||'],
    ['北海道札幌市中央区北一条西二丁目1番地', '札幌市中央区|北一条西|2|1||'],
    ['京都市中京区寺町通御池上る上本能寺前町488番地', '京都市中京区|寺町通御池上る上本能寺前町||488||'],
    [
      '京都府京都市下京区東洞院通七条下ル2丁目東塩小路町680',
      '京都市下京区|東洞院通七条下ル2丁目東塩小路町||680||',
    ],
    ['岩手県盛岡市玉山第3地割12番地3', '盛岡市|玉山第3地割||12|3|'],
    ['香川県高松市番町一丁目8番15号', '高松市|番町|1|8|15|'],
    ['仙台市青葉区一番町4丁目7-17', '仙台市青葉区|一番町|4|7|17|'],
    ['石狩郡 当別町 白樺町58番地9', '石狩郡当別町|白樺町||58|9|'],
    ['東京都八丈島八丈町大賀郷2551-2', '八丈町|大賀郷||2551|2|'],
    ['埼玉県鳩ヶ谷市本町1-1', '鳩ヶ谷市|本町||1|1|'],
    ['福岡県東区青葉1丁目', '福岡市東区|青葉|1|||'],
  ])('knows the ways of towns: %s', (address, expected) => {
    expect(short(address)).toBe(expected);
  });

  it.each([
    ['青葉12-3番地', '0?|青葉||12|3|'],
    ['青葉1丁目2番3-405号', '0?|青葉|1|2|3|405号'],
    ['青葉1-2-3-405', '0?|青葉|1|2|3|405'],
    ['青葉2番地3号棟', '0?|青葉||2||3号棟'],
    ['青葉 市民センター', '0?|青葉||||市民センター'],
    ['青葉一－二－三', '0?|青葉|1|2|3|'],
    ['1-2番3号', '0?||1|2|3|'],
    ['', '0?|||||'],
  ])('reads the numbers of %s', (address, expected) => {
    expect(short(address)).toBe(expected);
  });

  it.each(['‐', '‑', '–', '—', '―', '−', '－', 'ー', 'ｰ', '─', '〜', '～', 'の'])(
    'takes %s for a hyphen between numbers',
    (hyphen) => {
      expect(short(`青葉1${hyphen}2${hyphen}3`)).toBe('0?|青葉|1|2|3|');
    },
  );

  it('names candidates where a name is not enough', () => {
    expect(splitAddress('府中市宮西町2丁目24').candidates.map((m) => m.prefecture)).toEqual([
      '東京都',
      '広島県',
    ]);
    expect(splitAddress('伊達市').municipality).toBeNull();
    const east = splitAddress('東区');
    expect(east.municipality).toBeNull();
    expect(new Set(east.candidates.map((m) => m.name))).toEqual(new Set(['東区']));
  });

  it('prefers the place the reader is in', () => {
    expect(short('東区青葉1-2', '401307')).toBe('福岡市東区|青葉||1|2|');
    expect(short('府中市宮西町2丁目', '132063')).toBe('府中市|宮西町|2|||');
    expect(short('府中町2-3', '132063')).toBe('0?|府中町||2|3|');
    expect(short('北九州市小倉北区城内1-1', '401307')).toBe('北九州市小倉北区|城内||1|1|');
  });

  it('finds every municipality of today by its full address', () => {
    for (const one of municipalities().filter((m) => m.until === null)) {
      const found = splitAddress(`${one.prefecture}${one.fullName}青葉1丁目2番3号`);
      expect(found.municipality?.code, one.fullName).toBe(one.code);
      expect([found.town, found.chome], one.fullName).toEqual(['青葉', 1]);
    }
  });
});

describe('splitAddress on anything', () => {
  const pieces = fc.constantFrom(
    ...'福岡県 東京都 福岡市 東区 府中市 石狩郡 当別町 青葉 大字 字 1 ２ 三 十 丁目 番地 番 号 - ー の 上る 下ル 〒 813-0025 ビル 第 条'.split(
      ' ',
    ),
    '　',
    ' ',
    '\n',
  );
  const anyAddress = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 30 }).map((p) => p.join('')),
  );

  it('loses no character: its parts joined are the text', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const split = splitAddress(address);
        expect(split.text).toBe(nfkc(address));
        expect(split.parts.map((p) => p.text).join('')).toBe(split.text);
        expect(split.parts.every((p) => p.text !== '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
