import { describe, expect, it } from 'vitest';
import { categoryKey } from './category-key.ts';
import type { DayChange } from './day-changes.ts';
import type { Area, Category, TownCalendar } from './model.ts';
import {
  differingDays,
  planDays,
  scheduleEnd,
  scheduleOf,
  scheduleValidity,
  tomorrowAnswer,
} from './schedule.ts';

const kind = (name: string): Category => ({
  name,
  sublabel: null,
  descriptionHtml: null,
  colour: null,
  caution: null,
});

function town(categories: string[], more: Partial<TownCalendar> = {}): TownCalendar {
  return {
    id: '1',
    place: '992020',
    madeAt: new Date('2026-04-01T00:00:00Z'),
    publishedAt: new Date('2026-04-01T00:00:00Z'),
    madeBy: 'town',
    maker: '',
    contact: null,
    putOutBy: null,
    closure: 'skip',
    validThrough: '2027-03-31',
    areaCount: 1,
    categories: categories.map(kind),
    closures: [],
    transfers: [],
    remarks: [],
    editions: {},
    sources: [],
    contentHash: '',
    author: null,
    stagedId: null,
    ...more,
  };
}

/** An area with one weekday (0 Sunday) for each kind of its calendar. */
function area(...weekdays: number[]): Area {
  const cells = weekdays.map((weekday, category) => ({
    category,
    rules: [{ kind: 'weekly' as const, weekday }],
    remarks: [],
    text: '',
  }));
  return {
    id: 'a',
    name: '山手',
    master: null,
    masterName: null,
    centre: '北',
    reading: null,
    position: null,
    row: 2,
    cells,
  };
}

const change = (more: Partial<DayChange>): DayChange => ({
  id: '1',
  kind: 'cancelled',
  date: '2026-11-25',
  toDate: null,
  areaIds: null,
  categoryKeys: null,
  note: '雪のため',
  madeAt: '2026-11-24T21:00:00Z',
  ...more,
});

const shown = (days: ReturnType<typeof planDays>, names: readonly Category[]) =>
  days.map(({ date, entries, closed }) => [
    date,
    entries.map(({ category }) => names[category]?.name).join(' '),
    closed.map(({ category, movedTo }) => `${names[category]?.name}→${movedTo ?? ''}`).join(' '),
  ]);

const usual = scheduleOf(town(['燃やす', 'プラ']), area(1, 3), null, []);

describe('an announced day', () => {
  const with1 = (more: Partial<DayChange>) => scheduleOf(usual.calendar, usual.area, null, [change(more)]);

  it('is closed when it is cancelled, with the town’s word', () => {
    const days = planDays(with1({}), '2026-11-23', '2026-11-30');
    expect(shown(days, usual.calendar.categories)).toEqual([
      ['2026-11-23', '燃やす', ''],
      ['2026-11-25', '', 'プラ→'],
      ['2026-11-30', '燃やす', ''],
    ]);
    expect(days[1]?.closed[0]).toMatchObject({ announced: true, note: '雪のため' });
    expect(tomorrowAnswer(with1({}), '2026-11-24')).toMatchObject({
      kind: 'closed',
      next: { date: '2026-11-30' },
    });
    expect(differingDays(with1({}), '2026-11-23', '2026-11-30')).toMatchObject([
      { date: '2026-11-25', note: '雪のため' },
    ]);
  });

  it('stands on its new day when it moves, also from before the window', () => {
    const moved = with1({ kind: 'moved', toDate: '2026-11-27' });
    expect(shown(planDays(moved, '2026-11-24', '2026-11-30'), usual.calendar.categories)).toEqual([
      ['2026-11-25', '', 'プラ→2026-11-27'],
      ['2026-11-27', 'プラ', ''],
      ['2026-11-30', '燃やす', ''],
    ]);
    const [later] = planDays(moved, '2026-11-26', '2026-11-28');
    expect(later).toMatchObject({
      date: '2026-11-27',
      entries: [{ movedFrom: '2026-11-25', notes: ['雪のため'] }],
    });
  });

  it('concerns only the kinds and areas that it names', () => {
    const other = with1({ categoryKeys: [categoryKey('燃やす')] });
    expect(planDays(other, '2026-11-25', '2026-11-25')[0]?.entries).toHaveLength(1);
    const elsewhere = with1({ areaIds: ['b'] });
    expect(elsewhere.changes).toEqual([]);
  });

  it('can be added, once', () => {
    const added = with1({ kind: 'added', date: '2026-11-28', categoryKeys: [categoryKey('プラ')] });
    expect(shown(planDays(added, '2026-11-28', '2026-11-28'), usual.calendar.categories)).toEqual([
      ['2026-11-28', 'プラ', ''],
    ]);
    const twice = scheduleOf(usual.calendar, usual.area, null, [
      change({ kind: 'added', categoryKeys: [categoryKey('プラ')] }),
    ]);
    expect(planDays(twice, '2026-11-25', '2026-11-25')[0]?.entries).toHaveLength(1);
  });

  it('may swap two days without losing either', () => {
    const swap = scheduleOf(usual.calendar, usual.area, null, [
      change({
        kind: 'moved',
        date: '2026-11-23',
        toDate: '2026-11-25',
        categoryKeys: [categoryKey('燃やす')],
      }),
      change({
        id: '2',
        kind: 'moved',
        date: '2026-11-25',
        toDate: '2026-11-23',
        categoryKeys: [categoryKey('プラ')],
      }),
    ]);
    expect(shown(planDays(swap, '2026-11-23', '2026-11-25'), usual.calendar.categories)).toEqual([
      ['2026-11-23', 'プラ', '燃やす→2026-11-25'],
      ['2026-11-25', '燃やす', 'プラ→2026-11-23'],
    ]);
  });
});

describe('next year’s calendar', () => {
  const next = town(['プラ', '新聞'], { id: '2', validThrough: '2028-03-31' });
  const schedule = scheduleOf(
    usual.calendar,
    usual.area,
    { from: '2027-04-01', calendar: next, area: area(4, 5) },
    [],
  );

  it('takes over on its day, and a kind of the same name is the same kind', () => {
    expect(schedule.calendar.categories.map(({ name }) => name)).toEqual(['燃やす', 'プラ', '新聞']);
    expect(shown(planDays(schedule, '2027-03-29', '2027-04-02'), schedule.calendar.categories)).toEqual([
      ['2027-03-29', '燃やす', ''],
      ['2027-03-31', 'プラ', ''],
      ['2027-04-01', 'プラ', ''],
      ['2027-04-02', '新聞', ''],
    ]);
  });

  it('ends where the later one ends', () => {
    expect(scheduleEnd(schedule)).toBe('2028-03-31');
    expect(scheduleValidity(schedule, '2027-06-01')).toBe('valid');
    expect(scheduleValidity(schedule, '2028-04-01')).toBe('ended');
  });

  it('leaves an area that it does not have without days, and says where it ends', () => {
    const gone = scheduleOf(
      usual.calendar,
      usual.area,
      { from: '2027-01-01', calendar: next, area: null },
      [],
    );
    expect(planDays(gone, '2026-12-28', '2027-01-31').map(({ date }) => date)).toEqual([
      '2026-12-28',
      '2026-12-30',
    ]);
    expect(scheduleEnd(gone)).toBe('2026-12-31');
    expect(tomorrowAnswer(gone, '2026-12-31').kind).toBe('ended');
  });

  it('shows a hole between an ended calendar and the next as ended', () => {
    const ended = { ...usual.calendar, validThrough: '2026-12-31' };
    const hole = scheduleOf(ended, usual.area, { from: '2027-04-01', calendar: next, area: area(4, 5) }, []);
    expect(scheduleValidity(hole, '2027-02-01')).toBe('ended');
    expect(tomorrowAnswer(hole, '2027-01-31').kind).toBe('ended');
    expect(tomorrowAnswer(hole, '2027-03-31').kind).toBe('collection');
  });
});

describe('the answer for tomorrow', () => {
  const closed = scheduleOf(
    {
      ...town(['燃やす'], { validThrough: '2027-01-31' }),
      closures: [{ centre: '北', from: '2026-12-30', to: '2027-01-03', row: 2 }],
    },
    { ...area(2), cells: [2, 5].flatMap((weekday) => area(weekday).cells) },
    null,
    [],
  );

  it.each([
    ['2026-11-23', 'collection', null],
    ['2026-11-24', 'nothing', '2026-11-27'],
    ['2026-12-31', 'closed', '2027-01-05'],
    ['2027-01-31', 'ended', null],
  ])('on the eve %s is %s, next %s', (today, answer, nextDay) => {
    const found = tomorrowAnswer(closed, today);
    expect(found.kind).toBe(answer);
    expect(found.next?.date ?? null).toBe(nextDay);
  });

  it('finds no next time where an area has none', () => {
    expect(tomorrowAnswer({ ...closed, area: { ...closed.area, cells: [] } }, '2026-11-24')).toMatchObject({
      kind: 'nothing',
      next: null,
    });
  });
});
