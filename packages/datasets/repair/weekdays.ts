/** Weekdays run together from Monday on: 月火水木金. */
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain } from './text.ts';

const ORDER = '月火水木金土日';
const RIGHT = /^[月火水木金土日](?:;?[月火水木金土日])*$/u;
const EVERY_DAY = /^(?:毎日|全日|全曜日|年中無休|無休|毎週)$/u;
const DAY = '([月火水木金土日])(?:曜日?)?';
const RANGE = new RegExp(`${DAY}(?:~|〜|～|-|−|–|—|ー|から|より)${DAY}(?:まで)?`, 'gu');

export function repairWeekdays(text: string): Outcome {
  if (RIGHT.test(text)) return null;
  const read = plain(text.slice(0, 200));
  const value = readWeekdays(read);
  if (value !== null) return repaired(value, 'datasets.weekdays');
  return ask('datasets.unreadable-weekdays', likely(read));
}

function readWeekdays(text: string): string | null {
  if (EVERY_DAY.test(text)) return ORDER;
  const days = text
    .replace(/^毎週/u, '')
    .replace(RANGE, (_, from: string, to: string) => span(from, to))
    .replace(/曜日|曜/gu, '')
    .replace(/[\s、・,，;/／.と及び並びに]+/gu, '');
  return days !== '' && /^[月火水木金土日]+$/u.test(days) ? inOrder(days) : null;
}

/** 土～月 goes over the end of the week. */
function span(from: string, to: string): string {
  const first = ORDER.indexOf(from);
  const length = (ORDER.indexOf(to) - first + 7) % 7;
  return Array.from({ length: length + 1 }, (_, n) => ORDER.charAt((first + n) % 7)).join('');
}

function inOrder(days: string): string {
  return [...ORDER].filter((day) => days.includes(day)).join('');
}

/** The weekdays of what says more: public holidays, 平日, remarks in brackets. */
function likely(text: string): string | null {
  if (/第|隔|\d/u.test(text)) return null;
  const bare = text
    .replace(/\([^()]*\)/gu, '')
    .replace(/平日/gu, '月火水木金')
    .replace(/[・、,]?(?:祝祭?日?|年末年始)(?:を?除く|は?休み?)?/gu, '');
  return readWeekdays(bare.trim());
}
