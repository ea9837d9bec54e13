/**
 * The map as a drawing from the server: pins where they are, how far it is, no streets. It is what is seen without
 * JavaScript, on devices without WebGL, and until the map that moves is there.
 */
import {
  clusters,
  type Extent,
  extentOf,
  fitExtent,
  lengthText,
  metresPerPixel,
  type Pixel,
  type Position,
  project,
  roundLength,
} from '@tomoni/geo';
import { classes, escapeHtml, type Html, trusted } from '../pages/index.ts';
import type { MapRowProps } from './map-row.tsx';

export interface Scene {
  rows: readonly MapRowProps[];
  here: Position | null;
  chosen: string | null;
  /** What is shown at least; null: the rows and where one is. */
  extent: Extent | null;
}

export interface Paper {
  width: number;
  height: number;
  /** For which width of the window it is. */
  name: 'narrow' | 'wide';
}

/** A look at the earth: where a position lies on the paper, and how long a px is. */
interface View extends Paper {
  place: (position: Position) => Pixel;
  /** The middle of all: the grid begins there. */
  origin: Pixel;
  metresPerPx: number;
}

interface Mark {
  position: Position;
  row: MapRowProps;
  number: number;
}

/** Pins nearer than this, in px, become one: they would cover each other's numbers. */
const RADIUS = 30;
/** So many rows are looked at around a place; as on the map that moves. */
const NEARBY = 5;
/** Nearer than this a drawing without streets says nothing more. */
const MAX_ZOOM = 16.5;

/** SVG of a scene; null when there is nothing that has a place. */
export function drawingHtml(scene: Scene, paper: Paper): Html | null {
  const marks = marksOf(scene);
  const positions = [...marks.map(({ position }) => position), ...(scene.here === null ? [] : [scene.here])];
  const extent = scene.extent ?? extentOf(paper.name === 'narrow' ? nearby(scene, marks) : positions);
  if (extent === null) return null;
  const { centre, zoom } = fitExtent(extent, { ...paper, padding: 44, maxZoom: MAX_ZOOM });
  const middle = project(centre, zoom);
  const view: View = {
    ...paper,
    place: (position) => {
      const { x, y } = project(position, zoom);
      return { x: round(x - middle.x + paper.width / 2), y: round(y - middle.y + paper.height / 2) };
    },
    origin: { x: paper.width / 2, y: paper.height / 2 },
    metresPerPx: metresPerPixel(centre.lat, zoom),
  };
  const pins = pinsHtml(marks, scene, { view, zoom });
  return trusted(
    `<svg class="map-drawing map-drawing-${paper.name}" viewBox="0 0 ${paper.width} ${paper.height}" ` +
      `preserveAspectRatio="xMidYMid slice" aria-hidden="true">` +
      `${groundHtml(view, scene.here)}${pins}${scaleHtml(view)}</svg>`,
  );
}

/** On a phone what is nearest to where one is: large enough to touch. The rest lies beyond the edge. */
function nearby({ here }: Scene, marks: readonly Mark[]): Position[] {
  const places = marks.map(({ position }) => position);
  return here === null ? places : [...places.slice(0, NEARBY), here];
}

function marksOf({ rows }: Scene): Mark[] {
  return rows.flatMap((row, index) =>
    row.position === null ? [] : [{ position: row.position, row, number: index + 1 }],
  );
}

/** Squares of the length of the scale; with a place to count from, rings around it, one length after the other. */
function groundHtml(view: View, here: Position | null): string {
  const step = stepOf(view) / view.metresPerPx;
  const lines = (from: number, to: number, line: (at: number) => string) => {
    let path = '';
    for (let at = from - Math.ceil(from / step) * step; at <= to; at += step) path += line(round(at));
    return path;
  };
  const { x, y } = here === null ? view.origin : view.place(here);
  const grid =
    lines(x, view.width, (at) => `M${at} 0V${view.height}`) +
    lines(y, view.height, (at) => `M0 ${at}H${view.width}`);
  const drawn = `<path class="map-grid-edge" d="${grid}"/><path class="map-grid" d="${grid}"/>`;
  return here === null ? drawn : drawn + [1, 2, 3].map((n) => ringHtml(view, { x, y }, n)).join('');
}

function ringHtml(view: View, { x, y }: Pixel, times: number): string {
  const metres = stepOf(view) * times;
  const radius = round(metres / view.metresPerPx);
  const ring = `<circle class="map-ring" cx="${x}" cy="${y}" r="${radius}"/>`;
  const top = round(y - radius + 4);
  if (top < 16 || x < 20 || x > view.width - 20) return ring;
  return `${ring}<text class="map-said" x="${x}" y="${top}">${lengthText(metres)}</text>`;
}

/** About a fifth of the width, in metres. */
function stepOf({ width, metresPerPx }: View): number {
  return roundLength((Math.min(width, 480) / 3.6) * metresPerPx);
}

function scaleHtml(view: View): string {
  const metres = stepOf(view);
  const length = round(metres / view.metresPerPx);
  const bottom = view.height - 12;
  return (
    `<path class="map-scale-line" d="M12 ${bottom - 6}v6h${length}v-6"/>` +
    `<text class="map-said" x="${round(12 + length / 2)}" y="${bottom - 5}">${lengthText(metres)}</text>`
  );
}

function pinsHtml(
  marks: readonly Mark[],
  { chosen, here }: Scene,
  { view, zoom }: { view: View; zoom: number },
): string {
  const others = marks.filter(({ row }) => row.id !== chosen);
  const shown = clusters(others, { zoom, radius: RADIUS });
  const pins = shown.map(({ position, points, count }) => {
    const [only] = points;
    const at = view.place(position);
    if (points.length > 1 || only === undefined) return manyHtml(at, count);
    return pinHtml(at, only, false);
  });
  const dot = here === null ? '' : hereHtml(view.place(here));
  const on = marks.find(({ row }) => row.id === chosen);
  return `${dot}${pins.join('')}${on === undefined ? '' : pinHtml(view.place(on.position), on, true)}`;
}

/** A link to the row; not in the order of the tab key, since the row itself is. */
function pinHtml({ x, y }: Pixel, { row, number }: Mark, on: boolean): string {
  const name = classes(on ? 'pin-on' : row.square && 'pin-square', row.unsure && 'pin-unsure');
  const size = on ? 20.5 : 15;
  const disc =
    row.square === true && !on
      ? `<rect class="pin-disc" x="${round(x - 15)}" y="${round(y - 15)}" width="30" height="30" rx="8"/>`
      : `<circle class="pin-disc" cx="${x}" cy="${y}" r="${size}"/>`;
  const text = `<text class="pin-no" x="${x}" y="${round(y + (on ? 6.5 : 5.5))}">${number}</text>`;
  return `<a href="#map-${number}" tabindex="-1" class="pin-row ${escapeHtml(name)}">${disc}${text}</a>`;
}

function manyHtml({ x, y }: Pixel, count: number): string {
  return (
    `<g class="pin-many"><circle class="pin-halo" cx="${x}" cy="${y}" r="24"/>` +
    `<circle class="pin-disc" cx="${x}" cy="${y}" r="17"/>` +
    `<text class="pin-no" x="${x}" y="${round(y + 5.5)}">${count}</text></g>`
  );
}

function hereHtml({ x, y }: Pixel): string {
  return (
    `<g class="pin-here"><circle class="pin-halo" cx="${x}" cy="${y}" r="21"/>` +
    `<circle class="pin-disc" cx="${x}" cy="${y}" r="10.5"/></g>`
  );
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
