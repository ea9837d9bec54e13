/** How reminders are written, and what may be chosen in them. */
import { findPlace, placeName } from '@tomoni/places/contract';
import {
  formatDate,
  formatTime,
  isWide,
  joinList,
  type Lang,
  nearDayName,
  pathIn,
} from '@tomoni/platform/messages';
import type { NoticeKind, NoticeText } from '@tomoni/platform/notices';
import { areaSchedule } from './calendars.ts';
import { messages } from './messages.ts';
import { areaName, shownCategories, todayOf } from './presentation.ts';
import { HOURS, nameIn, type ReminderData } from './remind-rules.ts';

export const REMINDER = 'collection.reminder';

/** Which words a reader agrees to; grows when `remind.consent` says something else. */
export const CONSENT = '2026-11';

export const reminderKind: NoticeKind = {
  name: REMINDER,
  title: messages.text('remind.kind'),
  text: (data, lang, now) => textOf(data as ReminderData, lang, now),
  async subject(site, { owner, ref }, lang) {
    const place = await findPlace(site.db, owner);
    if (place === null) return null;
    const t = messages(lang);
    if (ref === '') {
      const title = t('remind.subject', { area: placeName(place, lang) });
      return { title, path: pathIn(lang, `/${owner}/garbage`), parts: [], hours: [] };
    }
    const schedule = await areaSchedule(site.db, owner, ref, todayOf(site.now()));
    if (schedule === null) return null;
    const { calendar, area } = schedule;
    return {
      title: t('remind.subject', { area: areaName(calendar, area, lang) }),
      path: pathIn(lang, `/${owner}/garbage/${ref}`),
      parts: shownCategories(calendar, lang).map(({ key, name }) => ({ value: key, title: name })),
      hours: HOURS,
    };
  },
};

function textOf(data: ReminderData, lang: Lang, now: Date): NoticeText {
  const t = messages(lang);
  const place = nameIn(data.place, lang);
  const area = nameIn(data.area, lang);
  const where = area.includes(place) ? area : t('notice.area', { place, area });
  const path = pathIn(lang, data.path);
  if (data.what === 'gone' || data.what === 'renamed') {
    const subject = t(`notice.${data.what}`);
    return { subject, lines: [where, t(`notice.${data.what}.text`)], path };
  }
  if (data.what === 'ended') {
    const subject = t('notice.ended', { date: formatDate(data.date, lang, 'date') });
    return { subject, lines: [where, t('notice.ended.text')], path };
  }
  const when = whenOf(data.date, lang, now);
  if (data.what === 'day')
    return { ...dayText(data, when, lang), path, lines: [where, '', ...dayLines(data, lang)] };
  const items =
    data.items.length === 0
      ? t('notice.all')
      : joinList(
          data.items.map((item) => nameIn(item, lang)),
          lang,
        );
  const to = data.toDate === null ? '' : formatDate(data.toDate, lang, 'short');
  const key = data.what === 'restored-added' ? 'notice.restored.added' : (`notice.${data.what}` as const);
  const subject = t(key, { when, items, to });
  const more = data.what.startsWith('restored') ? t('notice.restored.text') : data.note;
  return { subject, lines: [where, '', subject, ...(more === '' ? [] : [more])], path };
}

type DayData = Extract<ReminderData, { what: 'day' }>;

function dayText({ items, off }: DayData, when: string, lang: Lang): Pick<NoticeText, 'subject'> {
  const t = messages(lang);
  const named = items.length > 0 ? items : off.map(({ item }) => item);
  const key = items.length > 0 ? 'notice.day' : 'notice.day.off';
  return {
    subject: t(key, {
      when,
      items: joinList(
        named.map((item) => nameIn(item, lang)),
        lang,
      ),
    }),
  };
}

function dayLines({ items, off, by, notes, ends }: DayData, lang: Lang): string[] {
  const t = messages(lang);
  const putOut =
    by === null ? t('notice.putOut') : t('notice.putOut.by', { time: formatTime(by, lang, 'sentence') });
  return [
    ...items.map((item) => `${isWide(lang) ? '・' : '- '}${nameIn(item, lang)}`),
    ...(items.length === 0 ? [] : [putOut]),
    ...off.map(({ item, movedTo }) =>
      movedTo === null
        ? t('notice.off', { items: nameIn(item, lang) })
        : t('notice.off.moved', { items: nameIn(item, lang), to: formatDate(movedTo, lang, 'short') }),
    ),
    ...notes,
    ...(ends === null ? [] : [t('notice.ends', { date: formatDate(ends, lang, 'date') })]),
  ];
}

/** 「あした11月26日（木）」: the date always stands there, since letters are read later. */
function whenOf(date: string, lang: Lang, now: Date): string {
  const near = nearDayName(date, todayOf(now), lang);
  const day = formatDate(date, lang, 'long');
  if (near === null) return day;
  return isWide(lang) ? `${near}${day}` : `${near}, ${day}`;
}
