/** Open pages hear of a new word or a changed place, and take these parts anew when the reader asks for it. */
import type { PlaceView } from '@tomoni/places/contract';
import { liveHref } from '@tomoni/platform/live';
import { LiveNotice } from '@tomoni/platform/pages';
import { topicOf } from '../live-state.ts';

/** Of the page of a town or a place: what is said besides the list. */
const PARTS = '.alerts-now,.crowding-now';

export function LivePart({
  view: { lang, place, today },
  version,
}: {
  view: Pick<PlaceView, 'lang' | 'place' | 'today'>;
  version: number;
}) {
  const href = liveHref([{ topic: topicOf(place.code), version }]);
  return LiveNotice({ lang, href, parts: PARTS, day: today, about: 'news' });
}
