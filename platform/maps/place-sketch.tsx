/**
 * Where a position would lie among others, as a small drawing from the server: for whoever has to say which of several
 * readings is meant. Without scripts, and the list below says the same in words.
 */
import {
  distance,
  extentOf,
  fitExtent,
  lengthText,
  metresPerPixel,
  type Position,
  project,
  roundLength,
} from '@tomoni/geo';
import type { Lang } from '../messages/index.ts';
import { type Html, trusted } from '../pages/index.ts';
import { mapMessages } from './messages.ts';

export interface SketchMark {
  position: Position;
  /** What it would be: 「36.4021」, 「そのままにする」. */
  label: string;
}

export interface PlaceSketchProps {
  lang: Lang;
  /** Up to 26, told apart by letters. */
  marks: readonly SketchMark[];
  /** Those that nobody doubts; small dots. */
  others: readonly Position[];
}

const WIDTH = 320;
const HEIGHT = 176;
const PADDING = 26;
/** Nearer than this a drawing without streets says nothing more. */
const MAX_ZOOM = 15;

export function PlaceSketch({ lang, marks, others }: PlaceSketchProps) {
  const t = mapMessages(lang);
  const drawing = sketchHtml(marks, others);
  if (drawing === null) return null;
  return (
    <figure class="sketch">
      {drawing}
      <figcaption>
        <ul>
          {marks.map(({ position, label }, n) => (
            <li>
              <b class="sketch-letter">{letterOf(n)}</b>
              <span>
                {label}
                {others.length === 0 ? null : (
                  <span class="sub">
                    {' '}
                    {t('sketch.away', { distance: lengthText(roundLength(nearestOf(position, others))) })}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
        <p class="small sub">{t('sketch.others', { count: others.length })}</p>
      </figcaption>
    </figure>
  );
}

const letterOf = (n: number) => String.fromCharCode(65 + n);

function nearestOf(position: Position, others: readonly Position[]): number {
  return Math.min(...others.map((other) => distance(position, other)));
}

/** Null when there is nothing to draw. */
function sketchHtml(marks: readonly SketchMark[], others: readonly Position[]): Html | null {
  const extent = marks.length === 0 ? null : extentOf([...marks.map(({ position }) => position), ...others]);
  if (extent === null) return null;
  const { centre, zoom } = fitExtent(extent, {
    width: WIDTH,
    height: HEIGHT,
    padding: PADDING,
    maxZoom: MAX_ZOOM,
  });
  const middle = project(centre, zoom);
  const at = (position: Position) => {
    const { x, y } = project(position, zoom);
    return { x: rounded(x - middle.x + WIDTH / 2), y: rounded(y - middle.y + HEIGHT / 2) };
  };
  // What lies within a px of another one is drawn once.
  const dots = new Set(others.map(at).map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`));
  const pins = marks.map(({ position }, n) => ({ ...at(position), letter: letterOf(n) }));
  const perPx = metresPerPixel(centre.lat, zoom);
  const metres = roundLength((WIDTH / 5) * perPx);
  const length = rounded(metres / perPx);
  const circles = [...dots].map((dot) => {
    const [x, y] = dot.split(' ');
    return `<circle class="sketch-dot" cx="${x}" cy="${y}" r="4"/>`;
  });
  return trusted(
    `<svg class="sketch-map" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">` +
      `${circles.join('')}${pins.map(pinHtml).join('')}` +
      `<path class="sketch-scale" d="M10 ${HEIGHT - 14}v5h${length}v-5"/>` +
      `<text class="sketch-said" x="10" y="${HEIGHT - 19}">${lengthText(metres)}</text></svg>`,
  );
}

/** Beside its place, on a stalk, so that two of one place don't cover each other. */
function pinHtml({ x, y, letter }: { x: number; y: number; letter: string }, n: number): string {
  const up = y > 40 ? -1 : 1;
  const to = {
    x: rounded(Math.min(WIDTH - 14, Math.max(14, x + (n % 2 === 0 ? -12 : 12)))),
    y: rounded(y + up * 20),
  };
  return (
    `<path class="sketch-stalk" d="M${x} ${y}L${to.x} ${to.y}"/><circle class="sketch-spot" cx="${x}" cy="${y}" r="3.5"/>` +
    `<circle class="sketch-pin" cx="${to.x}" cy="${to.y}" r="11"/>` +
    `<text class="sketch-name" x="${to.x}" y="${rounded(to.y + 4.5)}">${letter}</text>`
  );
}

function rounded(px: number): number {
  return Math.round(px * 10) / 10;
}
