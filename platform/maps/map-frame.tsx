import type { Child } from 'hono/jsx';
import { assets, type Html, Icon, type IconName, safeHref } from '../pages/index.ts';
import type { MapAndListProps } from './map-and-list.tsx';
import type { MapTranslator } from './messages.ts';

interface FrameProps extends Pick<MapAndListProps, 'ground' | 'here' | 'layer' | 'extent' | 'underMap'> {
  near: NonNullable<MapAndListProps['near']> | null;
  drawings: readonly (Html | null)[];
  rows: MapAndListProps['rows'];
  chosen?: string | undefined;
  card: Child | undefined;
  t: MapTranslator;
}

/** The map: a drawing from the server, over which the script lays one that moves. */
export function MapFrame(props: FrameProps) {
  const { ground, here, drawings, near, t } = props;
  return (
    <div class="map-place">
      <section class="map" aria-label={t('map.label')} {...scriptData(props)}>
        <a class="map-skip button button-slim" href="#map-about" hidden data-map-script-only="">
          {t('map.skip')}
        </a>
        {drawings}
        <div class="map-canvas" data-map-canvas="" hidden />
        <p class="map-said-aloud" role="status" data-map-said="" />
        <div class="map-controls">
          {near === null ? null : <NearControl near={near} t={t} />}
          <Control name="closer" icon="plus" label={t('map.zoomIn')} />
          <Control name="farther" icon="minus" label={t('map.zoomOut')} />
        </div>
        <div data-map-card="">
          <CloseButton t={t} />
          {props.card === undefined ? null : <ChosenCard {...props} />}
        </div>
        <p class="map-credit">{ground === null ? t('credit.drawing') : <Credit ground={ground} t={t} />}</p>
        {here === undefined ? null : <span class="unseen">{here.label ?? t('map.here')}</span>}
      </section>
      {props.underMap}
    </div>
  );
}

/** The drawing has no streets and says so; pictures name their makers. */
function Credit({ ground, t }: { ground: NonNullable<FrameProps['ground']>; t: MapTranslator }) {
  return (
    <>
      <span data-map-drawn="">{t('credit.drawing')}</span>
      <span data-map-tiled="" hidden>
        {t('credit.tiles')}
        {ground.terms === null ? (
          ground.attribution
        ) : (
          <a href={safeHref(ground.terms)} rel="noreferrer">
            {ground.attribution}
          </a>
        )}
      </span>
    </>
  );
}

function ChosenCard({ rows, chosen, card }: FrameProps) {
  const index = rows.findIndex(({ id }) => id === chosen);
  return (
    <article class="map-card">
      <h2>
        <span class="map-no">{index + 1}</span>
        {rows[index]?.title}
      </h2>
      {card}
    </article>
  );
}

/** For the script, which puts it into each card. */
function CloseButton({ t }: { t: MapTranslator }) {
  return (
    <template>
      <button class="map-control map-card-close" type="button" aria-label={t('map.close')}>
        <Icon name="x" />
      </button>
    </template>
  );
}

function Control({ name, icon, label }: { name: string; icon: IconName; label: string }) {
  return (
    <button class="map-control map-zoom" type="button" aria-label={label} data-map-control={name} hidden>
      <Icon name={icon} />
    </button>
  );
}

/** Woken by the map's script when the page keeps the position, by the island for positions when it is sent. */
function NearControl({ near, t }: { near: 'sort' | { post: string }; t: MapTranslator }) {
  if (near === 'sort') {
    return (
      <button class="map-control" type="button" aria-label={t('map.near')} data-map-control="near" hidden>
        <Icon name="locate-fixed" />
      </button>
    );
  }
  return (
    <form action={safeHref(near.post)} method="post" id="map-near">
      <input type="hidden" name="lat" />
      <input type="hidden" name="lon" />
      <button
        class="map-control"
        type="button"
        aria-label={t('map.near')}
        data-island="position"
        data-target="map-near"
        hidden
      >
        <Icon name="locate-fixed" />
      </button>
      <p class="map-failure" role="alert" data-failure="" hidden>
        {t('map.near.failed')}
      </p>
    </form>
  );
}

/** What the script needs: addresses, positions, words. */
function scriptData({ ground, here, layer, extent, t }: FrameProps): Record<string, string | undefined> {
  const position = here?.position;
  return {
    'data-map-script': assets().href('map.js'),
    'data-library': assets().href('maplibre.js'),
    'data-worker': assets().href('maplibre-worker.js'),
    'data-tiles': ground?.tiles,
    'data-layer': layer === undefined ? undefined : JSON.stringify(layer),
    'data-here': position === undefined ? undefined : `${position.lat},${position.lon}`,
    'data-extent':
      extent === undefined ? undefined : [extent.west, extent.south, extent.east, extent.north].join(','),
    'data-words': JSON.stringify(words(t, here?.label)),
  };
}

function words(t: MapTranslator, here: string | undefined): Record<string, string> {
  return {
    map: t('map.label'),
    here: here ?? t('map.here'),
    done: t('map.near.done'),
    failed: t('map.near.failed'),
    more: t('map.more'),
    many: t('map.many', { count: 999 }),
    atLeast: t('map.atLeast', { count: 999 }),
    noTiles: t('map.noTiles'),
    two: t('map.two'),
    ctrl: t('map.ctrl'),
    cmd: t('map.cmd'),
    walk: t('row.walk', { minutes: 999 }),
  };
}
