/** What holds for places whatever they publish. */

import { prefectures } from '@tomoni/japanese';
import { isJapanese, type Lang } from '@tomoni/platform/messages';

/** The landscapes a place may pick for its home page. */
export const landscapes = ['river', 'sea', 'plain', 'snow'] as const;

export type Landscape = (typeof landscapes)[number];

/** Whether a text could be a municipality's code: six digits. The check digit is the concern of who adds places. */
export function isPlaceCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}

/** The name of a place in a language; towns without a name in Latin letters keep their own. */
export function placeName(place: { name: string; nameEn: string | null }, lang: Lang): string {
  return isJapanese(lang) ? place.name : (place.nameEn ?? place.name);
}

/** The prefecture's name in a language; one that is none of the 47 keeps its own. */
export function prefectureName(place: { prefecture: string | null }, lang: Lang): string | null {
  if (isJapanese(lang)) return place.prefecture;
  return prefectures.find(({ name }) => name === place.prefecture)?.english ?? place.prefecture;
}
