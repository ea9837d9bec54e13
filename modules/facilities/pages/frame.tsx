/** The frame of this module's pages, and what all of them are told. */
import { type Place, placeName } from '@tomoni/places/contract';
import { type Lang, pathIn } from '@tomoni/platform/messages';
import { type PageProps, renderPage } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import type { Moment } from '../hours.ts';

export interface View {
  lang: Lang;
  /** Null on pages of all towns. */
  place: Place | null;
  /** Path of this page without the language's prefix, with its query. */
  path: string;
  now: Date;
  moment: Moment;
}

export function framed(
  { lang, place, path }: View,
  options: Pick<PageProps, 'title' | 'description' | 'noindex' | 'wide' | 'map' | 'islands'>,
  children: Child,
): string {
  return renderPage({
    lang,
    path,
    ...options,
    section: 'life',
    search: `${basePath(place)}#q`,
    place:
      place === null
        ? undefined
        : {
            name: placeName(place, lang),
            href: pathIn(lang, `/${place.code}`),
            switchHref: pathIn(lang, '/places'),
          },
    children,
  });
}

/** Of a town, or of all. */
export function basePath(place: Place | null): string {
  return place === null ? '/facilities' : `/${place.code}/facilities`;
}

export function facilitiesHref({ lang, place }: Pick<View, 'lang' | 'place'>, rest = ''): string {
  return pathIn(lang, `${basePath(place)}${rest}`);
}

/** The page of one facility, in its own town. */
export function facilityHref(
  lang: Lang,
  { owner, dataset, n }: { owner: string; dataset: string; n: number },
): string {
  return pathIn(lang, `/${owner}/facilities/${dataset}/${n}`);
}

/** Where somebody says that a record is wrong: a page of the catalogue. */
export function reportHref(
  lang: Lang,
  { owner, dataset, n }: { owner: string; dataset: string; n: number },
): string {
  return pathIn(lang, `/${owner}/data/${dataset}/records/${n}/report`);
}
