/**
 * Whether something is open at a moment, from what a town's list says of it. Pure. What can't be known for sure is
 * `unknown`: a shut door behind the word "open" is worse than no word.
 */
import { addDays, holidayName, holidaysKnown, type IsoDate, nfkc, weekdayOf } from '@tomoni/japanese';
import { type DayRules, readDays } from './hours-text.ts';

/** Values of a record as they are written; empty where nothing is. */
export interface WrittenHours {
  days: string;
  /** hh:mm; 24:00 is the end of a day. An end before the beginning lies on the next day. */
  from: string;
  until: string;
  /** What days and hours don't say. */
  note: string;
  /** General remarks: only looked through for words such as 閉鎖中. */
  remarks: string;
}

export interface HoursKind {
  /** The list has no column for days: its hours hold every day. */
  everyDay: boolean;
  /** There are breaks that the list doesn't tell (surgeries at noon): never surely open. */
  breaks: boolean;
}

/** A moment in Japan. */
export interface Moment {
  date: IsoDate;
  /** Minutes since midnight, 0 to 1439. */
  minute: number;
}

export type OpenState =
  | { is: 'always' }
  /** Until so many minutes after this midnight, over 1440 tomorrow; null: all of today. */
  | { is: 'open'; until: number | null }
  /** `next`: when it surely opens again within a week, or null. */
  | { is: 'closed'; next: Moment | null }
  | { is: 'unknown'; why: UnknownReason };

/**
 * Nothing is written; no hours; no days; nobody says for holidays; or for the turn of the year; a remark isn't
 * understood; there may be a break.
 */
export type UnknownReason = 'nothing' | 'hours' | 'days' | 'holiday' | 'turn' | 'note' | 'break';

const DAY = 1440;
/** In general remarks: anything about closing, exceptions or times makes the hours doubtful. */
const SHUT =
  /休|閉|(?:使用|利用)(?:不可|停止|禁止|中止|でき|出来)|使えません|故障|工事|改修|撤去|廃止|冬|夏|凍結|移転|予約|要確認|除[くき]|\d{1,2}(?:時|:\d{2})/u;

/** Minutes from the day's midnight: the end may lie beyond the next one. */
interface Span {
  from: number;
  until: number;
}

interface Rules extends DayRules {
  span: Span | null;
  everyDay: boolean;
}

export function openState(written: WrittenHours, kind: HoursKind, moment: Moment): OpenState {
  const rules = rulesOf(written, kind);
  if (rules.doubt || SHUT.test(nfkc(written.remarks))) return unknown('note');
  if (isNothing(written)) return unknown('nothing');
  const state = rules.span === null ? byDayAlone(rules, moment) : byHours(rules, rules.span, moment);
  const isOpen = state.is === 'open' || state.is === 'always';
  return isOpen && kind.breaks ? unknown('break') : state;
}

function unknown(why: UnknownReason): OpenState {
  return { is: 'unknown', why };
}

function isNothing({ days, from, until, note }: WrittenHours): boolean {
  return `${days}${from}${until}${note}`.trim() === '';
}

function rulesOf(written: WrittenHours, { everyDay }: HoursKind): Rules {
  const days = readDays(written.days, written.note);
  const span = spanOf(written.from, written.until);
  const contradicts = days.allDay && span !== null && !isAllDay(span);
  const said = days.allDay && span === null ? { from: 0, until: DAY } : span;
  return { ...days, doubt: days.doubt || contradicts, span: said, everyDay };
}

/** Null when a time is missing or can't be read, and when both are the same: that may mean anything. */
export function spanOf(from: string, until: string): Span | null {
  const [start, end] = [minuteOf(from), minuteOf(until)];
  if (start === null || end === null || start === end || start >= DAY) return null;
  if (end === DAY - 1) return { from: start, until: DAY };
  return { from: start, until: end < start ? end + DAY : end };
}

export function isAllDay({ from, until }: Span): boolean {
  return from === 0 && until === DAY;
}

function minuteOf(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):([0-5]\d)(?::00)?$/u.exec(nfkc(text.trim())) ?? [];
  const minutes = hour === undefined ? Number.NaN : Number(hour) * 60 + Number(minute);
  return minutes <= DAY ? minutes : null;
}

/** Without hours only a day on which it is closed is sure, and that not before morning: yesterday may go on. */
function byDayAlone(rules: Rules, { date, minute }: Moment): OpenState {
  const day = dayState(rules, date);
  return day === 'closed' && minute >= 360 ? { is: 'closed', next: null } : unknown('hours');
}

function byHours(rules: Rules, span: Span, moment: Moment): OpenState {
  if (isAllDay(span) && isNeverClosed(rules)) return { is: 'always' };
  const today = { day: moment.date, at: moment.minute, shift: 0 };
  const yesterday = { day: addDays(moment.date, -1), at: moment.minute + DAY, shift: DAY };
  const within = [today, yesterday].filter(({ at }) => at >= span.from && at < span.until);
  const days = within.map((one) => ({ ...one, state: dayState(rules, one.day) }));
  const open = days.find(({ state }) => state === 'open');
  if (open !== undefined) return { is: 'open', until: isAllDay(span) ? null : span.until - open.shift };
  const [unsure] = days.flatMap(({ state }) => (state === 'closed' || state === 'open' ? [] : [state]));
  return unsure === undefined ? { is: 'closed', next: nextOpening(rules, span, moment) } : unknown(unsure);
}

/** 24 hours without days mean always; with days, all of them have to be there, and no day off. */
function isNeverClosed({ days, holidays, turn }: Rules): boolean {
  const isEveryDay = days === null || days.size === 7;
  return isEveryDay && holidays !== false && (turn === null || turn === 'open');
}

type DayState = 'open' | 'closed' | 'holiday' | 'turn' | 'days';

/** Whether it opens at all on a day; otherwise why that isn't known. */
function dayState(rules: Rules, date: IsoDate): DayState {
  const turn = turnState(rules.turn, date.slice(5));
  if (turn === 'closed') return turn;
  const days = rules.days ?? (rules.everyDay ? EVERY : null);
  const weekday = days === null ? 'days' : days.has(weekdayOf(date)) ? 'open' : 'closed';
  if (!holidaysKnown(date)) return weekday === 'open' ? 'holiday' : weekday;
  if (holidayName(date) !== null && days?.size !== 7 && rules.holidays === null) return 'holiday';
  if (holidayName(date) !== null && rules.holidays !== null) {
    return rules.holidays ? (turn ?? 'open') : 'closed';
  }
  return weekday === 'open' ? (turn ?? 'open') : weekday;
}

const EVERY: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6]);

/** Null on days that are like others. Where nobody says when it closes, the days beside are unsure, too. */
function turnState(turn: DayRules['turn'], day: string): 'closed' | 'turn' | null {
  if (turn === 'open') return null;
  if (turn !== null && turn !== 'closed') return day >= turn.from || day <= turn.until ? 'closed' : null;
  const usual = day >= '12-29' || day <= '01-03';
  if (turn === 'closed') return usual ? 'closed' : day === '12-28' || day === '01-04' ? 'turn' : null;
  return usual ? 'turn' : null;
}

function nextOpening(rules: Rules, span: Span, { date, minute }: Moment): Moment | null {
  for (let offset = 0; offset <= 7; offset += 1) {
    if (offset === 0 && minute >= span.from) continue;
    const day = addDays(date, offset);
    const state = dayState(rules, day);
    if (state === 'open') return { date: day, minute: span.from };
    if (state !== 'closed') return null;
  }
  return null;
}
