import { formatDate, type Lang } from '../messages/index.ts';
import { offlineMessages } from './messages.ts';

const JAPAN_AHEAD_MS = 9 * 3_600_000;

/** 「11月25日 14時の情報です」: how old a kept document is, by the clock of Japan. */
export function madeAt(now: Date, lang: Lang): string {
  const clock = new Date(now.getTime() + JAPAN_AHEAD_MS).toISOString();
  const hour = String(Number(clock.slice(11, 13)));
  return offlineMessages(lang)('made.at', { date: formatDate(clock.slice(0, 10), lang, 'monthDay'), hour });
}
