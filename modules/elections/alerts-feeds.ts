/** Changed polling places as other programs read them. */
import { type Place, placeName } from '@tomoni/places/contract';
import { atom, type FeedDocument, json } from '@tomoni/platform/feeds';
import { isWide, type Lang, tagOf } from '@tomoni/platform/messages';
import { type Alert, changesIn, isShown, type ToldChange } from './alerts-model.ts';
import { changeTitle, reasonOf, toldText, untilText } from './alerts-words.ts';
import type { ToldPlace } from './changed-place-model.ts';
import { messages } from './messages.ts';

export interface AlertFeed {
  lang: Lang;
  place: Place;
  today: string;
  alerts: readonly Alert[];
  /** Absolute addresses of the page and of this feed. */
  page: string;
  self: string;
}

/** Entries, at most. */
const MOST_ENTRIES = 50;

/** One entry for each change; one that was taken back stays and says so. */
export function changesAtom(feed: AlertFeed): FeedDocument {
  const { lang, place, alerts, page, self } = feed;
  const t = messages(lang);
  const moments = alerts.map((alert) => updatedAt(alert).getTime());
  return atom({
    id: `urn:tomoni:elections:${place.code}:changes:${lang}`,
    title: `${t('alerts.all.title').replaceAll('|', '')}${isWide(lang) ? '｜' : ' | '}${placeName(place, lang)}`,
    subtitle: t('alerts.all.lead'),
    lang: tagOf(lang),
    updated: new Date(Math.max(0, ...moments)).toISOString(),
    author: placeName(place, lang),
    url: page,
    self,
    entries: changesIn(alerts)
      .slice(0, MOST_ENTRIES)
      .map((told) => ({
        id: `urn:tomoni:elections:${place.code}:change:${told.alert.id}:${numberOf(told)}`,
        title: titleOf(told, lang),
        updated: updatedAt(told.alert).toISOString(),
        url: `${page}#a${told.alert.id}`,
        summary: linesOf(told, lang).join('\n'),
        categories: [told.change.kind],
      })),
  });
}

const numberOf = ({ alert, change }: ToldChange) => alert.changes.indexOf(change);

function updatedAt({ announcedAt, withdrawnAt, madeAt }: Alert): Date {
  return withdrawnAt ?? announcedAt ?? madeAt;
}

function titleOf({ alert, change }: ToldChange, lang: Lang): string {
  const title = changeTitle(change, alert.origin, lang);
  return alert.withdrawnAt === null ? title : messages(lang)('notice.restored', { title });
}

/** What has become of it, line by line; in letters, too. */
export function linesOf(
  { alert, change }: Pick<ToldChange, 'change'> & { alert: AlertWords },
  lang: Lang,
): string[] {
  const t = messages(lang);
  const { before, after, kind } = change;
  const reason = reasonOf(alert, lang);
  return [
    t('notice.line.before', { text: toldText(before, kind, lang) }),
    ...(after === null ? [] : [t('notice.line.after', { text: toldText(after, kind, lang) })]),
    ...(kind === 'renamed' ? [t('alert.same-address')] : []),
    ...(kind === 'closed' ? [t('alert.after.none')] : []),
    ...(reason === '' ? [] : [t('notice.line.why', { text: reason })]),
    untilText(alert, lang),
  ];
}

type AlertWords = Pick<Alert, 'reason' | 'reasonEn' | 'pollingDay' | 'until'>;

/** Everything that was told, with whether it holds. */
export function changesJson({ place, alerts, today, page }: AlertFeed): FeedDocument {
  return json({
    place: place.code,
    page,
    alerts: alerts.map((alert) => ({
      id: alert.id,
      origin: alert.origin,
      state: isShown(alert, today) ? 'shown' : alert.withdrawnAt === null ? 'over' : 'withdrawn',
      announcedAt: alert.announcedAt?.toISOString() ?? null,
      withdrawnAt: alert.withdrawnAt?.toISOString() ?? null,
      withdrawnWhy: alert.withdrawnWhy,
      pollingDay: alert.pollingDay,
      until: alert.until,
      reason: alert.reason,
      reasonEn: alert.reasonEn,
      changes: alert.changes.map(({ kind, when, before, after }) => ({
        kind,
        when,
        before: placeData(before),
        after: after === null ? null : placeData(after),
      })),
      page: `${page}#a${alert.id}`,
    })),
  });
}

function placeData({ key, name, nameEn, precinct, address, days, hours }: ToldPlace) {
  return { id: key, name, nameEn, precinct, address, days, hours };
}
