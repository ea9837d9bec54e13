/** The frame of the office's pages: the same for every page behind the counter. */

import { placeName } from '@tomoni/places/contract';
import { pathIn } from '@tomoni/platform/messages';
import { type PageProps, renderPage } from '@tomoni/platform/pages';
import type { Actor } from '@tomoni/platform/permissions';
import type { Child } from 'hono/jsx';
import type { TownView } from './frame.tsx';

/** A page of a town's office: whom it is for, and from when on the town is read. */
export interface OfficeView extends TownView {
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

/** Address in the office of garbage: `officeHref(view, 'today')`. */
export function officeHref(view: Pick<TownView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(view.lang, `/${view.place.code}/office/garbage${rest === '' ? '' : `/${rest}`}`);
}
