/** A map that moves: pins, list and card belong together. */
import { extentOf, type Position } from '@tomoni/geo';
import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import { addClose, otherCard, rowCard, showCard } from './card.ts';
import { drawGrid, followScheme, groundStyle, onGridReady } from './ground.ts';
import { loadLibrary, type MapLibre } from './library.ts';
import { askPosition, sortRows } from './near-me.ts';
import { Others } from './others.ts';
import { positionIn, type RowPin, rowsOf, wordsOf } from './page-data.ts';
import { boundsOf, Pins } from './pins.ts';

const PHONE = '(max-width: 63.99rem)';
/** By tiles of 512 px. */
const NEAREST = 16;
/** So many rows are looked at around a place; as in the drawing. */
const NEARBY = 5;
const SAID_MS = 8_000;
/** The islands of Japan, when a page says nothing of what it is about. */
const ANYWHERE: LngLatBoundsLike = [122, 20, 154, 46];

/** Opens the map of a region; where that can't be, the drawing stays and nothing is said of it. */
export async function openMap(region: HTMLElement): Promise<void> {
  const canvas = region.querySelector<HTMLElement>('[data-map-canvas]');
  const library = await loadLibrary(region);
  if (canvas === null || library === null) return;
  canvas.hidden = false;
  try {
    new OpenMap(region, canvas, library).wake();
  } catch {
    canvas.hidden = true;
  }
}

class OpenMap {
  readonly #region: HTMLElement;
  readonly #list: HTMLElement | null;
  readonly #cards: HTMLElement | null;
  readonly #words: ReturnType<typeof wordsOf>;
  readonly #map: MapLibreMap;
  readonly #pins: Pins;
  readonly #others: Others | null;
  #rows: RowPin[];
  #chosen: string | null;
  #here: Position | null;

  constructor(region: HTMLElement, canvas: HTMLElement, library: MapLibre) {
    this.#region = region;
    this.#list = region.closest('.map-pair')?.querySelector<HTMLElement>('.map-rows') ?? null;
    this.#cards = region.querySelector<HTMLElement>('[data-map-card]');
    this.#words = wordsOf(region);
    this.#rows = rowsOf(this.#list);
    this.#chosen = this.#rows.find(({ element }) => element.classList.contains('map-row-on'))?.id ?? null;
    this.#here = positionIn(region.dataset.here);
    this.#map = this.#build(canvas, library);
    this.#pins = new Pins(this.#map, {
      library,
      words: this.#words,
      handlers: {
        onRow: (row) => this.#choose(row),
        onOther: (other) => {
          this.#mark(other.id);
          this.#card(otherCard(other, this.#words));
        },
      },
    });
    const { layer } = region.dataset;
    this.#others = layer === undefined ? null : new Others(JSON.parse(layer));
  }

  #build(container: HTMLElement, library: MapLibre): MapLibreMap {
    const words = this.#words;
    const map = new library.Map({
      container,
      style: groundStyle(this.#region.dataset.tiles),
      bounds: this.#bounds(),
      fitBoundsOptions: { padding: 48, maxZoom: NEAREST },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      // Then pictures are loaded as images: the page's policy names their server for these only.
      refreshExpiredTiles: false,
      // A thumb that scrolls the page must get past the map.
      cooperativeGestures: matchMedia(PHONE).matches,
      maxZoom: 18,
      renderWorldCopies: false,
      locale: {
        'Map.Title': words.map ?? '',
        'CooperativeGesturesHandler.WindowsHelpText': words.ctrl ?? '',
        'CooperativeGesturesHandler.MacHelpText': words.cmd ?? '',
        'CooperativeGesturesHandler.MobileHelpText': words.two ?? '',
      },
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new library.ScaleControl({ maxWidth: 110 }), 'bottom-left');
    return map;
  }

  wake(): void {
    // Not at `load`: that waits for pictures, which may never come.
    this.#map.once('style.load', () => this.#region.classList.add('map-ready'));
    onGridReady(this.#map, () => this.#draw());
    this.#map.once('idle', () => this.#draw());
    this.#map.on('moveend', () => this.#draw());
    followScheme(this.#map);
    this.#watchPictures();
    this.#wakeControls();
    this.#wakeList();
    if (this.#cards !== null) addClose(this.#cards, () => this.#unchoose());
    if (this.#here !== null) this.#pins.here(this.#here);
    this.#pinsNow();
  }

  #bounds(): LngLatBoundsLike {
    const written = this.#region.dataset.extent?.split(',').map(Number);
    const [w, s, e, n] = written ?? [];
    if (w !== undefined && s !== undefined && e !== undefined && n !== undefined) return [w, s, e, n];
    const places = this.#rows.map(({ position }) => position);
    // On a phone what is nearest, large enough to touch.
    const nearest = matchMedia(PHONE).matches ? places.slice(0, NEARBY) : places;
    const extent = extentOf(this.#here === null ? places : [...nearest, this.#here]);
    return extent === null ? ANYWHERE : boundsOf(extent);
  }

  #draw(): void {
    const { lat, lng } = this.#map.getCenter();
    drawGrid(this.#map, this.#here ?? this.#rows[0]?.position ?? { lat, lon: lng });
    this.#pinsNow();
  }

  #pinsNow(): void {
    const others = this.#others?.seen(this.#map, () => this.#pinsNow()) ?? [];
    this.#pins.show(this.#rows, others, this.#chosen);
  }

  #choose(row: RowPin): void {
    this.#mark(row.id);
    row.element.classList.add('map-row-on');
    row.element.scrollIntoView({ block: 'nearest' });
    this.#card(rowCard(row));
  }

  #mark(id: string | null): void {
    this.#chosen = id;
    for (const { element } of this.#rows) element.classList.remove('map-row-on');
    this.#pinsNow();
  }

  #card(card: HTMLElement | null): void {
    if (this.#cards !== null) showCard(this.#cards, card, () => this.#unchoose());
  }

  #unchoose(): void {
    this.#mark(null);
    this.#card(null);
  }

  #wakeList(): void {
    const at = (event: Event) =>
      (event.target as Element).closest<HTMLElement>('li[data-id]')?.dataset.id ?? null;
    for (const kind of ['pointerover', 'focusin']) {
      this.#list?.addEventListener(kind, (event) => this.#pins.point(at(event)));
    }
    for (const kind of ['pointerleave', 'focusout']) {
      this.#list?.addEventListener(kind, () => this.#pins.point(null));
    }
    this.#region.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#unchoose();
    });
  }

  #wakeControls(): void {
    const wake = (name: string, onClick: (button: HTMLButtonElement) => void) => {
      const button = this.#region.querySelector<HTMLButtonElement>(`[data-map-control="${name}"]`);
      if (button === null) return;
      button.hidden = false;
      button.addEventListener('click', () => onClick(button));
    };
    wake('closer', () => this.#map.zoomIn());
    wake('farther', () => this.#map.zoomOut());
    if (navigator.geolocation !== undefined) wake('near', (button) => void this.#sort(button));
    const pair = this.#region.closest('.map-pair');
    for (const part of pair?.querySelectorAll<HTMLElement>('[data-map-script-only]') ?? [])
      part.hidden = false;
  }

  async #sort(button: HTMLButtonElement): Promise<void> {
    button.setAttribute('aria-busy', 'true');
    const position = await askPosition();
    button.removeAttribute('aria-busy');
    if (position === null) {
      this.#say(this.#words.failed);
      return;
    }
    this.#here = position;
    this.#pins.here(position);
    if (this.#list !== null) sortRows(this.#list, position, this.#words);
    this.#rows = rowsOf(this.#list);
    const first = this.#rows.slice(0, NEARBY).map((row) => row.position);
    const extent = extentOf([position, ...first]);
    if (extent !== null) this.#map.fitBounds(boundsOf(extent), { padding: 48, maxZoom: NEAREST });
    this.#pinsNow();
    this.#say(this.#words.done);
  }

  /** Without pictures the drawing's ground stays, and so does its note; with them their makers are named. */
  #watchPictures(): void {
    let [came, failed] = [false, false];
    this.#map.on('sourcedata', ({ sourceId, tile }) => {
      if (came || sourceId !== 'pictures' || tile?.state !== 'loaded') return;
      came = true;
      if (failed) this.#say('');
      this.#nameMakers();
    });
    // Without somebody who listens, MapLibre writes each tile that doesn't come into the console.
    this.#map.on('error', () => {
      if (came || failed) return;
      failed = true;
      this.#say(this.#words.noTiles);
      // Long enough to read; that it is a drawing stands below all the time.
      setTimeout(() => this.#say(''), SAID_MS);
    });
  }

  #nameMakers(): void {
    for (const part of this.#region.querySelectorAll<HTMLElement>('[data-map-drawn], [data-map-tiled]')) {
      part.hidden = part.dataset.mapDrawn !== undefined;
    }
  }

  #say(text: string | undefined): void {
    const place = this.#region.querySelector('[data-map-said]');
    if (place !== null) place.textContent = text ?? '';
  }
}
