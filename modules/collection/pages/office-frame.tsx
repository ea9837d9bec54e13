/** What the pages of the garbage office share. */
import type { Place, OfficeView as TownOfficeView } from '@tomoni/places/contract';
import { type Lang, pathIn } from '@tomoni/platform/messages';

export { officePage } from '@tomoni/places/contract';
export type OfficeView = TownOfficeView;

/** Address in the office of garbage: `officeHref(view, 'today')`. */
export function officeHref(view: { lang: Lang; place: Place }, rest = ''): string {
  return pathIn(view.lang, `/${view.place.code}/office/garbage${rest === '' ? '' : `/${rest}`}`);
}
