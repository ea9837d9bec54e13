/** How old a dataset is, in words that stand beside its records. */
import type { Lang } from '@tomoni/platform/messages';
import { messages } from './messages.ts';

const DAY_MS = 86_400_000;
/** Older than a year is said with another badge. */
export const OLD_DAYS = 365;

/** Whole days since a dataset was published. */
export function ageInDays(publishedAt: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - publishedAt.getTime()) / DAY_MS));
}

/** 12日前の情報. */
export function ageText(days: number, lang: Lang): string {
  const t = messages(lang);
  if (days < 1) return t('age.today');
  if (days < 61) return t('age.days', { count: days });
  return days < 730
    ? t('age.months', { count: Math.floor(days / 30.44) })
    : t('age.years', { count: Math.floor(days / 365.25) });
}
