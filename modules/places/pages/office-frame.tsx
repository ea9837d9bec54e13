/** The frame of a town's pages behind the counter, the same for every module. */
import { type Lang, pathIn } from '@tomoni/platform/messages';
import { type PageProps, renderPage } from '@tomoni/platform/pages';
import type { Actor } from '@tomoni/platform/permissions';
import type { Child } from 'hono/jsx';
import { placeName } from '../rules.ts';
import type { Place } from '../store.ts';

/** Everything that the pages of a town share. */
export interface PlaceView {
  lang: Lang;
  place: Place;
  /** Path of this page without the language's prefix. */
  path: string;
  /** Today in Japan. */
  today: string;
}

/** A page of a town's office: whom it is for, and from when on the town is read. */
export interface OfficeView extends PlaceView {
  actor: Actor;
}

/** A page behind the counter; never in a search engine. */
export function officePage(
  view: OfficeView,
  options: { title: string; islands?: boolean; wide?: PageProps['wide'] },
  children: Child,
): string {
  const { lang, place, path } = view;
  return renderPage({
    lang,
    path,
    ...options,
    noindex: true,
    place: {
      name: placeName(place, lang),
      href: pathIn(lang, `/${place.code}/office`),
      switchHref: pathIn(lang, `/${place.code}/office`),
    },
    children,
  });
}
