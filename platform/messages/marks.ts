/**
 * Marks that a text carries on its way to the page: how kanji are read, and where another language begins and ends.
 * They are letters of Unicode's private use area, so that they pass through everything that puts texts together;
 * platform/pages writes them as `<ruby>` and `<span lang>`, everything else takes them out with `plainText`.
 * Marks that somebody typed do no harm: what is between them is escaped as any text.
 */

/** All of them lie in one range, so that one look finds whether there are any. */
export const MARKS = {
  ruby: '\ue0f0',
  reading: '\ue0f1',
  rubyEnd: '\ue0f2',
  lang: '\ue0f3',
  langText: '\ue0f4',
  langEnd: '\ue0f5',
} as const;

const ANY = /[\ue0f0-\ue0f5]/;
const STRAY = /[\ue0f0-\ue0f5]/g;
const RUBY = /\ue0f0([^\ue0f0-\ue0f5]*)\ue0f1([^\ue0f0-\ue0f5]*)\ue0f2/g;
const LANG = /\ue0f3[^\ue0f0-\ue0f5]*\ue0f4/g;

/** Kanji with the reading behind them in 《》, as translators write it: `地区《ちく》`, `お知《し》らせ`. */
const WRITTEN = /([\p{Script=Han}々〆ヶ]+)《([^《》|{}]+)》/gu;

/** Puts marks where a text says in 《》 how the kanji before it are read. */
export function markReadings(text: string): string {
  return text.includes('《')
    ? text.replace(WRITTEN, (_, kanji, reading) => withReading(kanji, reading))
    : text;
}

/** Marks how something is read that isn't kanji alone: 20日 as はつか. */
export function withReading(text: string, reading: string): string {
  return `${MARKS.ruby}${text}${MARKS.reading}${reading}${MARKS.rubyEnd}`;
}

/** Marks a text as being in another language than what is around it. */
export function markLanguage(text: string, tag: string): string {
  return `${MARKS.lang}${tag}${MARKS.langText}${text}${MARKS.langEnd}`;
}

/**
 * The text without marks, for titles, letters, calendars and whatever isn't a page. Readings are left out, or stand
 * in brackets where people read it: 「区（く）」.
 */
export function plainText(text: string, readings: 'left-out' | 'in-brackets' = 'left-out'): string {
  if (!ANY.test(text)) return text;
  return text
    .replace(RUBY, readings === 'left-out' ? '$1' : '$1（$2）')
    .replace(LANG, '')
    .replace(STRAY, '');
}
