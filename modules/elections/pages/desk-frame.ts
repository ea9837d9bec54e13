/** Addresses behind the counter for elections. */
import type { PlaceView } from '@tomoni/places/contract';
import { pathIn } from '@tomoni/platform/messages';

/** `deskHref(view, '/7')`. */
export function deskHref({ lang, place }: Pick<PlaceView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(lang, `/${place.code}/office/elections${rest}`);
}
