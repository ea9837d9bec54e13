/** The frame of the pages for parents, and addresses within them. */
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { type Lang, pathIn } from '@tomoni/platform/messages';
import { Crumbs, type PageProps, renderPage } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { messages } from '../messages.ts';

type Options = Pick<PageProps, 'title' | 'description' | 'noindex' | 'map' | 'frame'>;

/** A page of a town within the site's header and footer. */
export function townPage({ lang, place, path }: PlaceView, options: Options, children: Child): string {
  return renderPage({
    ...{ lang, path, section: 'life', ...options },
    place: {
      name: placeName(place, lang),
      href: pathIn(lang, `/${place.code}`),
      switchHref: pathIn(lang, '/places'),
    },
    children,
  });
}

/** Address within a town's preschools: `childcareHref(view, key)`. */
export function childcareHref({ lang, place }: Pick<PlaceView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(lang, `/${place.code}/childcare${rest === '' ? '' : `/${rest}`}`);
}

/** Address in the town's office. */
export function officeHref({ lang, place }: { lang: Lang; place: PlaceView['place'] }, rest = ''): string {
  return pathIn(lang, `/${place.code}/office/childcare${rest === '' ? '' : `/${rest}`}`);
}

/** Where the reader is: town, preschools, and on. */
export function TownCrumbs({ view, here }: { view: PlaceView; here?: string }) {
  const { lang, place } = view;
  const t = messages(lang);
  const town = { label: placeName(place, lang), href: pathIn(lang, `/${place.code}`) };
  const all = { label: t('title'), href: childcareHref(view) };
  return (
    <Crumbs
      label={t('here')}
      items={here === undefined ? [town, { label: all.label }] : [town, all, { label: here }]}
    />
  );
}
