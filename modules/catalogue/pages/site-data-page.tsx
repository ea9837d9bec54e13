/** The open data of all towns of this site. */
import { type Place, placeName } from '@tomoni/places/contract';
import { type Lang, pathIn } from '@tomoni/platform/messages';
import { PageTitle, renderPage } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { DatasetList, type ListView } from './list-page.tsx';
import { standardName } from './visit-frame.tsx';

export interface SiteDataView {
  lang: Lang;
  today: string;
  /** Path of this page with its query. */
  path: string;
  list: Omit<ListView, 'lang' | 'today' | 'hrefOf' | 'fromOf' | 'emptyAction' | 'path'>;
  places: ReadonlyMap<string, Place>;
  towns: number;
}

export function siteDataPage({ lang, today, path, list, places, towns }: SiteDataView): string {
  const t = messages(lang);
  const { q, standard } = list.filter;
  const { total, facets } = list.list;
  const about = standard === null ? t('visit.site.title') : standardName(standard, lang);
  const title = q === '' ? about : t('visit.found', { q, count: total });
  const lead =
    facets.total === 0 && q === ''
      ? t('visit.site.empty')
      : t('visit.site.lead', { towns, count: facets.total });
  return renderPage({
    ...{ lang, path, title, description: lead, noindex: q !== '', section: 'data', search: '/data' },
    children: (
      <>
        <PageTitle title={title} lead={q === '' ? lead : undefined} />
        <DatasetList
          {...{ ...list, lang, today, path: pathIn(lang, '/data') }}
          hrefOf={({ owner, id }) => pathIn(lang, `/${owner}/data/${id}`)}
          fromOf={({ owner }) => {
            const place = places.get(owner);
            return place === undefined ? owner : placeName(place, lang);
          }}
          emptyAction={{ href: pathIn(lang, '/places'), label: t('visit.site.towns') }}
        />
      </>
    ),
  });
}
