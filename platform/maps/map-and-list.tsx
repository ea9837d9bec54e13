/** A map beside its list: numbered rows are numbered pins, and the list says all that the map says. */
import type { Extent, Position } from '@tomoni/geo';
import type { Child } from 'hono/jsx';
import type { Lang } from '../messages/index.ts';
import { classes, safeHref } from '../pages/index.ts';
import { About } from './about.tsx';
import { drawingHtml } from './drawing.ts';
import type { MapGround } from './ground.ts';
import type { LayerTiles } from './layer.ts';
import { MapFrame } from './map-frame.tsx';
import { MapRow, type MapRowProps } from './map-row.tsx';
import { mapMessages } from './messages.ts';

export interface ListLink {
  href: string;
  label: string;
  /** Id of a form that is sent to `href`, for what must not stand in an address. */
  form?: string | undefined;
}

export interface MapAndListProps {
  lang: Lang;
  /** Of `mapGround(c)`. */
  ground: MapGround;
  /** In the order of the list; each has its number from here. */
  rows: readonly MapRowProps[];
  /** The row that is chosen: tinted, with a bigger pin and its card over the map. */
  chosen?: string | undefined;
  /** Where the reader is, or from where is counted: a dot, and distances at the rows. Never in an address. */
  here?: { position: Position; label?: string } | undefined;
  /** Heading and filters. */
  head?: Child;
  /** What the list is: 「9か所・近い順」, and one link at its right. */
  listTitle?: Child;
  listLink?: ListLink | undefined;
  /** Below the list: how to see the rest, what to do when nothing was found. */
  after?: Child;
  /** Other points of the module, which the map asks for as it is moved: `layer.tiles(lang, conditions)`. */
  layer?: LayerTiles | undefined;
  /**
   * The button for where one is. `sort`: puts the rows of this page in order, and the position stays in the page.
   * An address: sends the position there in the body of a POST (`lat`, `lon`). Null: no button.
   */
  near?: 'sort' | { post: string } | null;
  /** What the map shows at first, when it isn't just the rows and where one is. */
  extent?: Extent | undefined;
  /** page: the whole width, the list 432 wide (needs `wide` of the page). beside: within the page's columns. */
  layout?: 'page' | 'beside';
  /** Below the map where it stands beside the list: a notice, a link. */
  underMap?: Child;
}

/** How large the drawings are, in px: that of a phone, and that of a wide window. */
const SIZES = {
  narrow: { width: 360, height: 304 },
  page: { width: 848, height: 816 },
  beside: { width: 448, height: 576 },
};

/** Needs `map: true` of the page. */
export function MapAndList(props: MapAndListProps) {
  const { lang, ground, rows, here, layout = 'page', near = 'sort' } = props;
  const t = mapMessages(lang);
  const scene = {
    rows,
    here: here?.position ?? null,
    chosen: props.chosen ?? null,
    extent: props.extent ?? null,
  };
  const narrow = drawingHtml(scene, { ...SIZES.narrow, name: 'narrow' });
  return (
    <div class={classes('map-pair', `map-pair-${layout}`)}>
      <div class="map-list">
        {props.head === undefined ? null : <div class="map-head">{props.head}</div>}
        <div class="map-content">
          {props.listTitle === undefined ? null : (
            <div class="map-list-head">
              <p aria-live="polite">{props.listTitle}</p>
              {props.listLink === undefined ? null : <LinkOfList {...props.listLink} />}
            </div>
          )}
          {rows.length === 0 ? null : (
            <ol class="rows map-rows">
              {rows.map((row, index) => (
                <MapRow
                  row={row}
                  number={index + 1}
                  on={row.id === props.chosen}
                  here={here?.position ?? null}
                  t={t}
                />
              ))}
            </ol>
          )}
          {props.after}
          <About ground={ground} straight={here !== undefined} sorts={near === 'sort'} t={t} />
        </div>
      </div>
      {narrow === null ? null : (
        <MapFrame
          {...props}
          near={near}
          drawings={[narrow, drawingHtml(scene, { ...SIZES[layout], name: 'wide' })]}
          card={rows.find(({ id }) => id === props.chosen)?.card}
          t={t}
        />
      )}
    </div>
  );
}

function LinkOfList({ href, label, form }: ListLink) {
  if (form === undefined) return <a href={safeHref(href)}>{label}</a>;
  return (
    <button class="button button-quiet button-slim" type="submit" form={form} formaction={safeHref(href)}>
      {label}
    </button>
  );
}
