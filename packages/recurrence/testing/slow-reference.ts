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

/** The token alone, without closures. */
function holds(token: SlowToken, day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  if (token.months && !token.months.includes(date.getUTCMonth() + 1)) return false;
  if (token.date !== undefined) return token.date === day;
  if (token.start !== undefined) {
    const distance = (date.getTime() - Date.parse(`${token.start}T00:00:00Z`)) / 86_400_000;
    return distance >= 0 && distance % 14 === 0;
  }
  if (date.getUTCDay() !== token.weekday) return false;
  return token.nth === undefined || Math.ceil(date.getUTCDate() / 7) === token.nth;
}

function isClosed(closures: readonly SlowClosure[], day: string): boolean {
  return closures.some(({ from, to }) => from <= day && day <= to);
}

/** Under `shift`: some day of the token in this month, this one or an earlier one, falls in a closure. */
function isShifted(token: SlowToken, closures: readonly SlowClosure[], day: string): boolean {
  for (let d = `${day.slice(0, 8)}01`; d <= day; d = plusDays(d, 1)) {
    if (holds(token, d) && isClosed(closures, d)) return true;
  }
  return false;
}

/** Is there a collection of this token on this day? */
function collects(token: SlowToken, closures: readonly SlowClosure[], mode: string, day: string): boolean {
  if (token.date !== undefined) return holds(token, day);
  if (mode === 'skip') return holds(token, day) && !isClosed(closures, day);
  if (token.start !== undefined) return holds(token, day);
  if (holds(token, day) && !isShifted(token, closures, day)) return true;
  const before = plusDays(day, -7);
  return holds(token, before) && isShifted(token, closures, before);
}

/** All days from `from` to `to` on which one of the tokens collects. */
export function slowDays(
  tokens: readonly SlowToken[],
  closures: readonly SlowClosure[],
  window: { from: string; to: string; closure: string },
): string[] {
  const days: string[] = [];
  for (let day = window.from; day <= window.to; day = plusDays(day, 1)) {
    if (tokens.some((token) => collects(token, closures, window.closure, day))) days.push(day);
  }
  return days;
}
