/** Points that aren't in the list, asked for by tiles as the map is moved. */
import { extentOf, type PointCollection, type Position, positionOf, type Tile, tilesOver } from '@tomoni/geo';
import type { Map as MapLibreMap } from 'maplibre-gl';

/** A point of the module. */
export interface NamedOther {
  id: string;
  position: Position;
  name: string;
  href: string;
  square?: true;
  unsure?: true;
}

/** How many lie about there. */
export interface CountedOther {
  id: string;
  position: Position;
  count: number;
  atLeast?: true;
}

export type Other = NamedOther | CountedOther;

type Properties = Omit<NamedOther, 'id' | 'position'> | Omit<CountedOther, 'id' | 'position'>;

/** The nearest tiles there are (platform/maps): their address tells where one looks only within a kilometre. */
const MAX_ZOOM = 15;
const MOST_TILES = 20;
const KEPT = 200;

export class Others {
  readonly #layer: { href: string; minZoom: number };
  /** By address; null while it is on its way. */
  readonly #tiles = new Map<string, Other[] | null>();

  constructor(layer: { href: string; minZoom: number }) {
    this.#layer = layer;
  }

  /** What is known of what is seen now; asks for the rest and calls `onNews` when it is there. */
  seen(map: MapLibreMap, onNews: () => void): Other[] {
    const found: Other[] = [];
    for (const tile of this.#tilesOf(map)) {
      const address = this.#addressOf(tile);
      const known = this.#tiles.get(address);
      if (known === undefined) void this.#fetch(address).then(onNews);
      else if (known !== null) found.push(...known);
    }
    return found;
  }

  #tilesOf(map: MapLibreMap): Tile[] {
    // A tile is drawn 512 px wide: its zoom is that of MapLibre.
    const z = Math.min(MAX_ZOOM, Math.round(map.getZoom()));
    if (z < this.#layer.minZoom) return [];
    const bounds = map.getBounds();
    const extent = extentOf([
      { lat: bounds.getSouth(), lon: Math.max(-180, bounds.getWest()) },
      { lat: bounds.getNorth(), lon: Math.min(180, bounds.getEast()) },
    ]);
    return extent === null ? [] : (tilesOver(extent, { z, most: MOST_TILES }) ?? []);
  }

  #addressOf({ z, x, y }: Tile): string {
    return this.#layer.href.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
  }

  async #fetch(address: string): Promise<void> {
    this.#tiles.set(address, null);
    try {
      const answer = await fetch(address, { headers: { Accept: 'application/geo+json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { features } = (await answer.json()) as PointCollection<Properties>;
      this.#tiles.set(
        address,
        features.map((feature) => otherOf(feature, address)),
      );
    } catch {
      // Without a line: asked for again when the map is moved next.
      this.#tiles.delete(address);
      return;
    }
    const [oldest] = this.#tiles.keys();
    if (this.#tiles.size > KEPT && oldest !== undefined) this.#tiles.delete(oldest);
  }
}

function otherOf(feature: PointCollection<Properties>['features'][number], address: string): Other {
  const { properties } = feature;
  const position = positionOf(feature);
  return 'count' in properties
    ? { ...properties, id: `${address} ${feature.id}`, position }
    : { ...properties, id: feature.id, position };
}
