/** Pages with maps as modules make them, with invented places. */
import { distance } from '@tomoni/geo';
import { isJapanese, type Lang } from '../../messages/index.ts';
import {
  Badge,
  Chip,
  Chips,
  Cluster,
  LinkButton,
  Notice,
  PageTitle,
  Phrases,
  renderPage,
  Small,
} from '../../pages/index.ts';
import type { LayerTiles, MapGround } from '../index.ts';
import { MapAndList, type MapRowProps } from '../index.ts';
import { demoMessages } from './messages.ts';
import { factLooks, HERE, type ShownToilet, toiletsIn } from './town.ts';

export interface Demo {
  lang: Lang;
  path: string;
  ground: MapGround;
  layer: LayerTiles;
  /** Whether it is known where the reader is. */
  here: boolean;
}

/** The whole width: list 432, map beside it. */
export function facilitiesPage({ lang, path, ground, layer, here }: Demo): string {
  const t = demoMessages(lang);
  const near = toiletsIn(lang).sort((a, b) => distance(HERE, a.position) - distance(HERE, b.position));
  return renderPage({
    ...chrome(lang, path),
    title: t('title'),
    wide: true,
    children: (
      <MapAndList
        lang={lang}
        ground={ground}
        layer={layer}
        rows={near.map((toilet) => toiletRow(toilet, lang))}
        chosen={here ? near[0]?.id : undefined}
        here={here ? { position: HERE } : undefined}
        head={<Head lang={lang} path={path} />}
        listTitle={t('found', { count: near.length })}
        listLink={{ href: path, label: t('reset') }}
      />
    ),
  });
}

function Head({ lang, path }: { lang: Lang; path: string }) {
  const t = demoMessages(lang);
  return (
    <>
      <PageTitle title={t('title')} />
      <Chips label={t('kinds')} scroll>
        <Chip href={path} icon="toilet" current>
          {t('toilet')}
        </Chip>
        <Chip href={path} icon="heart-pulse">
          AED
        </Chip>
        <Chip href={path} icon="tent">
          {t('shelter')}
        </Chip>
      </Chips>
      <Chips label={t('needs')} scroll>
        <Chip href={path} kind="any" current>
          {t('now')}
        </Chip>
        <Chip href={path} kind="any" current>
          {t('wheelchair')}
        </Chip>
        <Chip href={path} kind="any">
          {t('baby')}
        </Chip>
      </Chips>
    </>
  );
}

function toiletRow({ id, name, open, facts, position }: ShownToilet, lang: Lang): MapRowProps {
  const t = demoMessages(lang);
  return {
    id,
    position,
    title: name,
    sub: open,
    marks: facts.map((fact) => ({
      icon: factLooks[fact].icon,
      label: isJapanese(lang) ? factLooks[fact].ja : factLooks[fact].en,
    })),
    href: `/demo/toilet/${id}`,
    card: (
      <>
        <p class="small sub">{t('address')}</p>
        <Cluster>
          <Badge kind="good" icon="clock">
            {t('now')}
          </Badge>
        </Cluster>
        <div class="actions">
          <LinkButton href="#way" look="main" slim>
            {t('way')}
          </LinkButton>
          <LinkButton href={`/demo/toilet/${id}`} slim>
            {t('details')}
          </LinkButton>
        </div>
        <Small>
          {t('old')}・<a href="#wrong">{t('wrong')}</a>
        </Small>
      </>
    ),
  };
}

/** Within the columns of a page: rows with more below them, a notice under the map. */
export function preschoolsPage({ lang, path, ground }: Demo): string {
  const t = demoMessages(lang);
  const rows = toiletsIn(lang).slice(2, 5);
  return renderPage({
    ...chrome(lang, path),
    title: t('title'),
    children: (
      <>
        <PageTitle title={<Phrases of={t.phrases('preschools')} />} lead={t('lead')} />
        <MapAndList
          lang={lang}
          ground={ground}
          layout="beside"
          near={{ post: path }}
          here={{ position: HERE, label: t('home') }}
          chosen={rows[0]?.id}
          listTitle={t('order')}
          rows={rows.map(({ id, name, position }, index) => ({
            id,
            position,
            title: name,
            sub: t('care'),
            href: `/demo/preschool/${id}`,
            unsure: index === 1,
            square: index === 2,
            body: (
              <div class="cluster">
                <Badge kind="good">{t('free', { count: index + 1 })}</Badge>
                <Badge icon="clock">{t('hours')}</Badge>
              </div>
            ),
          }))}
          underMap={
            <Notice kind="info" title={t('due')}>
              {t('dueText')}
            </Notice>
          }
        />
      </>
    ),
  });
}

function chrome(lang: Lang, path: string) {
  return {
    lang,
    path,
    map: true,
    noindex: true,
    place: { name: demoMessages(lang)('town'), href: '/demo/map' },
    section: 'life' as const,
    sections: { life: '/demo/map', data: '/demo/map-here' },
    search: '/demo/map',
  };
}
