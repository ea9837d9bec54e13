/** Changed polling places in words, for pages, feeds and letters alike. */
import { todayIn } from '@tomoni/japanese';
import { formatDate, isJapanese, joinFacts, type Lang } from '@tomoni/platform/messages';
import type { Alert } from './alerts-model.ts';
import type { PlaceChange, ToldPlace } from './changed-place-model.ts';
import { clockText } from './crowding-words.ts';
import { messages } from './messages.ts';
import { precinctText } from './words.ts';

export function toldName({ name, nameEn }: ToldPlace, lang: Lang): string {
  return isJapanese(lang) || nameEn === '' ? name : nameEn;
}

/** 「第3投票区の投票所が変わりました」 */
export function changeTitle({ kind, before }: PlaceChange, origin: Alert['origin'], lang: Lang): string {
  const t = messages(lang);
  const name = toldName(before, lang);
  if (kind === 'closed') return t(origin === 'list' ? 'alert.closed.list' : 'alert.closed', { name });
  if (kind === 'hours' || kind === 'other') return t(`alert.${kind}`, { name });
  const what = before.precinct === '' ? t('alert.what.name', { name }) : precinctText(before.precinct, lang);
  return t(`alert.${kind}`, { what });
}

/** A place in one line, with what has changed of it. */
export function toldText(place: ToldPlace, kind: PlaceChange['kind'], lang: Lang): string {
  const what = kind === 'hours' ? [place.days, place.hours] : [place.address];
  return joinFacts([toldName(place, lang), ...what.filter((text) => text !== '')], lang);
}

/** Why, in the reader's language where the town wrote it. */
export function reasonOf({ reason, reasonEn }: Pick<Alert, 'reason' | 'reasonEn'>, lang: Lang): string {
  return isJapanese(lang) || reasonEn === '' ? reason : reasonEn;
}

/** 11月24日（火） 13時00分 */
export function momentParts(moment: Date, lang: Lang): { date: string; time: string } {
  return { date: formatDate(todayIn('Asia/Tokyo', moment), lang, 'date'), time: clockText(moment, lang) };
}

/** Until when it is told: the polling day, or the day that was given. */
export function untilText({ pollingDay, until }: Pick<Alert, 'pollingDay' | 'until'>, lang: Lang): string {
  const t = messages(lang);
  return pollingDay === null
    ? t('alert.until', { date: formatDate(until, lang, 'date') })
    : t('alert.until.day', { date: formatDate(pollingDay, lang, 'date') });
}
