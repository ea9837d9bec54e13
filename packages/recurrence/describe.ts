/** Rules in words, short enough for a legend. */
import { weekdayName, weekdayOf } from '@tomoni/japanese';
import type { AreaCell, Rule } from './calendar.ts';

export type DescribeLang = 'ja' | 'en';

/** More dates than this are counted, not listed. */
const LISTED_DATES = 6;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The rules of a cell in one line: `火・金`, `第2・第4木`, `1週おきの月`, `4・6月の第2火`; `Tue, Fri`, `2nd and 4th Thu`,
 * `every other Mon`, `2nd Tue (Apr, Jun)`. Empty for no rules. What prose says about holidays and breaks stands in brackets.
 */
export function describeRules(cell: Pick<AreaCell, 'rules'>, lang: DescribeLang): string {
  const groups = new Map<string, Rule[]>();
  for (const rule of cell.rules) {
    const key = JSON.stringify([rule.months, rule.skip, rule.holidays]);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  const parts = [...groups.values()].map((group) => describeGroup(group, lang));
  return parts.filter((part) => part !== '').join(lang === 'ja' ? '、' : '; ');
}

/** Rules with the same limits. */
function describeGroup(rules: readonly Rule[], lang: DescribeLang): string {
  const days = [
    weekly(rules, lang),
    ...monthly(rules, lang),
    ...fortnightly(rules, lang),
    daysOfMonth(rules, lang),
    dates(rules, lang),
  ].filter((part) => part !== '');
  const text = days.join(lang === 'ja' ? '、' : ', ');
  const [first] = rules;
  return first === undefined || text === '' ? text : withLimits(text, first, lang);
}

function weekly(rules: readonly Rule[], lang: DescribeLang): string {
  const days = rules.flatMap((rule) => (rule.kind === 'weekly' ? [rule.weekday] : []));
  return joined(
    unique(days).map((day) => weekdayName(day, lang, 'short')),
    lang,
  );
}

function monthly(rules: readonly Rule[], lang: DescribeLang): string[] {
  const byWeekday = new Map<number, number[]>();
  for (const rule of rules) {
    if (rule.kind !== 'monthly') continue;
    byWeekday.set(rule.weekday, unique([...(byWeekday.get(rule.weekday) ?? []), rule.nth]));
  }
  return [...byWeekday].map(([weekday, nths]) => {
    const day = weekdayName(weekday, lang, 'short');
    if (lang === 'ja') return `${nths.map((nth) => (nth < 0 ? '最終' : `第${nth}`)).join('・')}${day}`;
    return `${listed(nths.map((nth) => (nth < 0 ? 'last' : ordinal(nth))))} ${day}`;
  });
}

function fortnightly(rules: readonly Rule[], lang: DescribeLang): string[] {
  const starts = rules.flatMap((rule) => (rule.kind === 'fortnightly' ? [rule.start] : []));
  const days = unique(starts.map((start) => weekdayOf(start)));
  return days.map((day) => {
    const name = weekdayName(day, lang, 'short');
    return lang === 'ja' ? `1週おきの${name}` : `every other ${name}`;
  });
}

function daysOfMonth(rules: readonly Rule[], lang: DescribeLang): string {
  const days = unique(rules.flatMap((rule) => (rule.kind === 'day-of-month' ? [rule.day] : [])));
  if (days.length === 0) return '';
  if (lang === 'ja') return `毎月${days.map((day) => `${day}日`).join('・')}`;
  return `the ${listed(days.map(ordinal))} of each month`;
}

function dates(rules: readonly Rule[], lang: DescribeLang): string {
  const days = unique(rules.flatMap((rule) => (rule.kind === 'date' ? [rule.date] : []))).sort();
  if (days.length === 0) return '';
  if (days.length > LISTED_DATES) {
    return lang === 'ja' ? `決まった日（${days.length}日）` : `${days.length} fixed days`;
  }
  return joined(
    days.map((date) => {
      const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
      return lang === 'ja' ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`;
    }),
    lang,
  );
}

function withLimits(text: string, rule: Rule, lang: DescribeLang): string {
  const notes: string[] = [];
  if (rule.holidays === 'skip') notes.push(lang === 'ja' ? '祝日は休み' : 'not on holidays');
  if (rule.holidays === 'next-day') notes.push(lang === 'ja' ? '祝日は翌日' : 'holidays: the day after');
  for (const { from, to } of rule.skip ?? []) {
    notes.push(
      lang === 'ja'
        ? `${monthDay(from, lang)}〜${monthDay(to, lang)}は休み`
        : `not from ${monthDay(from, lang)} to ${monthDay(to, lang)}`,
    );
  }
  let whole = text;
  if (rule.months) {
    const months = rule.months.map((month) => (lang === 'ja' ? String(month) : (MONTHS[month - 1] ?? '')));
    if (months.length === 0) return '';
    whole = lang === 'ja' ? `${months.join('・')}月の${text}` : `${text} (${months.join(', ')})`;
  }
  if (notes.length === 0) return whole;
  return lang === 'ja' ? `${whole}（${notes.join('、')}）` : `${whole} (${notes.join('; ')})`;
}

function monthDay(text: string, lang: DescribeLang): string {
  const [month, day] = [Number(text.slice(0, 2)), Number(text.slice(3))];
  return lang === 'ja' ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`;
}

function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

function joined(words: string[], lang: DescribeLang): string {
  return words.join(lang === 'ja' ? '・' : ', ');
}

/** `2nd`, `2nd and 4th`, `1st, 3rd and 5th`. */
function listed(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
