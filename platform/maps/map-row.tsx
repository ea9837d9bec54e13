import { distance, lengthText, type Position, walkingMinutes } from '@tomoni/geo';
import type { Child } from 'hono/jsx';
import { classes, Icon, type IconName, safeHref } from '../pages/index.ts';
import type { MapTranslator } from './messages.ts';

export interface MapRowProps {
  id: string;
  /** Null: it has no known position, so it is in the list only. */
  position: Position | null;
  title: Child;
  /** One line below the title. */
  sub?: Child;
  /** Small facts below it, each an icon with its word. */
  marks?: readonly { icon: IconName; label: Child }[];
  /** The whole row leads there; with `body`, only its title. */
  href?: string | undefined;
  /** At the right end, instead of or below the distance: a badge. */
  end?: Child;
  /** More than a row: what stands below it. */
  body?: Child;
  /** A small page on it over the map when it is chosen; its title and number are there already. */
  card?: Child;
  /** How far it is, in metres, where that isn't the straight line from `here`; null: nobody knows. */
  metres?: number | null;
  square?: boolean;
  unsure?: boolean;
}

/** Farther than this nobody asks for minutes on foot. */
const WALKED = 60;

/** A row of a list beside a map: number, title, facts, distance. */
export function MapRow(props: {
  row: MapRowProps;
  number: number;
  on: boolean;
  here: Position | null;
  t: MapTranslator;
}) {
  const { row, number, on, here, t } = props;
  const { id, position, href, body, card } = row;
  const metres = metresOf(row, here);
  const content = (
    <>
      <span
        class={classes('map-no', row.square && 'map-no-square', row.unsure && 'map-no-unsure')}
        data-number=""
      >
        {number}
      </span>
      <span class="grow">
        {body === undefined || href === undefined ? (
          <span class="row-title" data-title="">
            {row.title}
          </span>
        ) : (
          <a class="row-title" data-title="" href={safeHref(href)}>
            {row.title}
          </a>
        )}
        {row.sub === undefined ? null : <span class="row-sub">{row.sub}</span>}
        {row.marks === undefined || row.marks.length === 0 ? null : (
          <span class="map-marks">
            {row.marks.map(({ icon, label }) => (
              <span>
                <Icon name={icon} size="s" />
                {label}
              </span>
            ))}
          </span>
        )}
      </span>
      <span class="map-end">
        <span class="map-distance" data-distance="">
          {metres === null ? null : <Distance metres={metres} t={t} />}
        </span>
        {row.end}
      </span>
    </>
  );
  return (
    <li
      id={`map-${number}`}
      class={on ? 'map-row-on' : undefined}
      data-id={id}
      data-at={position === null ? undefined : `${position.lat},${position.lon}`}
      data-looks={classes(row.square && 'square', row.unsure && 'unsure') || undefined}
    >
      {href === undefined || body !== undefined ? (
        <div class="map-row">{content}</div>
      ) : (
        <a class="map-row" href={safeHref(href)}>
          {content}
        </a>
      )}
      {body === undefined ? null : <div class="map-body">{body}</div>}
      {card === undefined ? null : <template data-card="">{card}</template>}
    </li>
  );
}

function metresOf({ metres, position }: MapRowProps, here: Position | null): number | null {
  if (metres !== undefined) return metres;
  return here === null || position === null ? null : distance(here, position);
}

function Distance({ metres, t }: { metres: number; t: MapTranslator }) {
  const minutes = walkingMinutes(metres);
  return (
    <>
      {lengthText(metres)}
      {minutes > WALKED ? null : <small>{t('row.walk', { minutes })}</small>}
    </>
  );
}
