/** Calendars on paper: a month or a year on one A4 sheet, landscape; they read in black and white. */
import type { Child } from 'hono/jsx';
import { formatDate, isJapanese, type Lang, plainText } from '../messages/index.ts';
import type { CategoryLook } from './category-look.ts';
import { classes } from './escape.ts';
import { Seal } from './seal.tsx';
import { Phrases, textWidth } from './text.tsx';

/** What happens on a day; days without anything need no entry. */
export interface CalendarDay {
  items: readonly { name: string; look: CategoryLook }[];
  /** The word for a day on which the collection rests, short enough for a small square: 「休み」. */
  off?: string;
  /** 「年内さいご」 */
  note?: string;
  holiday?: boolean;
}

/** One kind of waste and its days in words. */
export interface LegendEntry {
  name: string;
  look: CategoryLook;
  text: string;
}

interface SheetProps {
  lang: Lang;
  /** For whom: 「みどり町1丁目のごみ」, in phrases. */
  title: readonly string[];
  /** At the right of the head: 「朝8時30分まで」. */
  by: string;
  days: ReadonlyMap<string, CalendarDay>;
  legend: readonly LegendEntry[];
  legendTitle: string;
  /** Closures, moved days, until when the calendar holds. */
  notes?: Child;
  /** Contact at the left, date of print and address at the right. */
  foot: readonly [string, string];
}

export interface MonthSheetProps extends SheetProps {
  /** 'YYYY-MM' */
  month: string;
}

/** A month on one sheet. */
export function MonthSheet(props: MonthSheetProps) {
  const { lang, month, title, by, days } = props;
  const weeks = weeksOf(month);
  return (
    <div class="sheet sheet-month">
      <header class="sheet-head">
        <h1>
          <MonthName lang={lang} month={month} />
        </h1>
        <p class="sheet-title">
          <Phrases of={title} />
        </p>
        <p class="sheet-by">{by}</p>
      </header>
      <table class={weeks.length > 5 ? 'month month-6' : 'month'}>
        <caption class="unseen">{formatDate(`${month}-01`, lang, 'yearMonth')}</caption>
        <WeekdayHead lang={lang} />
        <tbody>
          {weeks.map((week) => (
            <tr>
              {week.map((date, weekday) => (
                <td class={dayClass(weekday, days.get(date))}>
                  {date === '' ? null : <MonthDay date={date} lang={lang} day={days.get(date)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend {...props} />
      <Foot foot={props.foot} />
    </div>
  );
}

function MonthName({ lang, month }: { lang: Lang; month: string }) {
  if (!isJapanese(lang)) return <>{formatDate(`${month}-01`, lang, 'month')}</>;
  return (
    <>
      {String(Number(month.slice(5, 7)))}
      <small>月</small>
    </>
  );
}

function MonthDay({ date, lang, day }: { date: string; lang: Lang; day: CalendarDay | undefined }) {
  return (
    <>
      <b>{formatDate(date, lang, 'day')}</b>
      {(day?.items ?? []).map((item) => (
        <span class="month-item">
          <Seal look={item.look} lang={lang} />
          <span>{item.name}</span>
        </span>
      ))}
      {day?.off === undefined ? null : <span class="off">{day.off}</span>}
      {day?.note === undefined ? null : <span class="month-note">{day.note}</span>}
    </>
  );
}

export interface YearSheetProps extends SheetProps {
  /** The first month, 'YYYY-MM'; twelve follow each other. */
  from: string;
}

/** Twelve months on one sheet: each day with the signs of what is collected. */
export function YearSheet(props: YearSheetProps) {
  const { lang, from, title, by, days } = props;
  return (
    <div class={classes('sheet sheet-year', isCrowded(props) && 'sheet-crowded')}>
      <header class="sheet-head">
        <h1>
          <Phrases of={title} />
        </h1>
        <p class="sheet-by">{by}</p>
      </header>
      <div class="year">
        {twelveMonths(from).map((month) => (
          <table class="small-month">
            <caption>{formatDate(`${month}-01`, lang, 'yearMonth')}</caption>
            <WeekdayHead lang={lang} />
            <tbody>
              {weeksOf(month).map((week) => (
                <tr>
                  {week.map((date, weekday) => (
                    <td
                      class={
                        classes(dayClass(weekday, days.get(date)), sealClass(days.get(date))) || undefined
                      }
                    >
                      {date === '' ? null : <SmallDay date={date} lang={lang} day={days.get(date)} />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <Legend {...props} />
      <Foot foot={props.foot} />
    </div>
  );
}

/** Beside this much text, in Japanese letters, twelve months have no room on A4, unless it is set smaller. */
const ROOMY = 420;

function isCrowded({ title, legend, foot }: SheetProps): boolean {
  const text = [...title, ...legend.map(({ name, text }) => `${name}${text}`), ...foot].join('');
  return textWidth(text) + legend.length * 6 > ROOMY;
}

/** Two signs stand in a line of a small square; more become smaller, so that the square keeps its height. */
function sealClass(day: CalendarDay | undefined): string | undefined {
  const count = day?.items.length ?? 0;
  if (count <= 2) return undefined;
  if (count === 3) return 'signs-3';
  return count <= 6 ? 'signs-6' : 'signs-many';
}

function SmallDay({ date, lang, day }: { date: string; lang: Lang; day: CalendarDay | undefined }) {
  return (
    <>
      <b>{formatDate(date, lang, 'day')}</b>
      {(day?.items ?? []).map((item) => (
        <>
          <Seal look={item.look} lang={lang} />
          <span class="unseen">{item.name}</span>
        </>
      ))}
      {day?.off === undefined ? null : <span class="small-off">{day.off}</span>}
    </>
  );
}

function WeekdayHead({ lang }: { lang: Lang }) {
  return (
    <thead>
      <tr>
        {weekdays.map((date) => (
          <th scope="col">{plainText(formatDate(date, lang, 'weekday'))}</th>
        ))}
      </tr>
    </thead>
  );
}

function Legend({ lang, legend, legendTitle, notes }: SheetProps) {
  return (
    <section class="legend">
      <h2>{legendTitle}</h2>
      <ul>
        {legend.map((entry) => (
          <li>
            <Seal look={entry.look} lang={lang} />
            <span>
              <b>{entry.name}</b>
              <span class="legend-days">{entry.text}</span>
            </span>
          </li>
        ))}
      </ul>
      {notes ? <div class="sheet-notes">{notes}</div> : null}
    </section>
  );
}

function Foot({ foot }: Pick<SheetProps, 'foot'>) {
  return (
    <footer class="sheet-foot">
      <span>{foot[0]}</span>
      <span>{foot[1]}</span>
    </footer>
  );
}

/** A Sunday and the six days after it, to take the names of the weekdays from. */
const weekdays = [
  '2026-11-01',
  '2026-11-02',
  '2026-11-03',
  '2026-11-04',
  '2026-11-05',
  '2026-11-06',
  '2026-11-07',
];

function dayClass(weekday: number, day: CalendarDay | undefined): string | undefined {
  if (weekday === 0 || day?.holiday === true) return 'sun';
  return weekday === 6 ? 'sat' : undefined;
}

/** The weeks of a month from Sunday on; '' for the places before its first and after its last day. */
export function weeksOf(month: string): string[][] {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  const first = new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const weeks: string[][] = [];
  for (let start = 1 - first; start <= length; start += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const day = start + offset;
        return day < 1 || day > length ? '' : `${month}-${String(day).padStart(2, '0')}`;
      }),
    );
  }
  return weeks;
}

/** Twelve months from one on: '2026-11' → '2026-11' … '2027-10'. */
export function twelveMonths(from: string): string[] {
  const start = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  return Array.from({ length: 12 }, (_, offset) => {
    const month = start + offset;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
