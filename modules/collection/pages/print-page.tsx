/** Paper: the year on one A4 sheet, or one month on a sheet. Both read in black and white. */
import { daysInMonth, holidayName, type IsoDate } from '@tomoni/japanese';
import { baseLang, formatDate, isWide, joinFacts } from '@tomoni/platform/messages';
import {
  Button,
  type CalendarDay,
  Chip,
  Chips,
  type LegendEntry,
  LinkButton,
  MonthSheet,
  Small,
  YearSheet,
} from '@tomoni/platform/pages';
import { describeRules } from '@tomoni/recurrence';
import { type CollectionTexts, messages } from '../messages.ts';
import { areaName, putOutTime, shownCategories } from '../presentation.ts';
import type { PlanDay } from '../rules.ts';
import { planDays, scheduleEnd } from '../schedule.ts';
import { type AreaView, garbageHref, townPage } from './frame.tsx';
import { ValidityNotice } from './validity-notice.tsx';

export interface PrintView extends AreaView {
  /** Address of the site as the reader reached it. */
  origin: string;
  /** `2026-12` for one month, null for the year. */
  month: string | null;
}

const MONTHS = 12;

export function printPage(view: PrintView): string {
  const { lang, calendar, area, month, today } = view;
  const t = messages(lang);
  const name = areaName(calendar, area, lang);
  const months = monthsOf(view);
  const last = month ?? months.at(-1) ?? today.slice(0, 7);
  const from = `${month ?? months[0] ?? today.slice(0, 7)}-01`;
  const to = lastDayOf(last);
  const sheet = {
    lang,
    by: headText(view, from, to, t),
    days: calendarDays(planDays(view, from, to), view, t),
    legend: legendOf(view, t),
    legendTitle: t('print.legend'),
    notes: <SheetNotes view={view} from={from} to={to} t={t} />,
    foot: footOf(view, t),
  };
  return townPage(
    view,
    {
      title: t('print.year.title', { area: name }).replaceAll('|', ''),
      frame: 'sheet',
      islands: true,
      noindex: true,
    },
    <>
      <Tools view={view} months={months} to={to} t={t} />
      {month === null ? (
        <YearSheet {...sheet} from={from.slice(0, 7)} title={t.phrases('print.year.title', { area: name })} />
      ) : (
        <MonthSheet {...sheet} month={month} title={t.phrases('area.title', { area: name })} />
      )}
    </>,
  );
}

/** What stands above the sheet on a screen and is not printed. */
function Tools({
  view,
  months,
  to,
  t,
}: {
  view: PrintView;
  months: string[];
  to: IsoDate;
  t: CollectionTexts;
}) {
  const { area, month, lang } = view;
  const page = garbageHref(view, `${area.id}/print`);
  return (
    <div class="sheet-bar">
      <LinkButton href={garbageHref(view, area.id)} icon="arrow-left">
        {t('print.back')}
      </LinkButton>
      <Button island="print" look="main" icon="printer">
        {t('print.do')}
      </Button>
      <LinkButton href={garbageHref(view, `${area.id}/poster`)} icon="qr-code">
        {t('print.poster')}
      </LinkButton>
      <Chips label={t('print.months')} scroll>
        <Chip href={page} current={month === null}>
          {t('print.year')}
        </Chip>
        {months.map((each) => (
          <Chip href={`${page}?month=${each}`} current={month === each}>
            {formatDate(`${each}-01`, lang, 'yearMonth')}
          </Chip>
        ))}
      </Chips>
      <ValidityNotice view={view} last={to} t={t} />
      <Small>{t('print.how')}</Small>
    </div>
  );
}

/** Twelve months: from April of the fiscal year when the calendar ends within it, else from this month on. */
function monthsOf(view: AreaView): string[] {
  const { today } = view;
  const april = fiscalApril(today);
  const end = scheduleEnd(view);
  const thisFiscalYear = end !== null && end >= today && end < addMonths(april, MONTHS);
  const start = thisFiscalYear ? april : today.slice(0, 7);
  return Array.from({ length: MONTHS }, (_, offset) => addMonths(start, offset).slice(0, 7));
}

function fiscalApril(today: IsoDate): string {
  const year = Number(today.slice(0, 4));
  return `${Number(today.slice(5, 7)) >= 4 ? year : year - 1}-04`;
}

/** First day of the month so many months after `month`. */
function addMonths(month: string, count: number): IsoDate {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

function lastDayOf(month: string): IsoDate {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return `${month}-${String(days).padStart(2, '0')}`;
}

/** 「2026年4月〜2027年3月・朝8時30分まで」 */
function headText(view: PrintView, from: IsoDate, to: IsoDate, t: CollectionTexts): string {
  const { calendar, lang, month } = view;
  const monthText = (date: IsoDate) => formatDate(date, lang, 'yearMonth');
  const period =
    month === null
      ? t('print.period', { from: monthText(from), to: monthText(to) })
      : t('print.year.of', { year: month.slice(0, 4) });
  if (calendar.putOutBy === null) return period;
  return t('print.byTime', { period, time: putOutTime(calendar.putOutBy, lang) });
}

function calendarDays(
  days: readonly PlanDay[],
  view: PrintView,
  t: CollectionTexts,
): Map<IsoDate, CalendarDay> {
  const categories = shownCategories(view.calendar, view.lang);
  return new Map(
    days.map((day) => [
      day.date,
      {
        items: day.entries.flatMap(({ category }) => categories[category] ?? []),
        ...(day.closed.length > 0 && day.entries.length === 0
          ? { off: t(view.month === null ? 'print.off' : 'day.closed') }
          : {}),
        holiday: holidayName(day.date) !== null,
      },
    ]),
  );
}

function legendOf(view: PrintView, t: CollectionTexts): LegendEntry[] {
  const { calendar, area, lang } = view;
  return shownCategories(calendar, lang).flatMap((category) => {
    const cells = area.cells.filter((cell) => cell.category === category.index);
    const words = cells.map((cell) => describeRules(cell, baseLang(lang))).filter((text) => text !== '');
    if (words.length === 0) return [];
    return [{ name: category.name, look: category.look, text: joinFacts(words, t.lang) }];
  });
}

function SheetNotes({
  view,
  from,
  to,
  t,
}: {
  view: PrintView;
  from: IsoDate;
  to: IsoDate;
  t: CollectionTexts;
}) {
  const { calendar, area, lang } = view;
  const closures = calendar.closures.filter(
    (closure) => closure.centre === area.centre && closure.to >= from && closure.from <= to,
  );
  const through = scheduleEnd(view);
  return (
    <>
      {closures.map((closure) => (
        <p>
          {t('print.closures', {
            from: formatDate(closure.from, lang, 'monthDay'),
            to: formatDate(closure.to, lang, 'monthDay'),
          })}
        </p>
      ))}
      <p>
        {through === null
          ? t('validity.unknown.title')
          : t('validity.through', { date: formatDate(through, lang, 'date') })}
      </p>
    </>
  );
}

function footOf(view: PrintView, t: CollectionTexts): [string, string] {
  const { calendar, lang, today, origin, area } = view;
  const url = `${origin.replace(/^https?:\/\//, '')}${garbageHref(view, area.id)}`;
  const who = [calendar.maker, calendar.contact ?? '']
    .filter((part) => part !== '')
    .join(isWide(lang) ? '　' : ' · ');
  return [who, t('print.printed', { date: formatDate(today, lang, 'date'), url })];
}

/** Whether a text names a month: `2026-12`. */
export function isMonth(text: string): boolean {
  return /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text);
}
