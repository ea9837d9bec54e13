/** The frame of what visitors see of open data, and what its pages share. */
import { datasets } from '@tomoni/datasets';
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { baseLang, isJapanese, type Lang, pathIn } from '@tomoni/platform/messages';
import { Crumbs, type PageProps, renderPage } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import type { FreshnessState } from '../freshness.ts';
import { messages } from '../messages.ts';
import type { Description } from '../model.ts';

export interface FrameOptions
  extends Pick<
    PageProps,
    'title' | 'description' | 'noindex' | 'frame' | 'alternates' | 'map' | 'islands' | 'data'
  > {}

/** A page of a town's open data within the site's header and footer. */
export function visitPage({ lang, place, path }: PlaceView, options: FrameOptions, children: Child): string {
  return renderPage({
    ...{ lang, path, section: 'data', search: `/${place.code}/data`, ...options },
    place: {
      name: placeName(place, lang),
      href: pathIn(lang, `/${place.code}`),
      switchHref: pathIn(lang, '/places'),
    },
    children,
  });
}

/** Address within a town's open data: `dataHref(view, 'wishes')`. */
export function dataHref({ lang, place }: Pick<PlaceView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(lang, `/${place.code}/data${rest === '' ? '' : `/${rest}`}`);
}

/** Where the reader is: town, data, and on. */
export function DataCrumbs({
  view,
  items,
}: {
  view: Pick<PlaceView, 'lang' | 'place'>;
  items: readonly { label: string; href?: string }[];
}) {
  const { lang, place } = view;
  const t = messages(lang);
  const town = { label: placeName(place, lang), href: pathIn(lang, `/${place.code}`) };
  const data = { label: t('visit.data'), href: dataHref(view) };
  return (
    <Crumbs
      label={t('visit.here')}
      items={[town, ...(items.length === 0 ? [{ label: data.label }] : [data, ...items])]}
    />
  );
}

/** A dataset's title in a language; where nobody has written another, the Japanese one. */
export function titleIn({ title, titleEn }: Pick<Description, 'title' | 'titleEn'>, lang: Lang): string {
  return isJapanese(lang) || titleEn === '' ? title : titleEn;
}

/** What the standard calls a dataset, by its slug. */
export function standardName(slug: string, lang: Lang): string {
  return datasets.find((one) => one.slug === slug)?.name[baseLang(lang)] ?? slug;
}

/** How long ago in words: 「12日前に更新」. */
export function updatedAgo(days: number, lang: Lang): string {
  const t = messages(lang);
  if (days < 1) return t('visit.ago.today');
  if (days < 61) return t('visit.ago.days', { count: days });
  if (days < 730) return t('visit.ago.months', { count: Math.floor(days / 30.44) });
  return t('visit.ago.years', { count: Math.floor(days / 365.25) });
}

/** The badge of a state; the two that say nothing have none. */
export const STATE_BADGES: Partial<
  Record<FreshnessState, { kind: 'good' | 'stale'; text: 'kept' | 'late' | 'old' }>
> = {
  kept: { kind: 'good', text: 'kept' },
  late: { kind: 'stale', text: 'late' },
  old: { kind: 'stale', text: 'old' },
};

/** An address with other values in its query; null and empty ones go, and paging begins anew. */
export function asking(
  path: string,
  query: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      if (one !== '') search.append(name, one);
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
