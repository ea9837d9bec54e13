/** What holds for places whatever they publish. */

/** The landscapes a place may pick for its home page. */
export const landscapes = ['river', 'sea', 'plain', 'snow'] as const;

export type Landscape = (typeof landscapes)[number];

/** Whether a text could be a municipality's code: six digits. The check digit is the concern of who adds places. */
export function isPlaceCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}

/** The name of a place in a language; towns without a name in Latin letters keep their own. */
export function placeName(place: { name: string; nameEn: string | null }, lang: 'ja' | 'en'): string {
  return lang === 'en' ? (place.nameEn ?? place.name) : place.name;
}
