/** The ground of a map: the colours of the design with a grid as in the drawing, and pictures over it where they come. */
import { METRES_PER_DEGREE, type Position, roundLength } from '@tomoni/geo';
import type { GeoJSONSource, Map as MapLibreMap, MapSourceDataEvent, StyleSpecification } from 'maplibre-gl';

/** The last zoom at which the Authority has its pale map; nearer, its pictures are drawn larger. */
const MAX_TILE_ZOOM = 18;
const LINES = 40;

/** A style without texts and signs: those would need files from elsewhere. */
export function groundStyle(tiles: string | undefined): StyleSpecification {
  const colours = coloursNow();
  return {
    version: 8,
    sources: {
      grid: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      ...(tiles === undefined
        ? {}
        : {
            pictures: {
              type: 'raster',
              tiles: [new URL(tiles, location.href).href.replaceAll('%7B', '{').replaceAll('%7D', '}')],
              tileSize: 256,
              maxzoom: MAX_TILE_ZOOM,
            },
          }),
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': colours.land } },
      { id: 'edges', type: 'line', source: 'grid', paint: { 'line-color': colours.edge, 'line-width': 3 } },
      { id: 'lines', type: 'line', source: 'grid', paint: { 'line-color': colours.grid, 'line-width': 1.5 } },
      ...(tiles === undefined
        ? []
        : [
            {
              id: 'pictures',
              type: 'raster' as const,
              source: 'pictures',
              paint: { 'raster-fade-duration': 120, ...nightOf(colours.dark) },
            },
          ]),
    ],
  };
}

/** Follows the page when it becomes dark or light. */
export function followScheme(map: MapLibreMap): void {
  const follow = () => {
    const colours = coloursNow();
    map.setPaintProperty('land', 'background-color', colours.land);
    map.setPaintProperty('edges', 'line-color', colours.edge);
    map.setPaintProperty('lines', 'line-color', colours.grid);
    if (map.getLayer('pictures') === undefined) return;
    for (const [name, value] of Object.entries(nightOf(colours.dark))) {
      map.setPaintProperty('pictures', name, value);
    }
  };
  // Before it is there, MapLibre would throw; what changed meanwhile is followed then.
  map.once('style.load', () => {
    follow();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
  });
}

/** By night the pale pictures are turned round: light becomes dark, and colours keep their hue. */
function nightOf(dark: boolean) {
  return {
    'raster-brightness-min': dark ? 0.85 : 0,
    'raster-brightness-max': dark ? 0.1 : 1,
    'raster-hue-rotate': dark ? 180 : 0,
    'raster-saturation': dark ? -0.3 : 0,
  };
}

function coloursNow() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    land: of('--map-land'),
    edge: of('--map-grid-edge'),
    grid: of('--map-grid'),
    dark: style.colorScheme === 'dark',
  };
}

/** Calls once when the grid's source has been set up: lines that are given to it before are lost. */
export function onGridReady(map: MapLibreMap, ready: () => void): void {
  const listener = ({ sourceId, isSourceLoaded }: MapSourceDataEvent) => {
    if (sourceId !== 'grid' || isSourceLoaded !== true) return;
    map.off('sourcedata', listener);
    ready();
  };
  map.on('sourcedata', listener);
}

/** Squares of a round length over what is seen, always from the same place on. */
export function drawGrid(map: MapLibreMap, from: Position): void {
  const bounds = map.getBounds();
  const metres = (bounds.getNorth() - bounds.getSouth()) * METRES_PER_DEGREE;
  const lat = roundLength(metres / 4) / METRES_PER_DEGREE;
  const lon = lat / Math.max(0.01, Math.cos((from.lat * Math.PI) / 180));
  const coordinates: [number, number][][] = [];
  for (const x of steps(bounds.getWest(), bounds.getEast(), { from: from.lon, step: lon })) {
    coordinates.push([
      [x, bounds.getSouth() - lat],
      [x, bounds.getNorth() + lat],
    ]);
  }
  for (const y of steps(bounds.getSouth(), bounds.getNorth(), { from: from.lat, step: lat })) {
    coordinates.push([
      [bounds.getWest() - lon, y],
      [bounds.getEast() + lon, y],
    ]);
  }
  map.getSource<GeoJSONSource>('grid')?.setData({
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiLineString', coordinates },
  });
}

function steps(first: number, last: number, { from, step }: { from: number; step: number }): number[] {
  const begin = Math.ceil((first - from) / step) - 1;
  const count = Math.min(LINES, Math.ceil((last - first) / step) + 3);
  return Array.from({ length: count }, (_, index) => from + (begin + index) * step);
}
