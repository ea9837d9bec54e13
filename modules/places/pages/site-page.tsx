/** The first page of a site with several towns: find yours. */
import { type Lang, pathIn } from '@tomoni/platform/messages';
import {
  EmptyState,
  Fold,
  Folds,
  MoreLink,
  OwnWords,
  PageTitle,
  Part,
  Row,
  Rows,
  renderPage,
  SearchBar,
} from '@tomoni/platform/pages';
import { messages, type PlacesTexts } from '../messages.ts';
import { placeName, prefectureName } from '../rules.ts';
import type { Place } from '../store.ts';

export interface SiteView {
  lang: Lang;
  path: string;
  query: string | null;
  /** Towns that fit the query, or all. */
  places: readonly Place[];
}

/** Beyond this the list is folded by prefecture. */
const LONG_LIST = 30;

export function sitePage({ lang, path, query, places }: SiteView): string {
  const t = messages(lang);
  return renderPage({
    lang,
    path,
    title: t('site.title'),
    section: 'life',
    noindex: query !== null,
    children: (
      <>
        <PageTitle title={t('site.title')} lead={t('site.lead')} />
        <SearchBar
          action={pathIn(lang, '/places')}
          label={t('site.search.label')}
          name="q"
          placeholder={t('site.search.hint')}
          submit={t('site.search.button')}
          {...(query === null ? {} : { value: query })}
        />
        <Towns lang={lang} query={query} places={places} t={t} />
        {places.length > 1 ? (
          <MoreLink href={pathIn(lang, '/garbage/compare')}>{t('site.compare')}</MoreLink>
        ) : null}
      </>
    ),
  });
}

function Towns({ lang, query, places, t }: Omit<SiteView, 'path'> & { t: PlacesTexts }) {
  if (places.length === 0) {
    return (
      <Part
        id="towns"
        title={query === null ? t('site.empty.title') : t('site.results', { q: query, count: 0 })}
      >
        {query === null ? (
          <EmptyState action={{ href: pathIn(lang, '/open-data'), label: t('home.empty.how') }}>
            {t('site.empty.text')}
          </EmptyState>
        ) : (
          <EmptyState>{t('site.none', { q: query })}</EmptyState>
        )}
      </Part>
    );
  }
  const title =
    query === null
      ? t('site.all', { count: places.length })
      : t('site.results', { q: query, count: places.length });
  return (
    <Part id="towns" title={title}>
      {places.length <= LONG_LIST ? (
        <TownRows lang={lang} places={places} />
      ) : (
        <Folds>
          {[...byPrefecture(places, lang, t('site.prefecture.none'))].map(([name, members]) => (
            <Fold title={<OwnWords of={name} lang={lang} />} count={members.length}>
              <TownRows lang={lang} places={members} />
            </Fold>
          ))}
        </Folds>
      )}
    </Part>
  );
}

function TownRows({ lang, places }: { lang: Lang; places: readonly Place[] }) {
  return (
    <Rows>
      {places.map((place) => (
        <Row
          icon="map-pin"
          title={placeName(place, lang)}
          sub={<OwnWords of={prefectureName(place, lang) ?? ''} lang={lang} />}
          href={pathIn(lang, `/${place.code}`)}
        />
      ))}
    </Rows>
  );
}

function byPrefecture(places: readonly Place[], lang: Lang, none: string): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const name = prefectureName(place, lang) ?? none;
    const known = groups.get(name);
    if (known) known.push(place);
    else groups.set(name, [place]);
  }
  return groups;
}
