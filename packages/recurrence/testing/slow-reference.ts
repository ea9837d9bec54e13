/**
 * The obvious reference for tests: walks day by day and asks of each token "does it hold on this day?".
 * Shares no code with the package: its own tokens, its own calendar arithmetic (JavaScript's Date in UTC).
 */

export interface SlowClosure {
  from: string;
  to: string;
}

export interface SlowToken {
  /** Weekday rule: the day and, for `D2`, which of the month. */
  weekday?: number;
  nth?: number;
  start?: string;
  date?: string;
  months?: number[];
}

const WEEKDAYS: Record<string, number> = { 日: 0, 月: 1, 火: 2, 水: 3, 木: 4, 金: 5, 土: 6 };
['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].forEach((name, day) => {
  WEEKDAYS[name] = day;
});

/** Tokens of a cell without dirt, by glueing lists to their tokens first; what isn't a token is counted. */
export function slowTokens(cell: string): { tokens: SlowToken[]; unreadable: string[] } {
  const glued = cell
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?: ?/g, ':')
    .replace(/:((?: ?[0-9]{1,2}(?![0-9]))+)/g, (_, list: string) => `:${list.trim().split(' ').join('+')}`);
  const tokens: SlowToken[] = [];
  const unreadable: string[] = [];
  let group: SlowToken[] = [];
  for (const word of glued === '' ? [] : glued.split(' ')) {
    const [name = '', list] = word.split(':');
    const token = slowToken(name);
    if (token) group.push(token);
    else if (!/^\*\d+$/.test(name) && name !== '20991231') unreadable.push(name);
    if (list !== undefined) {
      for (const one of group) one.months = list.split('+').map(Number);
      tokens.push(...group);
      group = [];
    }
  }
  return { tokens: [...tokens, ...group], unreadable };
}

function slowToken(name: string): SlowToken | null {
  const day = WEEKDAYS[name.slice(0, 1)] === undefined ? name.slice(0, 3).toLowerCase() : name.slice(0, 1);
  const weekday = WEEKDAYS[day];
  const rest = name.slice(day.length);
  if (weekday !== undefined && rest === '') return { weekday };
  if (weekday !== undefined && ['1', '2', '3', '4', '5'].includes(rest))
    return { weekday, nth: Number(rest) };
  if (name.startsWith('隔')) return { start: dashed(name.slice(-8)) };
  if (/^\d{8}$/.test(name) && name !== '20991231' && isDay(dashed(name))) return { date: dashed(name) };
  return null;
}

function dashed(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

function isDay(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

export function plusDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A day with all that a token asks of it. */
interface Day {
  iso: string;
  /** Days since 1970. */
  number: number;
  month: number;
  date: number;
  weekday: number;
}

function dayOf(iso: string): Day {
  const day = new Date(`${iso}T00:00:00Z`);
  const number = day.getTime() / 86_400_000;
  return { iso, number, month: day.getUTCMonth() + 1, date: day.getUTCDate(), weekday: day.getUTCDay() };
}

/** The token alone, without closures. */
function holds(token: SlowToken, day: Day): boolean {
  if (token.months && !token.months.includes(day.month)) return false;
  if (token.date !== undefined) return token.date === day.iso;
  if (token.start !== undefined) {
    const distance = day.number - dayOf(token.start).number;
    return distance >= 0 && distance % 14 === 0;
  }
  if (day.weekday !== token.weekday) return false;
  return token.nth === undefined || Math.ceil(day.date / 7) === token.nth;
}

function isClosed(closures: readonly SlowClosure[], { iso }: Day): boolean {
  return closures.some(({ from, to }) => from <= iso && iso <= to);
}

/** A day among those that follow each other; it has at least a month and a week before it. */
interface Place {
  days: readonly Day[];
  at: number;
}

/** Under `shift`: some day of the token in this month, this one or an earlier one, falls in a closure. */
function isShifted(token: SlowToken, closures: readonly SlowClosure[], { days, at }: Place): boolean {
  const first = at - (days[at]?.date ?? 1) + 1;
  return days.slice(first, at + 1).some((day) => holds(token, day) && isClosed(closures, day));
}

/** Is there a collection of this token on this day? */
function collects(
  token: SlowToken,
  closures: readonly SlowClosure[],
  mode: string,
  { days, at }: Place,
): boolean {
  const heldOn = (place: number) => holds(token, days[place] as Day);
  if (token.date !== undefined) return heldOn(at);
  if (mode === 'skip') return heldOn(at) && !isClosed(closures, days[at] as Day);
  if (token.start !== undefined) return heldOn(at);
  if (heldOn(at) && !isShifted(token, closures, { days, at })) return true;
  return heldOn(at - 7) && isShifted(token, closures, { days, at: at - 7 });
}

/** All days from `from` to `to` on which one of the tokens collects. */
export function slowDays(
  tokens: readonly SlowToken[],
  closures: readonly SlowClosure[],
  window: { from: string; to: string; closure: string },
): string[] {
  const days = daysOf(plusDays(window.from, -BEFORE), window.to);
  return days.flatMap(({ iso }, at) => {
    const collected =
      at >= BEFORE && tokens.some((token) => collects(token, closures, window.closure, { days, at }));
    return collected ? [iso] : [];
  });
}

/** What a day of `shift` looks back upon: the same weekday before, and all of its month. */
const BEFORE = 7 + 31;

const kept = new Map<string, readonly Day[]>();

/** The days of a window, from the first to the last; hundreds of areas are asked for the same ones. */
function daysOf(first: string, last: string): readonly Day[] {
  const key = `${first} ${last}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const days: Day[] = [];
  for (let iso = first; iso <= last; iso = plusDays(iso, 1)) days.push(dayOf(iso));
  kept.set(key, days);
  return days;
}
