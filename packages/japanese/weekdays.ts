/** Names of the days of the week in Japanese and English. */
import { nfkc } from './width.ts';

const KANJI = '日月火水木金土';
const ENGLISH = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * The weekday (0 = Sunday … 6 = Saturday) of one name: 月, 月曜, 月曜日, (月), ㈪, Mon, Mon., monday in any case.
 * null for anything else, also for several days (月・木).
 */
export function parseWeekday(text: string): number | null {
  if (text.length > 20) return null;
  const bare = nfkc(text)
    .trim()
    .toLowerCase()
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  const kanji = /^([日月火水木金土])(曜日?)?$/.exec(bare);
  if (kanji) return KANJI.indexOf(kanji[1] ?? '');
  const word = bare.replace(/\.$/, '');
  // tues, thur, thurs are usual abbreviations too.
  const index = word.length < 3 ? -1 : ENGLISH.findIndex((name) => name.startsWith(word));
  return index === -1 ? null : index;
}

/** The name of a weekday: 月曜日 / 月, Monday / Mon. Throws RangeError unless 0–6. */
export function weekdayName(weekday: number, lang: 'ja' | 'en', style: 'long' | 'short' = 'long'): string {
  const english = ENGLISH[weekday];
  if (english === undefined) throw new RangeError(`Not a weekday (0-6): ${weekday}`);
  if (lang === 'ja') return style === 'long' ? `${KANJI[weekday]}曜日` : `${KANJI[weekday]}`;
  const name = english.charAt(0).toUpperCase() + english.slice(1);
  return style === 'long' ? name : name.slice(0, 3);
}
