/** Days and hours of voting out of what a list writes. Nothing is completed: a day without a year is no date. */
import { parseDate } from '@tomoni/japanese';
import {
  type Body,
  CLOSES,
  columnKey,
  DAYS,
  EARLY,
  FIRST_DAY,
  HOURS,
  LAST_DAY,
  OPENS,
  tidy,
} from './columns.ts';
import type { VotingTime, When } from './model.ts';

const CLOCK = /(午前|午後)?\s?(\d{1,2})\s?(?::|時)\s?(\d{1,2}|半)?\s?分?/gu;

/** Minutes after midnight of all times in a text, in their order. */
function timesIn(text: string): number[] {
  return [...tidy(text).matchAll(CLOCK)].flatMap(([, half, hour = '', minute = '']) => {
    const hours = Number(hour) + (half === '午後' && Number(hour) < 12 ? 12 : 0);
    const minutes = minute === '半' ? 30 : Number(minute === '' ? 0 : minute);
    return hours > 24 || minutes > 59 ? [] : [hours * 60 + minutes];
  });
}

/** When one votes there: null where no column says anything of it. `only` the place is for nothing else. */
export function votingTime(body: Body, when: When, only: boolean): VotingTime | null {
  const columns = Object.entries(body)
    .map(([name, value]) => ({ name: columnKey(name), value: tidy(value) }))
    .filter(({ name, value }) => value !== '' && belongsTo(name, when, only));
  const value = (rule: RegExp) => columns.find(({ name }) => rule.test(name))?.value ?? '';
  const [first, last] = [value(FIRST_DAY), value(LAST_DAY)];
  const days =
    first === '' && last === '' ? value(DAYS) : [first, last].filter((day) => day !== '').join('～');
  const [start, end] = [value(OPENS), value(CLOSES)];
  const hours =
    start === '' && end === '' ? value(HOURS) : [start, end].filter((one) => one !== '').join('～');
  if (days === '' && hours === '') return null;
  return { ...datesOf(first, last, days), days, ...clockOf(hours), hours };
}

/** 期日前投票時間 is about early voting; 投票時間 is about it only where the row is about nothing else. */
function belongsTo(name: string, when: When, only: boolean): boolean {
  if (EARLY.test(name)) return when === 'early';
  return when === 'day' || only;
}

function datesOf(first: string, last: string, days: string): Pick<VotingTime, 'from' | 'until'> {
  const parts = first === '' && last === '' ? days.split(/～|〜|~|から/u) : [first, last];
  const [from, until] = parts.map((part) => parseDate(part.replace(/まで$/u, ''))?.date ?? null);
  if (parts.length === 1) return { from: from ?? null, until: from ?? null };
  return from && until && from <= until ? { from, until } : { from: null, until: null };
}

/** Exactly one span; anything more (a remark, a second span) stands only as it is written. */
function clockOf(hours: string): Pick<VotingTime, 'opens' | 'closes'> {
  const times = timesIn(hours);
  const [opens, closes] = times;
  const rest = tidy(hours)
    .replace(CLOCK, '')
    .replace(/[～〜~\-–―ー\s]|から|まで/gu, '');
  const isSpan = times.length === 2 && opens !== undefined && closes !== undefined && opens < closes;
  return isSpan && rest === '' ? { opens, closes } : { opens: null, closes: null };
}

/** Whether all that is known of it lies before a day. */
export function isOver(times: readonly VotingTime[], today: string): boolean {
  return times.length > 0 && times.every(({ until }) => until !== null && until < today);
}

/** 20:00, when polling places close by law where nothing else is decided. */
export const USUAL_END = 20 * 60;
