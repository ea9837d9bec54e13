import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HoursKind, type OpenState, openState, type WrittenHours } from './hours.ts';

const SHARED: HoursKind = { everyDay: false, breaks: false };
const TOILET: HoursKind = { everyDay: true, breaks: false };
const SURGERY: HoursKind = { everyDay: false, breaks: true };

/** Tuesday, and no holiday. */
const TUESDAY = '2026-11-24';
const MONDAY_HOLIDAY = '2026-11-23';
const SATURDAY = '2026-11-28';
const SUNDAY = '2026-11-29';

function hours(days: string, from: string, until: string, note = '', remarks = ''): WrittenHours {
  return { days, from, until, note, remarks };
}

function at(date: string, time: string) {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { date, minute: hour * 60 + minute };
}

/** open, always, closed, or why it isn't known. */
function word(state: OpenState): string {
  return state.is === 'unknown' ? state.why : state.is;
}

const OFFICE = hours('月火水木金', '08:30', '17:15');
const DAILY = hours('月火水木金土日', '09:00', '21:00');

describe('a place with days and hours', () => {
  it.each([
    [OFFICE, TUESDAY, '8:29', 'closed'],
    [OFFICE, TUESDAY, '8:30', 'open'],
    [OFFICE, TUESDAY, '17:14', 'open'],
    [OFFICE, TUESDAY, '17:15', 'closed'],
    [OFFICE, SATURDAY, '12:00', 'closed'],
    [OFFICE, SUNDAY, '12:00', 'closed'],
    [hours('月・水・金', '9:00', '12:00'), '2026-11-25', '10:00', 'open'],
    [hours('月・水・金', '9:00', '12:00'), TUESDAY, '10:00', 'closed'],
    [hours('月～金', '9:00', '12:00'), TUESDAY, '10:00', 'open'],
    [hours('月曜日から金曜日', '9:00', '12:00'), TUESDAY, '10:00', 'open'],
    [hours('土〜月', '9:00', '12:00'), SUNDAY, '10:00', 'open'],
    [hours('土〜月', '9:00', '12:00'), TUESDAY, '10:00', 'closed'],
    [hours('平日', '9:00', '12:00'), TUESDAY, '10:00', 'open'],
    [hours('毎日', '９：００', '１２：００'), SUNDAY, '10:00', 'open'],
  ])('%j on %s at %s: %s', (written, date, time, expected) => {
    expect(word(openState(written, SHARED, at(date, time)))).toBe(expected);
  });
});

describe('hours over midnight', () => {
  const BAR = hours('金土', '18:00', '02:00');
  it.each([
    [BAR, '2026-11-27', '17:59', 'closed'],
    [BAR, '2026-11-27', '23:30', 'open'],
    [BAR, SATURDAY, '01:59', 'open'],
    [BAR, SATURDAY, '02:00', 'closed'],
    // Saturday's night goes on into Sunday, on which it doesn't open.
    [BAR, SUNDAY, '01:00', 'open'],
    [BAR, SUNDAY, '19:00', 'closed'],
    // Thursday isn't open, so its night isn't either.
    [BAR, '2026-11-27', '01:00', 'closed'],
    [hours('月火水木金土日', '5:00', '0:00'), TUESDAY, '23:59', 'open'],
    [hours('月火水木金土日', '5:00', '0:00'), TUESDAY, '0:30', 'closed'],
  ])('%j on %s at %s: %s', (written, date, time, expected) => {
    expect(word(openState(written, SHARED, at(date, time)))).toBe(expected);
  });

  it('says until when, counted from this midnight', () => {
    expect(openState(BAR, SHARED, at('2026-11-27', '23:30'))).toEqual({ is: 'open', until: 1560 });
    expect(openState(BAR, SHARED, at(SATURDAY, '01:00'))).toEqual({ is: 'open', until: 120 });
  });
});

describe('24 hours', () => {
  it.each([
    [hours('', '00:00', '24:00'), TOILET, TUESDAY, 'always'],
    [hours('', '0:00', '23:59'), TOILET, TUESDAY, 'always'],
    [hours('', '', '', '24時間'), TOILET, TUESDAY, 'always'],
    [hours('', '', '', '２４時間利用可能'), TOILET, TUESDAY, 'always'],
    [hours('', '', '', '終日'), SHARED, TUESDAY, 'always'],
    [hours('月火水木金土日', '00:00', '24:00'), SHARED, MONDAY_HOLIDAY, 'always'],
    [hours('月火水木金', '00:00', '24:00'), SHARED, TUESDAY, 'open'],
    [hours('月火水木金', '00:00', '24:00'), SHARED, SUNDAY, 'closed'],
    // Both at midnight may mean a whole day, or that nobody filled it in.
    [hours('', '00:00', '00:00'), TOILET, TUESDAY, 'hours'],
    // Hours and remark say different things.
    [hours('', '06:00', '21:00', '24時間'), TOILET, TUESDAY, 'note'],
    [hours('', '00:00', '24:00', '', '冬期は閉鎖'), TOILET, TUESDAY, 'note'],
    [hours('', '00:00', '24:00', '', '故障中'), TOILET, TUESDAY, 'note'],
    [hours('', '00:00', '24:00', '', '公園の北側'), TOILET, TUESDAY, 'always'],
  ])('%j %j on %s: %s', (written, kind, date, expected) => {
    expect(word(openState(written, kind, at(date, '12:00')))).toBe(expected);
  });
});

describe('public holidays', () => {
  it.each([
    // Nobody says: not known while it would be open, closed anyway outside the hours.
    [OFFICE, MONDAY_HOLIDAY, '10:00', 'holiday'],
    [OFFICE, MONDAY_HOLIDAY, '20:00', 'closed'],
    [hours('土日', '9:00', '17:00'), MONDAY_HOLIDAY, '10:00', 'holiday'],
    [DAILY, MONDAY_HOLIDAY, '10:00', 'open'],
    [hours('土日祝', '9:00', '17:00'), MONDAY_HOLIDAY, '10:00', 'open'],
    [hours('土・日・祝日', '9:00', '17:00'), TUESDAY, '10:00', 'closed'],
    [hours('平日', '9:00', '17:00'), MONDAY_HOLIDAY, '10:00', 'closed'],
    [hours('月火水木金（祝日を除く）', '9:00', '17:00'), MONDAY_HOLIDAY, '10:00', 'closed'],
    [hours('月火水木金', '9:00', '17:00', '祝日を除く'), MONDAY_HOLIDAY, '10:00', 'closed'],
    [hours('月火水木金', '9:00', '17:00', '祝日を除く'), TUESDAY, '10:00', 'open'],
    [hours('月火水木金土日', '9:00', '17:00', '祝祭日は休み'), MONDAY_HOLIDAY, '10:00', 'closed'],
    [hours('月火水木金土日', '9:00', '17:00', '年中無休'), MONDAY_HOLIDAY, '10:00', 'open'],
    [hours('', '9:00', '17:00', '土日祝日、年末年始を除く'), MONDAY_HOLIDAY, '10:00', 'closed'],
    [hours('', '9:00', '17:00', '土日祝日、年末年始を除く'), TUESDAY, '10:00', 'open'],
    [hours('月火水木金', '9:00', '17:00', '休館日：月曜日、祝日'), TUESDAY, '10:00', 'open'],
    [hours('水土日', '10:00', '16:00', '祝日閉室'), MONDAY_HOLIDAY, '11:00', 'closed'],
    [hours('月火水木金土日', '10:00', '16:00', '祝日、12/29～1/3利用不可'), TUESDAY, '11:00', 'open'],
  ])('%j on %s at %s: %s', (written, date, time, expected) => {
    expect(word(openState(written, SHARED, at(date, time)))).toBe(expected);
  });
});

describe('the turn of the year', () => {
  const NEW_YEAR = hours('月火水木金土日', '9:00', '17:00', '祝日と12月29日から1月3日までは休館します。');
  it.each([
    [OFFICE, '2026-12-30', '10:00', 'turn'],
    [OFFICE, '2026-12-30', '20:00', 'closed'],
    [OFFICE, '2026-12-28', '10:00', 'open'],
    [DAILY, '2027-01-02', '10:00', 'turn'],
    [NEW_YEAR, '2026-12-29', '10:00', 'closed'],
    [NEW_YEAR, '2026-12-28', '10:00', 'open'],
    [NEW_YEAR, '2027-01-03', '10:00', 'closed'],
    [NEW_YEAR, '2027-01-04', '10:00', 'open'],
    [hours('月火水木金土日', '9:00', '17:00', '年末年始（12/30～1/4）は休み'), '2026-12-29', '10:00', 'open'],
    [hours('月火水木金土日', '9:00', '17:00', '年末年始は休み'), '2026-12-31', '10:00', 'closed'],
    [hours('月火水木金土日', '9:00', '17:00', '年末年始は休み'), '2026-12-28', '10:00', 'turn'],
    [hours('月火水木金土日', '9:00', '17:00', '年中無休'), '2026-12-31', '10:00', 'open'],
    [hours('', '6:00', '21:00'), '2026-12-31', '10:00', 'turn'],
    [hours('', '00:00', '24:00'), '2026-12-31', '10:00', 'always'],
  ])('%j on %s at %s: %s', (written, date, time, expected) => {
    const kind = written.days === '' ? TOILET : SHARED;
    expect(word(openState(written, kind, at(date, time)))).toBe(expected);
  });
});

describe('what is missing or not understood is never open', () => {
  it.each([
    [hours('', '', ''), 'nothing'],
    [hours('月火水木金', '', ''), 'hours'],
    [hours('月火水木金', '9:00', ''), 'hours'],
    [hours('月火水木金', '9時', '17時'), 'hours'],
    [hours('', '9:00', '17:00'), 'days'],
    [hours('第2・第4火曜日', '9:00', '17:00'), 'note'],
    [hours('火（月1回）', '9:00', '17:00'), 'note'],
    [hours('施設による', '9:00', '17:00'), 'note'],
    [hours('月火水木金', '9:00', '17:00', '冬の間は閉めます。'), 'note'],
    [hours('月火水木金', '9:00', '17:00', '第3火曜日は休み'), 'note'],
    [hours('月火水木金', '9:00', '17:00', '土曜は20時まで'), 'note'],
    [hours('月火水木金', '9:00', '17:00', '施設の開館時間に準ずる'), 'note'],
    [hours('月火水木金', '9:00', '17:00', '火曜日（祝日の場合は翌日）は休み'), 'note'],
    [hours('月火水木金', '9:00', '17:00', '', '現在、使用中止'), 'note'],
    [hours('月火水木金', '25:00', '26:00'), 'hours'],
    [hours('月火水木金土日', '9:00', '17:00', '', '月曜休館'), 'note'],
    [hours('月火水木金土日', '9:00', '17:00', '', '土日は15時まで'), 'note'],
    [hours('月火水木金土日', '9:00', '17:00', '毎月最終月曜日、祝日、及び12/29～1/3利用不可'), 'note'],
    [
      hours('月火水木金土', '7:00', '19:00', '土曜日の開所時間は07：00から18：00休所日は日曜日及び祝日'),
      'note',
    ],
  ])('%j: %s', (written, expected) => {
    expect(word(openState(written, SHARED, at(TUESDAY, '10:00')))).toBe(expected);
  });

  it('without hours, only a day off is sure', () => {
    const written = hours('月火水木金', '', '');
    expect(word(openState(written, SHARED, at(SUNDAY, '10:00')))).toBe('closed');
    expect(word(openState(written, SHARED, at(SUNDAY, '1:00')))).toBe('hours');
  });

  it('a surgery may have a break, so it is never surely open', () => {
    expect(word(openState(OFFICE, SURGERY, at(TUESDAY, '12:30')))).toBe('break');
    expect(word(openState(OFFICE, SURGERY, at(TUESDAY, '20:00')))).toBe('closed');
    expect(word(openState(hours('', '0:00', '24:00'), SURGERY, at(TUESDAY, '3:00')))).toBe('break');
  });
});

describe('when it opens next', () => {
  it.each([
    [OFFICE, TUESDAY, '7:00', { date: TUESDAY, minute: 510 }],
    [OFFICE, TUESDAY, '18:00', { date: '2026-11-25', minute: 510 }],
    [OFFICE, SATURDAY, '12:00', { date: '2026-11-30', minute: 510 }],
    // The day before a holiday nobody speaks of.
    [OFFICE, '2026-11-22', '12:00', null],
    [
      hours('月火水木金', '9:00', '17:00', '祝日を除く'),
      '2026-11-22',
      '12:00',
      { date: TUESDAY, minute: 540 },
    ],
    [OFFICE, '2026-12-28', '18:00', null],
  ])('%j on %s at %s', (written, date, time, next) => {
    expect(openState(written, SHARED, at(date, time))).toEqual({ is: 'closed', next });
  });
});

describe('whatever is written', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('月火水木金', '平日', '祝日を除く', '24時間', '9:00', '17:00', '年末年始は休み'),
  );
  const moments = fc.record({
    date: fc.constantFrom(TUESDAY, SUNDAY, MONDAY_HOLIDAY, '2026-12-31', '2027-01-01', '2051-05-05'),
    minute: fc.integer({ min: 0, max: 1439 }),
  });

  it('it answers, and open only with readable hours', () => {
    fc.assert(
      fc.property(text, text, text, text, moments, (days, from, until, note, moment) => {
        const state = openState(hours(days, from, until, note), SHARED, moment);
        if (state.is === 'open' || state.is === 'always') {
          expect(`${from}${until}${note}`).toMatch(/\d|終日|常時/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a hostile remark is read in no time', () => {
    const long = `${'月曜日'.repeat(30)}x`;
    expect(word(openState(hours(long, '9:00', '17:00', long), SHARED, at(TUESDAY, '10:00')))).toBe('note');
  });
});
