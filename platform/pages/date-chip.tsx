import { type DateStyle, formatDate, type Lang } from '../messages/index.ts';
import { escapeHtml, type Html, trusted } from './escape.ts';
import { iconHtml } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { keepWritten } from './written.ts';

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

/** Chips written before: all readers of a day see the same two weeks. */
const written = keepWritten(2000);

/** The same as text, for parts that are put together as text. */
export function dateChipHtml({ date, lang, now, holiday }: DateChipProps): string {
  return written(`${date}${lang}${now === true}${holiday === true}`, () =>
    writeChip(date, lang, now === true, holiday === true),
  );
}

function writeChip(date: string, lang: Lang, now: boolean, holiday: boolean): string {
  const kind = now
    ? ' date-now'
    : (holiday && ' date-sun') || weekend[formatDate(date, 'en', 'weekday')] || '';
  const part = (style: DateStyle): string => escapeHtml(formatDate(date, lang, style));
  return (
    `<time class="date${kind}" datetime="${escapeHtml(date)}"><span class="unseen">${part('long')}</span>` +
    `<b aria-hidden="true">${part('day')}</b><span aria-hidden="true">${part('weekday')}</span></time>`
  );
}

/** Saturdays and Sundays are told by their word; the colour only repeats it. */
const weekend: Readonly<Record<string, string>> = {
  Sat: ' date-sat',
  Sun: ' date-sun',
};
