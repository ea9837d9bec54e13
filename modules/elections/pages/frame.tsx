/** The frame of this module's pages, and addresses within them. */
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { type Lang, pathIn } from '@tomoni/platform/messages';
import { Crumbs, type PageProps, renderPage } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { messages } from '../messages.ts';
import type { PollingPlace } from '../model.ts';

/** `search`: there is something to find, so the header leads to the field for an address. */
export function framed(
  { lang, place, path }: PlaceView,
  {
    search,
    ...options
  }: Pick<PageProps, 'title' | 'description' | 'noindex' | 'map' | 'wide' | 'islands' | 'alternates'> & {
    search: boolean;
  },
  children: Child,
): string {
  return renderPage({
    ...{ lang, path, section: 'life', ...options },
    ...(search ? { search: `/${place.code}/elections#address` } : {}),
    place: {
      name: placeName(place, lang),
      href: pathIn(lang, `/${place.code}`),
      switchHref: pathIn(lang, '/places'),
    },
    children,
  });
}

/** Address within a town's polling places: `electionsHref(view, '/how')`. */
export function electionsHref({ lang, place }: Pick<PlaceView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(lang, `/${place.code}/elections${rest}`);
}

export function placeHref(view: Pick<PlaceView, 'lang' | 'place'>, { key }: PollingPlace): string {
  return electionsHref(view, `/places/${key}`);
}

/** Where somebody says that a record is wrong: a page of the catalogue. */
export function reportHref(lang: Lang, owner: string, { dataset, n }: PollingPlace['source']): string {
  return pathIn(lang, `/${owner}/data/${dataset}/records/${n}/report`);
}

/** Where the reader is: town, polling places, perhaps an election, and on. */
export function TownCrumbs({
  view,
  way,
  here,
}: {
  view: PlaceView;
  way?: { label: string; href: string };
  here: string;
}) {
  const { lang, place } = view;
  const t = messages(lang);
  return (
    <Crumbs
      label={t('here')}
      items={[
        { label: placeName(place, lang), href: pathIn(lang, `/${place.code}`) },
        { label: t('title.short'), href: electionsHref(view) },
        ...(way === undefined ? [] : [way]),
        { label: here },
      ]}
    />
  );
}
