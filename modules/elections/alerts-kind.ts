/** What whoever follows a polling place is told when it changes, and how that is written. */
import { findPlace, placeName } from '@tomoni/places/contract';
import { type BaseLang, isJapanese, type Lang, pathIn } from '@tomoni/platform/messages';
import type { NoticeKind, NoticeText } from '@tomoni/platform/notices';
import { linesOf } from './alerts-feeds.ts';
import type { Alert } from './alerts-model.ts';
import { changeTitle } from './alerts-words.ts';
import type { PlaceChange } from './changed-place-model.ts';
import { seenTown } from './changed-place-rules.ts';
import { placeFollowed, seenBefore } from './changed-place-watch.ts';
import { messages } from './messages.ts';
import { readTown } from './town.ts';

export const PLACE_CHANGED = 'elections.place-changed';

/** Which words a reader agrees to; grows when `tell.consent` says something else. */
export const CONSENT = '2026-11';

/** What stands in the queue: what a letter needs, and nothing of its reader. */
export interface ChangeNotice {
  what: 'changed' | 'restored';
  place: Record<BaseLang, string>;
  code: string;
  alert: Pick<Alert, 'id' | 'origin' | 'reason' | 'reasonEn' | 'pollingDay' | 'until'>;
  /** Why it was taken back; ''. */
  why: string;
  /** At least one. */
  changes: readonly PlaceChange[];
  /** Further ones that aren't told in full. */
  more: number;
}

export const placeChangedKind: NoticeKind = {
  name: PLACE_CHANGED,
  title: messages.text('tell.kind'),
  text: (data, lang) => textOf(data as ChangeNotice, lang),
  async subject(site, { owner, ref }, lang) {
    const place = await findPlace(site.db, owner);
    if (place === null) return null;
    const t = messages(lang);
    const subjectOf = (name: string, path: string) => ({
      title: t('tell.subject', { place: name }),
      path: pathIn(lang, `/${owner}/elections${path}`),
      ...{ parts: [], hours: [] },
    });
    if (ref === '') return subjectOf(placeName(place, lang), '/changes');
    const seen = (await seenBefore(site.db, owner)) ?? seenTown((await readTown(site.db, owner)).places);
    const followed = placeFollowed(seen, ref);
    if (followed === null) return null;
    const name = isJapanese(lang) || followed.nameEn === '' ? followed.name : followed.nameEn;
    return subjectOf(name, `/places/${followed.key}`);
  },
};

function textOf({ what, place, code, alert, why, changes, more }: ChangeNotice, lang: Lang): NoticeText {
  const t = messages(lang);
  const [first] = changes;
  const title = first === undefined ? t('tell.kind') : changeTitle(first, alert.origin, lang);
  const town = isJapanese(lang) ? place.ja : place.en;
  const path = pathIn(lang, `/${code}/elections/changes`);
  if (what === 'restored') {
    const reason = why === '' ? [] : [t('notice.line.why', { text: why })];
    return {
      subject: t('notice.restored', { title }),
      lines: [town, '', title, t('notice.restored.text'), ...reason, t('notice.sure')],
      path,
    };
  }
  const each = changes.flatMap((change) => [
    '',
    changeTitle(change, alert.origin, lang),
    ...linesOf({ alert, change }, lang),
  ]);
  const further = more === 0 ? [] : ['', t('notice.gone-more', { count: more })];
  return { subject: title, lines: [town, ...each, ...further, '', t('notice.sure')], path };
}
