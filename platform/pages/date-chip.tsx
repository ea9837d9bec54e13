import { formatDate, type Lang } from '../messages/index.ts';
import { type Html, trusted } from './escape.ts';
import { iconHtml } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface DateChipProps {
  /** 'YYYY-MM-DD' */
  date: string;
  lang: Lang;
  /** Tomorrow, or whatever day the page is about: kaki ring. */
  now?: boolean;
  /** Public holidays look like Sundays; the letter stands there anyway. */
  holiday?: boolean;
}

/** A day as a square: the day large, the weekday below. */
export function DateChip(props: DateChipProps): Html {
  return trusted(dateChipHtml(props));
}

/** An icon in the shape of a date chip, for rows between dates: a warning, a notice. */
export function IconChip({ icon, kind }: { icon: IconName; kind?: 'warn' }): Html {
  return trusted(`<span class="date${kind === 'warn' ? ' date-alert' : ''}">${iconHtml(icon)}</span>`);
}

/** The same as text, for parts that are put together as text. */
export function dateChipHtml({ date, lang, now, holiday }: DateChipProps): string {
  const weekday = formatDate(date, lang, 'weekday');
  const kind = now
    ? ' date-now'
    : holiday || isSunday(weekday)
      ? ' date-sun'
      : isSaturday(weekday)
        ? ' date-sat'
        : '';
  const whole = formatDate(date, lang, 'long');
  return (
    `<time class="date${kind}" datetime="${date}"><span class="unseen">${whole}</span>` +
    `<b aria-hidden="true">${formatDate(date, lang, 'day')}</b><span aria-hidden="true">${weekday}</span></time>`
  );
}

function isSunday(weekday: string): boolean {
  return weekday === '日' || weekday === 'Sun';
}

function isSaturday(weekday: string): boolean {
  return weekday === '土' || weekday === 'Sat';
}
