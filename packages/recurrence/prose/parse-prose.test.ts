import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRules } from '../describe.ts';
import { parseProse } from './parse-prose.ts';
import { limitsIn } from './table-notes.ts';
import { validityIn } from './validity.ts';

const year = { from: '2026-04-01', to: '2027-03-31' };
/** What was understood, in the words of the legend. */
const said = (text: string) => describeRules(parseProse(text, year), 'ja');
const codes = (text: string, validity: typeof year | null = year) =>
  parseProse(text, validity).problems.map(({ code }) => code);

describe('prose', () => {
  it.each([
    ['毎週火・金曜日', '火・金'],
    ['毎週 月曜日・木曜日', '月・木'],
    ['毎週月、水、金', '月・水・金'],
    ['毎週火金', '火・金'],
    ['月・木', '月・木'],
    ['月～金曜日', '月・火・水・木・金'],
    ['土～月', '土・日・月'],
    ['週2回（月・木）', '月・木'],
    ['毎週火曜日・金曜日に収集します', '火・金'],
    ['第２・４月曜日', '第2・第4月'],
    ['第1・第3木曜日', '第1・第3木'],
    ['第１・３木', '第1・第3木'],
    ['第1、第3水曜日', '第1・第3水'],
    ['第一・第三土曜日', '第1・第3土'],
    ['毎月第3日曜日', '第3日'],
    ['第2月・木曜日', '第2月、第2木'],
    ['第2火・第4金', '第2火、第4金'],
    ['最終水曜日', '最終水'],
    ['毎週土曜日\n第2日曜日', '土、第2日'],
    ['隔週水曜日(4月8日から)', '1週おきの水'],
    ['2026年4月8日から隔週水曜日', '1週おきの水'],
    ['2週間に1回 水曜日（令和8年4月8日～）', '1週おきの水'],
    ['毎月10日・25日', '毎月10日・25日'],
    ['4月8日、22日', '4月8日・4月22日'],
    ['4/8・5/13', '4月8日・5月13日'],
    ['4月8日(水)・22日(水)', '4月8日・4月22日'],
    ['2026/4/8', '4月8日'],
    ['20260408', '4月8日'],
    ['偶数月の第2水曜日', '2・4・6・8・10・12月の第2水'],
    ['第2水曜日（偶数月）', '2・4・6・8・10・12月の第2水'],
    ['4～11月の第2水曜日', '4・5・6・7・8・9・10・11月の第2水'],
    ['第2水曜日（12月～3月）', '1・2・3・12月の第2水'],
    ['5月・10月の第2日曜日', '5・10月の第2日'],
    ['11月～3月は第1月曜日、4月～10月は毎週月曜日', '1・2・3・11・12月の第1月、4・5・6・7・8・9・10月の月'],
    ['毎週火曜日 12月30日～1月3日は休み', '火（12月30日〜1月3日は休み）'],
    ['毎週火曜日（12/31～1/3を除く）', '火（12月31日〜1月3日は休み）'],
    ['毎週火曜日　1月1日は休み', '火（1月1日〜1月1日は休み）'],
    ['毎週月・木曜日（祝日も収集）', '月・木'],
    ['毎週月曜日（祝日は収集します）', '月'],
    ['毎週月曜日(祝日は休み)', '月（祝日は休み）'],
    ['毎週月曜日（祝日は収集しません）', '月（祝日は休み）'],
    ['月曜日（祝日の場合は翌日）', '月（祝日は翌日）'],
  ])('reads %j', (text, words) => {
    expect(said(text)).toBe(words);
    expect(codes(text)).toEqual([]);
  });

  it.each(['', ' ', '－', '-', '―', '×', '収集なし', 'なし', '収集しません'])(
    'reads %j as no collection',
    (text) => {
      expect(parseProse(text, year)).toEqual({ rules: [], problems: [], none: true });
    },
  );

  it('knows collection on request, which has no days', () => {
    expect(parseProse('電話申込制', year)).toMatchObject({
      rules: [],
      none: true,
      problems: [{ code: 'note-in-cell' }],
    });
  });

  it.each([
    '毎週火曜日（ただし8月は第1火曜日のみ）',
    '第2・4土曜日（1月は第3土曜日）',
    '毎週月曜日\n1月は第3月曜日',
    '4～11月は毎週月曜日、8月は第1月曜日',
    '4・6月の第1水曜日、第3水曜日',
    '第1水曜日、第3水曜日（偶数月）',
    '毎週火曜（祝日は休み）、第2金曜',
    '第2月曜日・木曜日',
    '第1・3・5週の火曜日',
    '第2週の月曜日',
    '毎週水曜日(第5水曜日を除く)',
    '第5水曜日は収集しません',
    '週3回（月・木）',
    '土日祝',
    '4月8日(木)',
    '4月31日',
    '13月の第1水曜日',
    '毎月32日',
    '4月1日～10月31日の毎週火曜日',
    '12月30日～1月3日は休み',
    '偶数月',
    '毎週',
    '第6月曜日',
    '隔週水曜日（4月9日から）',
    'お問い合わせください',
    '12',
  ])('gives no date from %j, which is not surely understood', (text) => {
    const parsed = parseProse(text, year);
    expect(parsed.rules).toEqual([]);
    expect(parsed.problems.map(({ code }) => code)).toEqual(['unreadable-prose']);
  });

  it('never guesses a year', () => {
    expect(codes('4月8日、22日', null)).toEqual(['year-unknown', 'year-unknown']);
    expect(parseProse('4月8日', { from: '2026-04-01', to: '2027-04-30' }).rules).toEqual([]);
    expect(parseProse('1月8日', year).rules).toEqual([{ kind: 'date', date: '2027-01-08' }]);
    expect(parseProse('2025年4月8日', null).rules).toEqual([{ kind: 'date', date: '2025-04-08' }]);
  });

  it('wants the first day of a fortnight', () => {
    expect(parseProse('隔週水曜日', year).rules).toEqual([]);
    expect(codes('隔週水曜日')).toEqual(['fortnightly-start-unknown']);
    expect(codes('隔週水曜日（4月8日から）', null)).toEqual(['year-unknown']);
  });

  it('promises nothing around New Year when the days are not named, and says so', () => {
    expect(said('毎週火曜日（年末年始を除く）')).toBe('火（12月29日〜1月3日は休み）');
    expect(codes('毎週火曜日（年末年始を除く）')).toEqual(['year-end-unknown']);
    expect(codes('毎週火曜日（年末年始(12/31～1/3)を除く）')).toEqual([]);
  });

  it('keeps the hour apart', () => {
    expect(said('毎週水曜日 朝8時30分まで')).toBe('水');
    expect(codes('毎週水曜日 朝8時30分まで')).toEqual(['note-in-cell']);
  });

  it('ends on any text, in bounded time', () => {
    const words = [
      '毎週',
      '第',
      '2',
      '・',
      '月',
      '曜日',
      '隔週',
      '(',
      ')',
      '～',
      '4月',
      '8日',
      'の',
      '、',
      '\n',
      '祝日',
      'は',
      '休み',
      '　',
      '12/30',
      '除く',
      '偶数月',
      '毎月',
      'から',
      'x',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (parts) => {
        const { rules, problems, none } = parseProse(parts.join(''), year);
        expect(rules.length > 0 || problems.length > 0 || none).toBe(true);
      }),
      { numRuns: 500 },
    );
    for (const text of [
      ' '.repeat(1e6),
      '月・'.repeat(1e5),
      '4、'.repeat(900),
      `毎週${'月 '.repeat(900)}`,
      '第2・'.repeat(600),
    ]) {
      expect(parseProse(text, year).rules.length).toBeLessThan(1_000);
    }
  });
});

describe('validityIn', () => {
  it.each([
    ['令和8年度 ごみ収集日程表', '2026-04-01', '2027-03-31'],
    ['ごみカレンダー（Ｒ８年度）', '2026-04-01', '2027-03-31'],
    ['令和元年度', '2019-04-01', '2020-03-31'],
    ['2026年度版', '2026-04-01', '2027-03-31'],
    ['2026年4月～2027年3月', '2026-04-01', '2027-03-31'],
    ['令和8年4月から9月まで', '2026-04-01', '2026-09-30'],
    ['令和8年10月〜3月', '2026-10-01', '2027-03-31'],
    ['令和8年4月1日～令和9年3月31日（令和8年度）', '2026-04-01', '2027-03-31'],
  ])('reads %j', (text, from, to) => {
    expect(validityIn(['市のごみ', text])).toEqual({ from, to });
  });

  it('knows nothing from nothing, and nothing from a contradiction', () => {
    expect(validityIn(['ごみ収集日程表', '平成の日程'])).toBeNull();
    expect(validityIn(['令和7年度', '令和8年度'])).toBeNull();
  });
});

describe('notes around a table', () => {
  it('limit all days when they are understood', () => {
    expect(
      limitsIn(['※祝日も収集します。12月31日～1月3日は休みます。', '朝8時までに出してください']),
    ).toEqual({
      skip: [{ from: '12-31', to: '01-03' }],
      holidays: null,
      problems: [],
    });
    expect(limitsIn(['・祝日は収集しません'])).toMatchObject({ holidays: 'skip', problems: [] });
  });

  it('are problems when they speak of days and are not understood', () => {
    expect(limitsIn(['燃やすごみだけ祝日も収集']).problems.map(({ text }) => text)).toEqual([
      '燃やすごみだけ祝日も収集',
    ]);
    expect(limitsIn(['祝日は休み', '祝日の場合は翌日']).problems).toHaveLength(1);
  });
});
