/** Hours as files write them, in minutes after midnight. */
import { tidy } from './values.ts';

const CLOCK = /(翌日?|翌朝)?\s?(午前|午後)?\s?(\d{1,2})\s?(?::|時)\s?(\d{1,2}|半)?(?::\d{2})?\s?分?/gu;
const DAY = 1440;

/** All times of a text, in their order: 「7:30※1号認定は8:30」 has two, 翌3:00 and 26:00:00 are those of the night. */
export function timesIn(text: string): number[] {
  return [...tidy(text).matchAll(CLOCK)].flatMap(([, next, half, hour = '', minute = '']) => {
    const hours = Number(hour) + (half === '午後' && Number(hour) < 12 ? 12 : 0);
    const minutes = minute === '半' ? 30 : Number(minute === '' ? 0 : minute);
    if (hours > 30 || minutes > 59) return [];
    return [hours * 60 + minutes + (next === undefined ? 0 : DAY)];
  });
}

/** When it opens and closes, from the columns of both; either may hold 「7:00～19:00」. */
export function hoursOf(open: string, close: string): { opens: number | null; closes: number | null } {
  const first = timesIn(open);
  const opens = first[0] ?? null;
  const closes = timesIn(close).at(-1) ?? (/[~〜～\-–]/u.test(tidy(open)) ? (first[1] ?? null) : null);
  if (opens === null || closes === null) return { opens, closes };
  // 4:00 after 10:00 may be four in the afternoon or in the night: nobody said. Only 0:00 is the end of the day.
  if (closes === 0) return { opens, closes: DAY };
  return { opens, closes: closes > opens ? closes : null };
}

/** 450 → 7:30, 1620 → 27:00. */
export function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A time of a form or an address (`7:30`, `07:30`), or null. */
export function minutesOf(text: string): number | null {
  const found = /^([01]?\d|2[0-4]):([0-5]\d)$/u.exec(tidy(text));
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}
