/** How crowded a place is, in words: 「14時05分現在・待ち時間 およそ10分」. */
import { joinFacts, type Lang } from '@tomoni/platform/messages';
import type { CrowdReport } from './crowding-rules.ts';
import { messages } from './messages.ts';

/** 14時05分 in Japan, for a moment. */
export function clockText(at: Date, lang: Lang): string {
  const shifted = new Date(at.getTime() + 9 * 3_600_000);
  const minute = String(shifted.getUTCMinutes()).padStart(2, '0');
  return messages(lang)('crowd.clock', { hour: String(shifted.getUTCHours()), minute });
}

/** When it was said, and how long one waits if that was said, too. */
export function saidText({ at, waitMinutes }: CrowdReport, lang: Lang): string {
  const t = messages(lang);
  const time = t('crowd.at', { time: clockText(at, lang) });
  if (waitMinutes === null) return time;
  return joinFacts(
    [time, waitMinutes === 0 ? t('crowd.wait.none') : t('crowd.wait', { count: waitMinutes })],
    lang,
  );
}
