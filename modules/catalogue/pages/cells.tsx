/** Values of records as people read them. */
import { formatDate, formatNumber, formatTime, type Lang } from '@tomoni/platform/messages';
import { Badge, OwnWords, YesNo } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { messages } from '../messages.ts';

export interface CellValue {
  lang: Lang;
  /** Of the column. */
  type: string;
  value: string;
  /** Somebody is asked about it: it isn't known yet. */
  open: boolean;
  /** As long as it is, instead of cut for a table. */
  whole?: boolean;
}

/** More than this makes a row of a table too high. */
const LONGEST = 48;

export function Cell({ lang, type, value, open, whole }: CellValue): Child {
  const t = messages(lang);
  if (open) return <Badge kind="warn">{t('visit.open')}</Badge>;
  if (value === '') return whole === true ? <span class="sub">{t('visit.empty')}</span> : '';
  if (type === 'yes-no' && (value === '有' || value === '無'))
    return <YesNo lang={lang} value={value === '有'} />;
  if (type === 'mark' && value === '1') return <YesNo lang={lang} value />;
  if (type === 'date') return formatDate(value, lang, 'date');
  if (type === 'time') return formatTime(value, lang, 'table');
  if ((type === 'integer' || type === 'decimal') && /^-?\d{1,12}(?:\.\d+)?$/u.test(value))
    return formatNumber(Number(value), lang);
  if (type === 'url' && /^https?:\/\//u.test(value))
    return <a href={value}>{whole === true ? value : hostOf(value)}</a>;
  if (type === 'phone' && /^[\d-]{9,15}$/u.test(value)) return <a href={`tel:${value}`}>{value}</a>;
  const letters = Array.from(value);
  const shown =
    whole === true || letters.length <= LONGEST ? value : `${letters.slice(0, LONGEST).join('')}…`;
  return <OwnWords of={shown} lang={lang} />;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** 0:00 to 24:00 is all day. */
export function Hours({ lang, from, to }: { lang: Lang; from: string; to: string }): Child {
  if (from === '' && to === '') return '';
  if (/^0?0:00$/u.test(from) && /^(?:24:00|23:59|0?0:00)$/u.test(to)) return messages(lang)('visit.all-day');
  return (
    <span class="nb">
      {formatTime(from, lang, 'table')}–{formatTime(to, lang, 'table')}
    </span>
  );
}
