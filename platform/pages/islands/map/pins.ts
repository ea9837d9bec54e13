/** Pins over the map: HTML in the page's own styles. The list is for keys and for those who hear the page. */
import { type Cluster, clusters, type Extent, extentOf, type Position } from '@tomoni/geo';
import type { Map as MapLibreMap, Marker } from 'maplibre-gl';
import type { MapLibre } from './library.ts';
import type { CountedOther, NamedOther, Other } from './others.ts';
import { type RowPin, type Words, withNumber } from './page-data.ts';
import { type Box, meantPin } from './room.ts';

/** A point that is shown: a row of the list, or another one. */
type Point = { position: Position; count: number } & ({ row: RowPin } | { other: Other });

export interface PinHandlers {
  onRow(row: RowPin): void;
  onOther(other: NamedOther): void;
}

/** As in the drawing: nearer pins would cover each other's numbers. */
const RADIUS = 30;

export class Pins {
  readonly #map: MapLibreMap;
  readonly #library: MapLibre;
  readonly #words: Words;
  readonly #handlers: PinHandlers;
  /** What is on the map, by what it stands for, so that nothing flickers when the map is moved. */
  #shown = new Map<string, Marker>();
  #here: Marker | null = null;
  readonly #presses = new WeakMap<Element, () => void>();

  constructor(map: MapLibreMap, given: { library: MapLibre; words: Words; handlers: PinHandlers }) {
    this.#map = map;
    this.#library = given.library;
    this.#words = given.words;
    this.#handlers = given.handlers;
  }

  /** Shows rows and others; `chosen` and what the pointer is on stand apart. */
  show(rows: readonly RowPin[], others: readonly Other[], chosen: string | null): void {
    const listed = new Set(rows.map(({ id }) => id));
    const inList = rows.map((row): Point => ({ row, position: row.position, count: 1 }));
    const around = others
      .filter(({ id }) => !listed.has(id))
      .map(
        (other): Point => ({ other, position: other.position, count: 'count' in other ? other.count : 1 }),
      );
    const alone = [...inList, ...around].filter((point) => idOf(point) === chosen);
    // Apart from each other, so that no number of the list disappears in a count of other points.
    const marks = [around, inList].flatMap((points) => this.#together(points, chosen));
    const next = new Map<string, Marker>();
    for (const mark of marks) this.#keep(next, mark, false);
    for (const point of alone)
      this.#keep(next, { position: point.position, points: [point], count: 1 }, true);
    for (const [key, marker] of this.#shown) if (!next.has(key)) marker.remove();
    this.#shown = next;
  }

  /** The pin that belongs to the row under the pointer. */
  point(id: string | null): void {
    for (const [key, marker] of this.#shown) {
      marker.getElement().classList.toggle('pin-near', id !== null && key.startsWith(`${id} `));
    }
  }

  here(position: Position): void {
    this.#here?.remove();
    const element = document.createElement('span');
    element.className = 'pin-here pin';
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', this.#words.here ?? '');
    this.#here = this.#place(element, position);
  }

  #together(points: readonly Point[], chosen: string | null): Cluster<Point>[] {
    const rest = points.filter((point) => idOf(point) !== chosen);
    // MapLibre counts zooms by tiles of 512 px.
    return clusters(rest, { zoom: this.#map.getZoom() + 1, radius: RADIUS });
  }

  #keep(next: Map<string, Marker>, mark: Cluster<Point>, on: boolean): void {
    const key = `${mark.points.map(keyOf).sort().join('|')} ${on}`;
    const marker = this.#shown.get(key) ?? this.#place(this.#elementOf(mark, on), mark.position);
    marker.setLngLat([mark.position.lon, mark.position.lat]);
    next.set(key, marker);
  }

  #place(element: HTMLElement, { lat, lon }: Position): Marker {
    return new this.#library.Marker({ element }).setLngLat([lon, lat]).addTo(this.#map);
  }

  #elementOf(mark: Cluster<Point>, on: boolean): HTMLElement {
    const [only] = mark.points;
    const element = document.createElement('button');
    element.type = 'button';
    element.tabIndex = -1;
    if (mark.points.length > 1 || only === undefined) this.#many(element, mark);
    else if ('row' in only) this.#row(element, only.row, on);
    else if ('count' in only.other) this.#counted(element, only.other);
    else this.#other(element, only.other, on);
    return element;
  }

  #row(element: HTMLElement, row: RowPin, on: boolean): void {
    element.className = ['pin', ...row.looks.map((look) => `pin-${look}`), on ? 'pin-on' : ''].join(' ');
    element.textContent = String(row.number);
    element.setAttribute('aria-label', `${row.number} ${titleOf(row.element)}`);
    this.#pressed(element, () => this.#handlers.onRow(row));
  }

  #other(element: HTMLElement, other: NamedOther, on: boolean): void {
    const looks = [other.square ? 'pin-square' : '', other.unsure ? 'pin-unsure' : '', on ? 'pin-on' : ''];
    element.className = ['pin', 'pin-other', ...looks].join(' ');
    element.setAttribute('aria-label', other.name);
    this.#pressed(element, () => this.#handlers.onOther(other));
  }

  #pressed(element: HTMLElement, press: () => void): void {
    this.#presses.set(element, press);
    element.addEventListener('click', (event) => {
      const point = { x: event.clientX, y: event.clientY };
      // Not from a finger: a screen reader presses the pin itself.
      const meant = event.detail === 0 ? element : meantPin(point, element, this.#elements(), boxOf);
      this.#presses.get(meant)?.();
    });
  }

  #elements(): HTMLElement[] {
    return [...this.#shown.values()].map((marker) => marker.getElement());
  }

  /** Counted by the server: nearer, there are others. */
  #counted(element: HTMLElement, other: CountedOther): void {
    element.className = 'pin pin-many pin-around';
    element.textContent = short(other.count) + (other.atLeast ? '+' : '');
    element.setAttribute(
      'aria-label',
      withNumber(this.#words, other.atLeast ? 'atLeast' : 'many', other.count),
    );
    this.#pressed(element, () => this.#closer(other.position));
  }

  #many(element: HTMLElement, { points, count, position }: Cluster<Point>): void {
    const listed = points.some((point) => 'row' in point);
    element.className = `pin pin-many${listed ? '' : ' pin-around'}`;
    element.textContent = short(count);
    element.setAttribute('aria-label', withNumber(this.#words, 'many', count));
    this.#pressed(element, () => {
      const extent = extentOf(points.map((point) => point.position));
      const known = points.every((point) => 'row' in point || !('count' in point.other));
      if (extent === null || !known) this.#closer(position);
      else this.#map.fitBounds(boundsOf(extent), { padding: 80, maxZoom: 17 });
    });
  }

  #closer({ lat, lon }: Position): void {
    this.#map.easeTo({ center: [lon, lat], zoom: this.#map.getZoom() + 2 });
  }
}

function boxOf(element: Element): Box {
  return element.getBoundingClientRect();
}

function idOf(point: Point): string {
  return 'row' in point ? point.row.id : point.other.id;
}

function keyOf(point: Point): string {
  return 'row' in point ? `${point.row.id} #${point.row.number}` : point.other.id;
}

export function titleOf(row: HTMLElement): string {
  return row.querySelector('[data-title]')?.textContent ?? '';
}

/** 12,300 → 12k: what a disc has room for. */
function short(count: number): string {
  return count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

/** A box as MapLibre takes it. */
export function boundsOf({ west, south, east, north }: Extent): [number, number, number, number] {
  return [west, south, east, north];
}
