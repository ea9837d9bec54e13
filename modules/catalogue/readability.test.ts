import { describe, expect, it } from 'vitest';
import { Tallying } from './column-tally.ts';
import type { StoredColumn } from './model.ts';
import { RULE_IDS, type RuleId, readabilityOf } from './readability.ts';

const column = (name: string, type = 'text', standard = false): StoredColumn => ({
  ...{ name, type, standard, source: name, letter: 'A', by: standard ? 'exact' : 'extra' },
});
const NAME = column('名称', 'text', true);
const PLACE = column('所在地_連結表記', 'address', true);

/** The rules that aren't kept by a table with these columns and rows, each with its columns. */
function broken(columns: StoredColumn[], rows: string[][], columnsRemoved: string[] = []) {
  const all = [NAME, PLACE, ...columns];
  const tallying = new Tallying(all, 'public_toilet');
  tallying.add(rows.map((values, n) => [n + 2, '中央公園', 'こだま町1番', ...values] as const));
  const rules = readabilityOf({ columns: all, tally: tallying.result(), columnsRemoved });
  return new Map(rules.filter(({ kept }) => !kept).map(({ id, columns: found }) => [id, found]));
}

describe('rules of machine readability', () => {
  it('are thirty, and a clean table of the standard keeps all', () => {
    expect(RULE_IDS).toHaveLength(30);
    expect(broken([column('バリアフリートイレ数', 'integer', true)], [['2'], ['0']])).toEqual(new Map());
  });

  const CASES: [RuleId, string, StoredColumn, string[]][] = [
    ['L1-05', 'a header that says nothing', column('列3'), ['あ']],
    ['L1-06', 'spaces between letters', column('備考', 'text', true), ['公 園']],
    ['L1-06', 'two spaces', column('備考', 'text', true), ['公園  北側']],
    ['L1-07', 'two telephone numbers', column('電話番号', 'phone', true), ['0120-1-1、0120-1-2']],
    ['L1-08', 'a numeral in a circle', column('備考', 'text', true), ['①階']],
    ['L1-14', 'a line break', column('備考', 'text', true), ['南\n北']],
    ['L2-01', 'a comma in a figure', column('面積（㎡）'), ['1,400', '200']],
    ['L2-01', 'a unit behind a figure', column('面積（㎡）'), ['1400㎡', '200㎡']],
    ['L2-02', 'same as above', column('備考', 'text', true), ['同上']],
    ['L2-04', 'a sign for yes', column('オストメイト設置トイレ有無', 'yes-no', true), ['有', '△']],
    ['L2-05', 'details behind other', column('備考', 'text', true), ['その他（砂場）']],
    ['L2-06', 'an error of a spreadsheet', column('備考', 'text', true), ['#REF!']],
    ['L3-02', 'codes without a table', column('管理区分'), ['1', '2']],
    ['L3-03', 'a sign alone', column('備考', 'text', true), ['※']],
    ['L3-04', 'a figure without a unit', column('規模'), ['12', '30']],
    ['L3-05', 'an era', column('備考', 'text', true), ['昭和50年4月']],
    ['L3-08', 'a column nobody has described', column('清掃の担当'), ['公園課']],
  ];

  it.each(CASES)('%s sees %s', (id, _what, one, values) => {
    const found = broken(
      [one],
      values.map((value) => [value]),
    );
    expect(found.get(id)).toEqual([one.name]);
  });

  it('don’t take right values for wrong ones', () => {
    const fine: [StoredColumn, string[]][] = [
      [column('備考', 'text', true), ['北口 改札の外', '24時間', 'Central Park', '1,400円']],
      [column('オストメイト設置トイレ有無', 'yes-no', true), ['有', '無', '']],
      [column('緯度', 'latitude', true), ['36.40212']],
    ];
    for (const [one, values] of fine) {
      expect(
        broken(
          [one],
          values.map((value) => [value]),
        ),
      ).toEqual(new Map());
    }
  });

  it('see years side by side, columns that went, and a table without any area', () => {
    const years = ['2019年', '2020年', '2021年', '2022年'].map((name) => column(name));
    expect(broken(years, [['1', '2', '3', '4']]).get('L3-09')).toHaveLength(4);
    expect(broken([], [[]], ['電話番号']).get('L3-07')).toEqual(['電話番号']);
    const rules = readabilityOf({
      columns: [NAME],
      tally: new Tallying([NAME], null).result(),
      columnsRemoved: [],
    });
    expect(rules.find(({ id }) => id === 'L3-06')?.kept).toBe(false);
  });
});
