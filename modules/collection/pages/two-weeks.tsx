/** The days after tomorrow, as a list. */
import { addDays, holidayName } from '@tomoni/japanese';
import { formatDate, formatTime, isWide, joinList } from '@tomoni/platform/messages';
import {
  AfterList,
  type DayItem,
  DayRow,
  type DayRowProps,
  EmptyState,
  Part,
  Rows,
  Stack,
  WeekHead,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import { isPastPutOutTime, type ShownCategory, shownCategories } from '../presentation.ts';
import { type PlanDay, type PlanWeek, weeksOf } from '../rules.ts';
import { scheduleValidity } from '../schedule.ts';
import { Differences } from './differences.tsx';
import { type AreaView, garbageHref } from './frame.tsx';
import { ValidityNotice } from './validity-notice.tsx';

/** Two weeks, today and the day after them included. */
export const SHOWN_DAYS = 14;

/** Today and the two weeks after it, week by week, with what is not as usual. */
export function TwoWeeks({ view, days }: { view: AreaView; days: PlanDay[] }) {
  const { lang, area, today } = view;
  const t = messages(lang);
  const last = addDays(today, SHOWN_DAYS);
  const weeks = weeksOf(days, today);
  const print = { href: garbageHref(view, `${area.id}/print`), label: t('weeks.print') };
  return (
    <Part id="weeks" title={t('weeks.title')} link={print}>
      {weeks.length === 0 && scheduleValidity(view, today) !== 'ended' ? (
        <EmptyState>{t('weeks.none')}</EmptyState>
      ) : null}
      {weeks.map((week, index) => (
        <>
          <WeekHead first={index === 0}>{weekName(week, t)}</WeekHead>
          <Rows>{week.days.map((day) => DayRow(dayRow(day, view, t)))}</Rows>
        </>
      ))}
      <AfterList>
        <Stack>
          <Differences view={view} t={t} />
          <ValidityNotice view={view} last={last} t={t} />
        </Stack>
      </AfterList>
    </Part>
  );
}

function weekName(week: PlanWeek, t: CollectionTexts): string {
  if (week.offset === 0) return t('weeks.this');
  const date = formatDate(week.monday, t.lang, 'monthDay');
  const from = t('weeks.from', { date });
  return week.offset === 1 ? `${t('weeks.next')} ${from}` : t('weeks.later', { date });
}

function dayRow(day: PlanDay, view: AreaView, t: CollectionTexts): DayRowProps {
  const { lang, calendar, today, now } = view;
  const categories = shownCategories(calendar, lang);
  const isToday = day.date === today;
  const isTomorrow = day.date === addDays(today, 1);
  const past = isToday && isPastPutOutTime(calendar, now);
  const items: DayItem[] = [];
  for (const entry of day.entries) {
    const shown = categories[entry.category];
    if (shown !== undefined) items.push({ name: shown.name, look: shown.look, note: noteOf(entry, t) });
  }
  return {
    date: day.date,
    lang,
    items,
    now: isTomorrow,
    past,
    holiday: holidayName(day.date) !== null,
    end: isToday ? todayWord(view, past, t) : undefined,
    badge: isTomorrow ? { kind: 'you', children: t('tomorrow') } : undefined,
    off: day.entries.length === 0 ? closedText(day, categories, t) : undefined,
  };
}

function noteOf({ movedFrom, notes }: PlanDay['entries'][number], t: CollectionTexts): string | undefined {
  if (movedFrom === null && notes.length === 0) return undefined;
  const moved =
    movedFrom === null ? '' : t('day.movedFrom', { date: formatDate(movedFrom, t.lang, 'short') });
  const text = [moved, ...notes].filter((part) => part !== '').join(isWide(t.lang) ? '。' : '. ');
  return text === '' ? undefined : text;
}

function todayWord({ calendar }: AreaView, past: boolean, t: CollectionTexts): string {
  if (past) return t('today.past');
  return calendar.putOutBy === null
    ? t('today')
    : t('today.until', { time: formatTime(calendar.putOutBy, t.lang, 'table') });
}

function closedText(day: PlanDay, categories: ShownCategory[], t: CollectionTexts): string {
  const names = [...new Set(day.closed.map(({ category }) => categories[category]?.name ?? ''))];
  const first = day.closed[0];
  const off = t('day.closedCategory', { category: joinList(names, t.lang) });
  if (!first?.movedTo) return off;
  return `${off}（${t('day.movedTo', { date: formatDate(first.movedTo, t.lang, 'short') })}）`;
}
