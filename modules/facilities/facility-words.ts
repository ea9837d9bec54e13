/** Facilities in words: names, addresses, hours, dates, ages. */
import type { Entry } from '@tomoni/catalogue/contract';
import { addDays, weekdayName, weekdayOf } from '@tomoni/japanese';
import {
  baseLang,
  formatDate,
  formatTime,
  isJapanese,
  joinFacts,
  type Lang,
  nearDayName,
} from '@tomoni/platform/messages';
import { type EventDates, type Facility, firstValue } from './facility.ts';
import { isAllDay, type Moment, type OpenState, spanOf, type WrittenHours } from './hours.ts';
import { type FacilityTexts, messages } from './messages.ts';

const ENGLISH_NAMES = ['名称_英字', '名称_英語', 'イベント名_英語', '介護サービス事業所名称_英字'];

/** As people of that language know it; where there is no name in Latin letters, the Japanese one. */
export function nameOf(entry: Entry, lang: Lang): string {
  const own = isJapanese(lang) ? '' : firstValue(entry, ENGLISH_NAMES);
  const name = own === '' ? entry.name : own;
  return name === '' ? messages(lang)('unnamed', { n: String(entry.n + 1) }) : name;
}

const ADDRESSES = ['所在地_連結表記', '住所_連結表記'];
const PARTS = ['所在地_市区町村', '所在地_町字', '所在地_番地以下'];

export function addressOf(entry: Entry): string {
  const whole = firstValue(entry, ADDRESSES);
  return whole === '' ? PARTS.map((column) => entry.body[column] ?? '').join('') : whole;
}

/** Building and floor, where in the place it is. */
export function spotOf(entry: Entry, lang: Lang): string {
  const parts = [firstValue(entry, ['建物名等(方書)', '住所_建物名等(方書)']), entry.body.設置位置 ?? ''];
  return joinFacts(parts, lang);
}

export function phoneOf(entry: Entry): string {
  return firstValue(entry, ['電話番号', '連絡先電話番号', '連絡先_電話番号']);
}

const hhmm = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** 月〜金 8:30〜17:15 as it is written; '' when nothing is. */
export function writtenHours({ days, from, until }: WrittenHours, lang: Lang): string {
  const t = messages(lang);
  const span = spanOf(from, until);
  const both = () => {
    const [start, end] = [from, until].map((time) => formatTime(time, lang, 'table'));
    return t('hours.span', { from: start ?? '', until: end ?? '' });
  };
  const one = from === '' && until === '' ? '' : both();
  const times = span !== null && isAllDay(span) ? t('hours.always') : one;
  return [daysText(days, lang), times].filter((text) => text !== '').join(' ');
}

const WEEK = '月火水木金土日';

/** 月火水木金 → 月〜金; every day → 毎日; anything else as it is written. */
function daysText(days: string, lang: Lang): string {
  if (!/^[月火水木金土日]+$/u.test(days)) return days;
  if (new Set(days).size === 7) return messages(lang)('hours.daily');
  const at = [...WEEK].flatMap((day, n) => (days.includes(day) ? [n] : []));
  const runs: number[][] = [];
  for (const n of at) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === n - 1) last.push(n);
    else runs.push([n]);
  }
  const name = (n: number | undefined) => weekdayName(((n ?? 0) + 1) % 7, baseLang(lang), 'short');
  const t = messages(lang);
  const texts = runs.flatMap((run) =>
    run.length < 3 ? run.map(name) : [t('hours.days', { from: name(run[0]), until: name(run.at(-1)) })],
  );
  return texts.join(isJapanese(lang) ? '・' : ', ');
}

/** Until when, or from when on, in one line: 「夜8時まで・あと5時間」. */
function stateText(state: OpenState, moment: Moment, lang: Lang): string {
  const t = messages(lang);
  if (state.is === 'always') return t('hours.always');
  if (state.is === 'open') return openText(state.until, moment, lang);
  if (state.is === 'closed') {
    const next = state.next === null ? '' : t('state.from', { time: nextText(state.next, moment, lang) });
    return joinFacts([t('state.closed'), next], lang);
  }
  return t(`state.why.${state.why}`);
}

function openText(until: number | null, { date, minute }: Moment, lang: Lang): string {
  const t = messages(lang);
  if (until === null) return t('state.today');
  const time = formatTime(hhmm(until > 1440 ? until - 1440 : until), lang);
  const day = until > 1440 ? nearDayName(addDays(date, 1), date, lang) : null;
  const left = until - minute;
  const remaining =
    left < 60
      ? t('state.left.minutes', { count: left })
      : t('state.left.hours', { count: Math.floor(left / 60) });
  return joinFacts([t('state.until', { time: onDay(day, time, t) }), remaining], lang);
}

function onDay(day: string | null, time: string, t: FacilityTexts): string {
  return day === null ? time : t('state.onDay', { day, time });
}

function nextText(next: Moment, { date }: Moment, lang: Lang): string {
  const time = formatTime(hhmm(next.minute), lang);
  if (next.date === date) return time;
  const day =
    next.date === addDays(date, 1)
      ? nearDayName(next.date, date, lang)
      : weekdayName(weekdayOf(next.date), baseLang(lang));
  return onDay(day, time, messages(lang));
}

/** 11月28日（土）〜29日（日）. */
export function datesText({ from, until }: EventDates, lang: Lang): string {
  const day = (iso: string) => formatDate(iso, lang, 'short');
  return from === until ? day(from) : messages(lang)('dates.span', { from: day(from), until: day(until) });
}

/** The line below a facility's name in a list. */
export function subOf(facility: Facility, moment: Moment, lang: Lang): string {
  const { kind, hours, barred, dates, entry } = facility;
  const t = messages(lang);
  if (barred) return t('barred');
  if (dates !== null) return joinFacts([datesText(dates, lang), entry.body.場所名称 ?? ''], lang);
  if (hours === null) return addressOf(entry);
  const written = writtenHours(hours.written, lang);
  if (kind.now === null) return written === '' ? addressOf(entry) : written;
  const isOpen = hours.state.is === 'always' || hours.state.is === 'open';
  const state = stateText(hours.state, moment, lang);
  return isOpen || hours.state.is === 'closed' ? state : joinFacts([written, state], lang);
}
