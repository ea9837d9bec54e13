/** A town's open data: what there is, what neighbours have, and how one asks for more. */
import { type Place, type PlaceView, placeName } from '@tomoni/places/contract';
import { joinList, pathIn } from '@tomoni/platform/messages';
import { Columns, MoreLink, Notice, PageTitle, Part, Row, Rows } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { Missing } from '../neighbours.ts';
import { DatasetList, type ListView } from './list-page.tsx';
import { asking, DataCrumbs, dataHref, standardName, visitPage } from './visit-frame.tsx';

export interface TownDataView extends PlaceView {
  list: Omit<ListView, 'lang' | 'today' | 'hrefOf' | 'fromOf' | 'emptyAction' | 'path'>;
  missing: readonly Missing[];
  /** Towns of the prefecture by code. */
  towns: ReadonlyMap<string, Place>;
  cases: number;
  wishes: number;
}

export function townDataPage(view: TownDataView): string {
  const { lang, place, today, list } = view;
  const t = messages(lang);
  const name = placeName(place, lang);
  const { q } = list.filter;
  const { total, facets } = list.list;
  const title = q === '' ? t('visit.town.title', { town: name }) : t('visit.found', { q, count: total });
  const lead =
    facets.total === 0 && q === '' ? t('visit.town.empty') : t('visit.town.lead', { count: facets.total });
  return visitPage(
    view,
    {
      title: q === '' ? t('visit.town.title', { town: name }) : t('visit.found', { q, count: total }),
      description: lead,
      noindex: q !== '',
    },
    <>
      <DataCrumbs view={view} items={[]} />
      <Columns split="8+4">
        <div>
          <PageTitle title={title} lead={q === '' ? lead : undefined} />
          <DatasetList
            {...{ ...list, lang, today, path: dataHref(view) }}
            hrefOf={({ id }) => dataHref(view, id)}
            fromOf={({ department }) => (department === place.name ? '' : department)}
            emptyAction={{ href: dataHref(view, 'wishes'), label: t('visit.wish.ask') }}
          />
        </div>
        <Beside view={view} />
      </Columns>
    </>,
  );
}

function Beside({ view }: { view: TownDataView }) {
  const { lang, missing, cases, wishes } = view;
  const t = messages(lang);
  return (
    <aside>
      <div class="part">
        <Notice icon="message-square" title={t('visit.wish.notice.title')}>
          <p>{t('visit.wish.notice.text')}</p>
          <MoreLink href={dataHref(view, 'wishes')}>
            {wishes === 0 ? t('visit.wish.ask') : t('visit.wish.see', { count: wishes })}
          </MoreLink>
        </Notice>
      </div>
      {missing.length === 0 ? null : <Neighbours view={view} />}
      <Part id="more" title={t('visit.more.title')}>
        <Rows>
          {cases === 0 ? null : (
            <Row
              href={dataHref(view, 'cases')}
              icon="users"
              title={t('visit.cases')}
              sub={t('visit.cases.count', { count: cases })}
            />
          )}
          {view.list.list.facets.total === 0 ? null : (
            <Row
              href={dataHref(view, 'all.zip')}
              icon="download"
              title={t('visit.bulk')}
              sub={t('visit.bulk.sub')}
            />
          )}
          <Row
            href={pathIn(lang, '/data')}
            icon="search"
            title={t('visit.everywhere')}
            sub={t('visit.everywhere.sub')}
          />
        </Rows>
      </Part>
    </aside>
  );
}

function Neighbours({ view }: { view: TownDataView }) {
  const { lang, missing, place, towns } = view;
  const t = messages(lang);
  const nameOf = (code: string) => {
    const town = towns.get(code);
    return town === undefined ? code : placeName(town, lang);
  };
  return (
    <Part id="neighbours" title={t('visit.neighbours.title')}>
      <p class="small sub list-note">{t('visit.neighbours.text', { town: placeName(place, lang) })}</p>
      <Rows close>
        {missing.map(({ standard, towns: count, examples }) => {
          const [first] = examples;
          const names = joinList(
            examples.map(({ owner }) => nameOf(owner)),
            lang,
          );
          const more = count - examples.length;
          return (
            <Row
              title={standardName(standard, lang)}
              {...(first === undefined
                ? {}
                : { href: pathIn(lang, `/${first.owner}/data/${first.dataset}`) })}
              sub={more > 0 ? t('visit.neighbours.more', { names, count: more }) : names}
            />
          );
        })}
      </Rows>
      <MoreLink href={asking(dataHref(view, 'wishes'), { title: wishFor(view) })}>
        {t('visit.neighbours.ask')}
      </MoreLink>
    </Part>
  );
}

/** What one would ask for first. */
function wishFor({ missing, lang }: TownDataView): string {
  const [first] = missing;
  return first === undefined ? '' : standardName(first.standard, lang);
}
