/** Polling places in words: names, precincts, days, hours, how old the list is. */
import { formatDate, formatTime, isJapanese, joinFacts, type Lang } from '@tomoni/platform/messages';
import { messages } from './messages.ts';
import type { PollingPlace, VotingTime, When } from './model.ts';
import type { TownDataset } from './town.ts';
import { USUAL_END } from './voting-time.ts';

/** As people of that language know it; where there is no name in Latin letters, the Japanese one. */
export function nameOf({ name, nameEn }: PollingPlace, lang: Lang): string {
  return isJapanese(lang) || nameEn === '' ? name : nameEn;
}

/** A dataset's title in English where it has one and the reader reads no Japanese. */
export function titleOf({ title, titleEn }: TownDataset, lang: Lang): string {
  return isJapanese(lang) || titleEn === '' ? title : titleEn;
}

/** 3 → 第3投票区; anything longer as it is written. */
export function precinctText(precinct: string, lang: Lang): string {
  const number = /^第?\s?(\d{1,4})\s?(?:投票区)?$/u.exec(precinct)?.[1];
  return number === undefined ? precinct : messages(lang)('precinct.number', { number });
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** 7:00〜20:00, or as it is written; '' when nothing is. */
export function hoursText({ opens, closes, hours }: VotingTime, lang: Lang): string {
  if (opens === null || closes === null) return hours;
  const [from, until] = [opens, closes].map((minutes) => formatTime(clock(minutes), lang, 'table'));
  return messages(lang)('hours.span', { from: from ?? '', until: until ?? '' });
}

/** 1月11日（月）〜1月16日（土）, or as it is written; '' when nothing is. */
export function daysText({ from, until, days }: VotingTime, lang: Lang): string {
  if (from === null || until === null) return days;
  const [first, last] = [from, until].map((day) => formatDate(day, lang, 'short'));
  return from === until
    ? (first ?? '')
    : messages(lang)('days.span', { from: first ?? '', until: last ?? '' });
}

/** When it closes, where that is earlier than one expects of a polling place; null otherwise. */
export function earlyEnd({ dayTimes }: PollingPlace, lang: Lang): string | null {
  const ends = dayTimes.flatMap(({ closes }) => (closes === null ? [] : [closes]));
  const end = Math.min(...ends);
  return ends.length > 0 && end < USUAL_END ? formatTime(clock(end), lang) : null;
}

/** The line below a name in a list: which precinct and where, or on which days. */
export function subOf(place: PollingPlace, when: When, lang: Lang): string {
  if (when === 'day') return joinFacts([precinctText(place.precinct, lang), place.address], lang);
  const times = place.earlyTimes.map((time) =>
    joinFacts([daysText(time, lang), hoursText(time, lang)], lang),
  );
  return times.length === 0 ? place.address : times.join(isJapanese(lang) ? '、' : '; ');
}
