/** Times of day as hh:mm. 24:00 is the end of a day and stays. */
import type { Cell } from '@tomoni/sheets';
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain } from './text.ts';

const RIGHT = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u;
const COLON = /^(\d{1,2})\s?[:;]\s?(\d{1,2})(?::\d{2}(?:\.0+)?)?$/u;
const WORDS =
  /^(午前|午後|am|pm|a\.m\.|p\.m\.)?\s?(\d{1,2})\s?(?:時|:)\s?(?:(\d{1,2})\s?分?|(半))?(?:\s?(am|pm|a\.m\.|p\.m\.))?$/iu;
const DENSE = /^(\d{2})(\d{2})$/u;
const FRACTION = /^(?:0?\.\d+|0|1)$/u;
const MINUTES = 1440;

export function repairTime(text: string, cell?: () => Cell | undefined): Outcome {
  if (RIGHT.test(text)) return null;
  const read = plain(text);
  const time = readTime(read);
  if (time !== null) return repaired(time, 'datasets.time-format');
  const stored = cell?.();
  if (
    stored !== undefined &&
    (stored.kind === 'time' || stored.kind === 'date') &&
    typeof stored.raw === 'number'
  ) {
    const shown = ofFraction(stored.raw % 1);
    if (shown !== null) return repaired(shown, 'datasets.serial-time');
  }
  if (FRACTION.test(read) && read !== '0' && read !== '1') {
    const shown = ofFraction(Number(read));
    if (shown !== null) return repaired(shown, 'datasets.serial-time');
  }
  return ask('datasets.unreadable-time', likely(read));
}

function readTime(text: string): string | null {
  const colon = COLON.exec(text);
  if (colon) return clock(Number(colon[1]), Number(colon[2]));
  if (text === '正午') return '12:00';
  const dense = DENSE.exec(text);
  if (dense) return clock(Number(dense[1]), Number(dense[2]));
  const words = WORDS.exec(text);
  if (words === null) return null;
  const minute = words[4] === undefined ? Number(words[3] ?? 0) : 30;
  const half = words[1] ?? words[5];
  if (half === undefined) return clock(Number(words[2]), minute);
  return inHalf(/午前|^a/iu.test(half), Number(words[2]), minute);
}

/** Twelve o’clock before or after noon is read both ways; nobody writes 午後13時 on purpose. */
function inHalf(morning: boolean, hour: number, minute: number): string | null {
  if (hour > 11) return null;
  return clock(morning ? hour : hour + 12, minute);
}

function clock(hour: number, minute: number): string | null {
  const text = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return RIGHT.test(text) ? text : null;
}

/** The time of a fraction of a day, if it is one to the second. */
function ofFraction(fraction: number): string | null {
  const minutes = Math.round(fraction * MINUTES);
  if (fraction < 0 || minutes > MINUTES || Math.abs(fraction * MINUTES - minutes) > 1 / 60) return null;
  return clock(Math.floor(minutes / 60), minutes % 60);
}

/** 9:00～17:00 begins at 09:00; 930 and 9.30 are likely half past nine. */
function likely(text: string): string | null {
  const dense = /^(\d)(\d{2})$/u.exec(text) ?? /^(\d{1,2})\.(\d{2})$/u.exec(text);
  if (dense) return clock(Number(dense[1]), Number(dense[2]));
  const first = text.slice(0, 60).split(/[~〜～\-−–—]|から/u)[0] ?? '';
  return first === text ? null : readTime(first.trim());
}
