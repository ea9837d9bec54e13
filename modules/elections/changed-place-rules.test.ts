import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTowns, isManyAtOnce, seenTown } from './changed-place-rules.ts';
import { compareAddresses, precinctKey } from './changed-place-same.ts';
import { testPlaces } from './testing-changes.ts';
import { PLACE } from './testing-town.ts';

const TODAY = '2026-11-24';
const HEAD = '投票区,投票所名,投票所区分,住所,緯度,経度,区域,期日前の期間,開始時間,終了時間';
const ROWS = {
  one: '1,本町小学校,当日,こだま町本町1丁目5番1号,36.40100,138.91800,"本町1丁目、本町2丁目",,7:00,20:00',
  two: '2,町民会館,当日,こだま町本町4丁目2番3号,36.40250,138.92150,本町3丁目,,7:00,20:00',
  three: '3,旭集会所,当日,こだま町旭町5番,36.41000,138.93000,旭町全域,,7:00,18:00',
  hall: ',こだま町役場 期日前投票所,期日前,こだま町本町1丁目1番1号,36.40110,138.91800,,2026-11-20から2026-11-28まで,8:30,20:00',
};

const seen = (rows: readonly string[], head = HEAD) => seenTown(testPlaces([head, ...rows].join('\n')));
const OLD = Object.values(ROWS);

function changes(rows: readonly string[], { old = OLD, head = HEAD, today = TODAY } = {}): string[] {
  return compareTowns(seen(old), seen(rows, head), PLACE, today).changes.map(
    ({ kind, when, before, after }) =>
      `${when} ${kind} ${before.name}${after === null ? '' : ` → ${after.name}${after.precinct === before.precinct ? '' : ` (${after.precinct})`}`}`,
  );
}

const with_ = (rows: Partial<Record<keyof typeof ROWS, string | null>>) =>
  Object.values({ ...ROWS, ...rows }).filter((row): row is string => row !== null);

describe('what changes for those who vote there', () => {
  it.each<[string, string[], string[]]>([
    ['the same list', OLD, []],
    ['the same rows in another order', OLD.toReversed(), []],
    [
      'moved: another name and address',
      with_({ two: '2,商工会館,当日,こだま町本町3丁目9番,36.40300,138.92500,本町3丁目,,7:00,20:00' }),
      ['day moved 町民会館 → 商工会館'],
    ],
    [
      'moved: the same name at another address',
      with_({ two: '2,町民会館,当日,こだま町緑町1丁目1番1号,36.42000,138.95000,本町3丁目,,7:00,20:00' }),
      ['day moved 町民会館 → 町民会館'],
    ],
    [
      'renamed at the same address',
      with_({
        two: '2,町民ホール こだま,当日,こだま町本町4丁目2番3号,36.40250,138.92150,本町3丁目,,7:00,20:00',
      }),
      ['day renamed 町民会館 → 町民ホール こだま'],
    ],
    [
      'another name where the address says too little to be sure of the spot',
      with_({ three: '3,旭公民館,当日,こだま町旭町,,,旭町全域,,7:00,18:00' }),
      ['day moved 旭集会所 → 旭公民館'],
    ],
    ['closed without anything instead', with_({ three: null }), ['day closed 旭集会所']],
    [
      'merged into another precinct, by its areas',
      with_({
        three: null,
        two: '2,町民会館,当日,こだま町本町4丁目2番3号,,,"本町3丁目、旭町全域",,7:00,20:00',
      }),
      ['day merged 旭集会所 → 町民会館 (2)'],
    ],
    ['hours', with_({ three: ROWS.three.replace('18:00', '17:00') }), ['day hours 旭集会所 → 旭集会所']],
    [
      'hours of early voting',
      with_({ hall: ROWS.hall.replace('20:00', '19:00') }),
      ['early hours こだま町役場 期日前投票所 → こだま町役場 期日前投票所'],
    ],
    [
      'days of early voting that goes on',
      with_({ hall: ROWS.hall.replace('11-28', '11-27') }),
      ['early hours こだま町役場 期日前投票所 → こだま町役場 期日前投票所'],
    ],
    [
      'a new place changes nothing for anybody',
      [...OLD, '4,新町会館,当日,こだま町新町1番,,,新町全域,,7:00,20:00'],
      [],
    ],
    ['early voting left out of the list', with_({ hall: null }), []],
    ['nothing at all', [], []],
    [
      'precincts numbered anew, with the same areas',
      with_({
        one: null,
        two: ROWS.two
          .replace(/^2/, '1')
          .replace('本町3丁目', '本町1丁目、本町2丁目、本町3丁目')
          .replace(',本町1丁目、本町2丁目、本町3丁目,', ',"本町1丁目、本町2丁目、本町3丁目",'),
        three: ROWS.three.replace(/^3/, '2'),
      }),
      ['day moved 本町小学校 → 町民会館'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(changes(rows)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    [
      'width and spaces',
      OLD.map((row) => row.replace('本町小学校', '本町　小学校').replace('1丁目', '１丁目')),
    ],
    ['第1投票区 for 1', OLD.map((row) => row.replace(/^(\d)/, '第$1投票区'))],
    ['第一投票区 for 1', OLD.map((row) => row.replace(/^1,/, '第一投票区,'))],
    ['1-5-1 for 1丁目5番1号', OLD.map((row) => row.replace('本町1丁目5番1号', '本町1-5-1'))],
    ['一丁目 for 1丁目', OLD.map((row) => row.replace('本町1丁目5番', '本町一丁目5番'))],
    ['the town left out of the address', OLD.map((row) => row.replace(',こだま町本町', ',本町'))],
    ['no address any more', OLD.map((row) => row.replace('こだま町旭町5番', ''))],
    ['no hours any more', OLD.map((row) => row.replace('7:00,18:00', ','))],
    ['７時００分 for 7:00', OLD.map((row) => row.replace('7:00,18:00', '午前7時,午後6時'))],
    [
      'a position that was put right',
      OLD.map((row) => row.replace('36.40250,138.92150', '36.40500,138.92800')),
    ],
    ['an address corrected, at the same spot', OLD.map((row) => row.replace('旭町5番', '旭町6番'))],
  ])('only written differently: %s', (_, rows) => {
    expect(changes(rows)).toEqual([]);
  });

  it('the list of the next election has its own days', () => {
    const next = with_({
      hall: ROWS.hall.replace('2026-11-20', '2027-04-05').replace('2026-11-28', '2027-04-10'),
    });
    expect(changes(next, { today: '2026-12-20' })).toEqual([]);
  });

  it('no order of rows makes a change, nor another one', () => {
    const moved = with_({
      two: '2,商工会館,当日,こだま町本町3丁目9番,36.40300,138.92500,本町3丁目,,7:00,20:00',
    });
    const permuted = (rows: readonly string[]) => fc.shuffledSubarray([...rows], { minLength: rows.length });
    fc.assert(
      fc.property(permuted(OLD), permuted(OLD), permuted(moved), (one, other, fresh) => {
        expect(changes(other, { old: one })).toEqual([]);
        expect(changes(fresh, { old: one })).toEqual(['day moved 町民会館 → 商工会館']);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what people follow', () => {
  it('goes with a place over several lists', () => {
    const first = seen(OLD);
    const key = first.day.find(({ name }) => name === '町民会館')?.key ?? '';
    const moved = with_({
      two: '2,商工会館,当日,こだま町本町3丁目9番,36.40300,138.92500,本町3丁目,,7:00,20:00',
    });
    const second = compareTowns(first, seen(moved), PLACE, TODAY).seen;
    const gone = with_({ two: null, one: ROWS.one.replace('本町1丁目、', '本町3丁目、本町1丁目、') });
    const third = compareTowns(second, seen(gone), PLACE, TODAY);
    expect(third.changes.map(({ kind, threads }) => [kind, threads[0]])).toEqual([['merged', key]]);
    const holder = third.seen.day.find(({ threads }) => threads.includes(key));
    expect(holder?.name).toBe('本町小学校');
  });
});

describe('many at once', () => {
  const rows = Array.from(
    { length: 20 },
    (_, n) => `${n + 1},第${n + 1}会館,当日,こだま町本町${n + 1}番1号,,,,,7:00,20:00`,
  );
  it.each([
    [9, false],
    [10, true],
  ])('%i of twenty: somebody has to look: %s', (count, many) => {
    const fresh = rows.map((row, n) =>
      n < count ? row.replace('会館', '小学校').replace('番1号', '番9号') : row,
    );
    const old = seen(rows);
    expect(isManyAtOnce(compareTowns(old, seen(fresh), PLACE, TODAY).changes, old)).toBe(many);
  });
});

describe('comparing', () => {
  it.each([
    ['第3投票区', '3'],
    ['第三投票区', '3'],
    ['３', '3'],
    ['第１２投票所', '12'],
    ['旭第1', '旭第1'],
    ['', ''],
  ])('precinct %s', (text, expected) => {
    expect(precinctKey(text)).toBe(expected);
  });

  it.each([
    ['こだま町本町1丁目5番1号', '本町一丁目5-1', 'same'],
    ['本町1丁目5番1号', '本町1丁目5番', 'maybe'],
    ['本町1丁目5番1号', '本町1丁目6番1号', 'other'],
    ['本町1丁目5番1号', '旭町1丁目5番1号', 'other'],
    ['', '旭町1丁目5番1号', 'maybe'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(compareAddresses(one, other, PLACE)).toBe(expected);
  });
});
