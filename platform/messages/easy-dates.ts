/** Dates and times of easy Japanese: as Japanese writes them, with how they are read. */
import { withReading } from './marks.ts';

/** Days whose reading isn't the number with にち. */
const DAYS: Readonly<Record<number, string>> = {
  1: 'ついたち',
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
};

const WEEKDAYS: Readonly<Record<string, string>> = {
  日: 'にち',
  月: 'げつ',
  火: 'か',
  水: 'すい',
  木: 'もく',
  金: 'きん',
  土: 'ど',
};

const PARTS_OF_DAY: Readonly<Record<string, string>> = {
  午前: 'ごぜん',
  朝: 'あさ',
  昼: 'ひる',
  午後: 'ごご',
  夕方: 'ゆうがた',
  夜: 'よる',
};

/** Minutes that are read ぷん end in these figures (十分, 三分, 六分). */
const PUN = /[013468]$/;

/** A date as Japanese writes it, 「11月25日（水）」, with readings for whoever doesn't know the kanji. */
export function easyDate(japanese: string): string {
  return japanese
    .replace('年', withReading('年', 'ねん'))
    .replace('月', `${withReading('月', 'がつ')} `)
    .replace(/(\d+)日/, (_, day: string) => dayOf(Number(day)))
    .replace(/（(.)）/, (_, letter: string) => `（${weekdayOf(letter)}）`)
    .replace(/^(.)曜日$/, (_, letter: string) => weekdayOf(letter))
    .trim();
}

/** 水 with how it is read, where a weekday has room for one letter. */
export function easyWeekday(letter: string): string {
  return withReading(letter, WEEKDAYS[letter] ?? '');
}

function weekdayOf(letter: string): string {
  return withReading(`${letter}曜日`, `${WEEKDAYS[letter] ?? ''}ようび`);
}

function dayOf(day: number): string {
  const reading = DAYS[day];
  return reading === undefined ? day + withReading('日', 'にち') : withReading(`${day}日`, reading);
}

/** A time as Japanese writes it, 「朝8時30分」, with readings. */
export function easyTime(japanese: string): string {
  return japanese
    .replace(/^[^\d]+/, (part) => withReading(part, PARTS_OF_DAY[part] ?? ''))
    .replace('時', withReading('時', 'じ'))
    .replace(
      /(\d+)分/,
      (_, minutes: string) => minutes + withReading('分', PUN.test(minutes) ? 'ぷん' : 'ふん'),
    );
}
