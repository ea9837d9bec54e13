/** The frame of this module's pages, and what all of them are told. */

import { type Place, placeName } from '@tomoni/places/contract';
import { type Lang, pathIn } from '@tomoni/platform/messages';
import { type PageProps, renderPage } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import type { AreaSchedule } from '../schedule.ts';

/** Everything that the pages of a town share. */
export interface TownView {
  lang: Lang;
  place: Place;
  /** Path of this page without the language's prefix. */
  path: string;
  /** Today in Japan. */
  today: string;
}

/** A page about one area of a town's calendar. */
export interface AreaView extends TownView, AreaSchedule {
  now: Date;
  /** Of a calendar that isn't public yet: where its draft is. */
  draftHref?: string;
}

export interface FrameOptions {
  title: string;
  description?: string;
  noindex?: boolean;
  islands?: boolean;
  frame?: PageProps['frame'];
  alternates?: PageProps['alternates'];
}

/** A page of a town within the site's header and footer. */
export function townPage(view: TownView, options: FrameOptions, children: Child): string {
  const { lang, place, path } = view;
  const { title, description, noindex, islands, frame, alternates } = options;
  return renderPage({
    lang,
    path,
    title,
    description,
    noindex,
    islands,
    frame,
    alternates,
    place: {
      name: placeName(place, lang),
      href: pathIn(lang, `/${place.code}`),
      switchHref: pathIn(lang, '/places'),
    },
    section: 'life',
    search: `/${place.code}/garbage/sorting`,
    children,
  });
}

/** Address of a page about a town's garbage, in the language of the view: `garbageHref(view, 'sorting')`. */
export function garbageHref(view: Pick<TownView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(view.lang, `/${view.place.code}/garbage${rest === '' ? '' : `/${rest}`}`);
}
