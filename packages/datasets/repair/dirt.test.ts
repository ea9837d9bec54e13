import { describe, expect, it } from 'vitest';
import { describeTable } from '../describe-table.ts';
import { repairedText, tableOf } from '../testing/repaired.ts';
import { QUESTION_CODES } from './findings.ts';
import { REPAIR_WORDS } from './rule-words.ts';
import { REPAIR_RULES } from './rules.ts';

const AED = '名称,名称_カナ,住所,設置位置,緯度,経度,電話番号,小児対応設備の有無';
const HALL = (n: number) =>
  `会館${n},カイカン,東京都江東区中央${n}丁目1番1号,1階,35.72${n}1,139.92${n}1,03-1234-567${n},有`;

describe('rows', () => {
  it('that are notes at the end are no records', async () => {
    const found = await repairedText(
      [AED, HALL(1), HALL(2), HALL(3), '令和8年4月1日現在,,,,,,,'].join('\n'),
      'aed',
    );
    expect(found.column('名称')).toEqual(['会館1', '会館2', '会館3']);
    expect(found.problems).toEqual(['datasets.note-in-rows']);
  });

  it('with little in them are records all the same', async () => {
    const found = await repairedText([AED, HALL(1), HALL(2), HALL(3), '会館4,,,,,,,'].join('\n'), 'aed');
    expect(found.column('名称')).toEqual(['会館1', '会館2', '会館3', '会館4']);
  });

  it('that stand twice are found, and ids that two share', async () => {
    const rows = [`NO,${AED}`, `1,${HALL(1)}`, `1,${HALL(1)}`, `1,${HALL(2)}`, `2,${HALL(3)}`];
    const found = await repairedText(rows.join('\n'), 'aed');
    expect(found.problems).toEqual(['datasets.duplicate-row 3', 'datasets.duplicate-id 4']);
    expect(found.rows).toHaveLength(4);
  });
});

describe('columns', () => {
  it('that belong together make one value', async () => {
    const rows = [`都道府県名,市区町村名,${AED}`, `東京都,江東区,${HALL(1)}`, `東京都,,${HALL(2)}`];
    const found = await repairedText(rows.join('\n'), 'aed');
    expect(found.column('地方公共団体名')).toEqual(['東京都江東区', '東京都']);
    expect(found.ledger).toContain('datasets.joined-columns 東京都 + 江東区→東京都江東区');
  });

  it('of an address are joined where the whole is missing, and taken from the whole where they are', async () => {
    const parts = await repairedText(
      '名称,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下,建物名等(方書),設置位置,小児対応設備の有無\n会館,東京都,江東区,中央1丁目,2-3,青葉ビル,1階,有',
      'aed',
    );
    expect(parts.column('所在地_連結表記')).toEqual(['東京都江東区中央1丁目2-3 青葉ビル']);
    const whole = await repairedText(
      `${AED}\n${HALL(1)}\n体育館,タイイクカン,中央2丁目1番1号,1階,,,,有\n図書館,トショカン,東京都江東区青葉1-2-3 本館,1階,,,,有`,
      'aed',
    );
    expect(whole.column('所在地_市区町村')).toEqual(['江東区', '', '江東区']);
    expect(whole.column('所在地_町字')).toEqual(['中央1丁目', '', '青葉']);
    expect(whole.column('所在地_番地以下')).toEqual(['1番1号', '', '1-2-3']);
  });

  it('with other headers than the standard’s hold positions, too', async () => {
    const rows = [1, 2, 3, 4].map((n) => `会館${n},東京都江東区中央${n},1階,139.92${n}1,35.72${n}1,有`);
    const found = await repairedText(
      `名称,住所,設置位置,X座標,Y座標,小児対応設備の有無\n${rows.join('\n')}`,
      'aed',
    );
    expect([found.column('緯度')[0], found.column('経度')[0]]).toEqual(['35.7211', '139.9211']);
    expect(found.questions).toEqual([]);
  });

  it('of none of the standard are kept to the letter', async () => {
    const found = await repairedText(`${AED},点検　日\n${HALL(1)}, 令和６年 \n${HALL(2)},\n`, 'aed');
    expect(found.table.layout.extras.map(({ name }) => name)).toEqual(['点検 日']);
    expect(found.rows.map(({ record }) => record.extras)).toEqual([[' 令和６年 '], ['']]);
  });

  it('that are required are missed only in the edition that requires them', async () => {
    const OLD =
      '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,住所,方書,緯度,経度,設置位置';
    const row = '131083,1,東京都,江東区,会館,,東京都江東区中央1-1-1,,35.7211,139.9211,1階';
    const old = await repairedText(`${OLD}\n${row}`, 'aed');
    expect([old.table.layout.edition, old.problems]).toEqual(['old', ['datasets.missing-value 2']]);
    const near = await repairedText(
      `施設名,カナ,所在地,設置場所,小児用パッド,電話\n会館,,東京都江東区中央1-1-1,1階,有,03-1234-5678`,
      'aed',
    );
    expect([near.table.layout.edition, near.problems]).toEqual(['near', []]);
  });
});

describe('what tomoni inspect says', () => {
  it('has the records, the ledger and the problems of a table', async () => {
    const table = await tableOf(
      [
        AED,
        HALL(1),
        HALL(2),
        HALL(3).replace('03-1234-5673', '3-1234-5673'),
        HALL(4).replace('有', '○'),
      ].join('\n'),
    );
    const found = await describeTable(table, { texts: ['aed'], lang: 'en' });
    expect(found).toMatchObject({ dataset: 'aed', records: 4 });
    expect(found.repairs.filter(({ rule }) => rule !== 'datasets.split-address')).toEqual([
      {
        row: 5,
        column: '小児対応設備の有無',
        letter: 'H',
        before: '○',
        after: '有',
        rule: 'datasets.yes-no',
      },
    ]);
    expect(found.problems).toEqual([
      {
        code: 'datasets.phone-without-zero',
        severity: 'warning',
        message: 'The telephone number seems to have lost its leading zero: 3-1234-5673. → 03-1234-5673 ?',
        where: { row: 4, column: '電話番号', letter: 'G' },
      },
    ]);
  });

  it('is as short for many rows as for some', async () => {
    const rows = Array.from({ length: 1500 }, (_, n) => `会館${n},カイカン,中央,1階,,,1234-5678,○`);
    const found = await describeTable(await tableOf([AED, ...rows].join('\n')), { texts: ['aed'] });
    expect([found.records, found.repairs.length]).toEqual([1500, 1000]);
    const of = (wanted: string) => found.problems.filter(({ code }) => code === wanted);
    expect(of('datasets.unreadable-phone')).toHaveLength(100);
    expect(of('datasets.more-of-the-same')[0]?.message).toContain('1400');
    expect(of('datasets.more-repairs')[0]?.message).toContain('1500');
  });

  it('says of a table of no dataset how many records it has, and nothing else', async () => {
    const found = await describeTable(await tableOf('花,色\n菊,白\n桜,桃'), { texts: ['花'] });
    expect(found).toMatchObject({ dataset: null, records: 2, repairs: [], problems: [] });
    expect(await describeTable(null, { texts: [] })).toMatchObject({ records: 0, repairs: [] });
  });
});

/** Codes are public: none may change its name or go. */
const CODES = `
check-digit choice-spelling date-format decimal-zero degrees-minutes-seconds doubtful-date
era-date far-position half-position hidden-digits joined-address joined-columns kana
kanji-in-reading line-break list lost-decimal-point lost-digits lost-zero mark mistyped-digit
number-format phone-format phone-without-zero placeholder plane-coordinates postal-format
prefecture-name serial-date serial-time shortened-number spaces split-address swapped-position
time-format unclear-list unclear-mark unclear-yes-no unknown-choice unknown-code
unknown-prefecture unreadable-date unreadable-mail unreadable-number unreadable-phone
unreadable-position unreadable-postal-code unreadable-time unreadable-url unreadable-weekdays
weekdays width wrong-number yes-no zero-position
`;

describe('codes', () => {
  it('of repairs and questions stay as they are', () => {
    const now = [...Object.keys(REPAIR_RULES), ...QUESTION_CODES].map((code) =>
      code.slice('datasets.'.length),
    );
    expect(
      CODES.trim()
        .split(/\s+/u)
        .filter((code) => !now.includes(code)),
    ).toEqual([]);
    expect(now.every((code) => CODES.includes(code))).toBe(true);
  });

  it('of repairs have words that fit beside a cell, each its own', () => {
    expect(Object.keys(REPAIR_WORDS).sort()).toEqual(Object.keys(REPAIR_RULES).sort());
    for (const lang of ['ja', 'en'] as const) {
      const words = Object.values(REPAIR_WORDS).map((one) => one[lang]);
      expect(new Set(words).size).toBe(words.length);
      for (const one of words) expect(one.length, one).toBeLessThanOrEqual(lang === 'ja' ? 16 : 28);
    }
  });
});
