import { describe, expect, it } from 'vitest';
import { chartChoices } from './chart.ts';
import { Tallying } from './column-tally.ts';
import type { StoredColumn } from './model.ts';
import { filterColumns, shownColumns, tellingColumns } from './table-columns.ts';

const column = (name: string, type = 'text', standard = true): StoredColumn => ({
  ...{ name, type, standard, source: name, letter: 'A', by: 'exact' },
});

const TOILETS = [
  ...[column('全国地方公共団体コード', 'municipality-code'), column('ID', 'id'), column('名称')],
  ...[column('名称_カナ', 'kana'), column('所在地_連結表記', 'address'), column('所在地_町字')],
  ...[column('緯度', 'latitude'), column('経度', 'longitude'), column('バリアフリートイレ数', 'integer')],
  ...[column('車椅子使用者用トイレ有無', 'yes-no'), column('オストメイト設置トイレ有無', 'yes-no')],
  ...[column('利用開始時間', 'time'), column('利用終了時間', 'time'), column('備考')],
];
const row = (name: string, town: string, [count, chair, ostomate]: string[]) =>
  [
    ...['992020', '1', name, 'カナ', `こだま町${town}1番`, town, '36.4', '138.9'],
    ...[count ?? '', chair ?? '', ostomate ?? '', '0:00', '24:00', ''],
  ] as const;
const RECORDS = [
  [2, ...row('北公園', '本町', ['2', '有', '無'])],
  [3, ...row('駅前', '本町', ['1', '有', '無'])],
  [4, ...row('川原', '川原町', ['0', '無', '無'])],
] as const;

function tallyOf(columns: StoredColumn[], records: readonly (readonly [number, ...string[]])[]) {
  const tallying = new Tallying(columns, 'public_toilet');
  tallying.add(records);
  return tallying.result();
}
const tally = tallyOf(TOILETS, RECORDS);

describe('what stands in the table of a page', () => {
  it('begins with the name, then where, yes/no that differ, hours, figures', () => {
    expect(shownColumns(TOILETS, tally).map(({ name }) => name)).toEqual([
      ...['名称', '所在地_町字', '車椅子使用者用トイレ有無', '利用開始時間', '利用終了時間'],
      'バリアフリートイレ数',
    ]);
  });

  it('takes the first columns of a table that no standard knows', () => {
    const own = [column('場所', 'text', false), column('材質', 'text', false), column('空', 'text', false)];
    const counted = tallyOf(own, [
      [2, '駅前', '木', ''],
      [3, '川沿い', '石', ''],
    ]);
    expect(shownColumns(own, counted).map(({ name }) => name)).toEqual(['場所', '材質']);
  });

  it('tells records apart by another column where all have the same name', () => {
    const people = [column('地方公共団体名'), column('地域名'), column('総人口', 'integer')];
    const counted = tallyOf(people, [
      [2, 'こだま町', '本町', '120'],
      [3, 'こだま町', '川原町', '80'],
    ]);
    expect(shownColumns(people, counted).map(({ name }) => name)).toEqual(['地域名', '総人口']);
    expect(chartChoices(people, counted)).toEqual([{ by: '地域名', kind: 'sum', of: '総人口' }]);
  });

  it('offers only filters that part the records', () => {
    expect(filterColumns(TOILETS, tally).map(({ name }) => name)).toEqual(['車椅子使用者用トイレ有無']);
    expect(tellingColumns(TOILETS, tally)).toEqual([{ name: '車椅子使用者用トイレ有無', yes: 2 }]);
  });
});

describe('charts', () => {
  it('part the records by town first, then count them', () => {
    expect(chartChoices(TOILETS, tally).slice(0, 2)).toEqual([
      { by: '所在地_町字', kind: 'flag', of: '車椅子使用者用トイレ有無' },
      { by: '所在地_町字', kind: 'count', of: null },
    ]);
  });

  it('show an amount for each of few records, never a position or a code', () => {
    const choices = chartChoices(TOILETS, tally);
    expect(choices.filter(({ kind }) => kind === 'sum')).toEqual([
      { by: '名称', kind: 'sum', of: 'バリアフリートイレ数' },
    ]);
  });

  it('are none where nothing can be counted', () => {
    const own = [column('場所', 'text', false), column('説明', 'text', false)];
    const counted = tallyOf(own, [
      [2, '駅前', 'あ'],
      [3, '川沿い', 'い'],
    ]);
    expect(chartChoices(own, counted)).toEqual([]);
  });
});
