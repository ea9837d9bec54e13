/** MapLibre GL, a file of its own: it isn't bundled, but found where it puts itself. */
import type * as maplibre from 'maplibre-gl';

export type MapLibre = typeof maplibre;

/** Loads the library and tells it where its worker lies; null where it can't run. */
export async function loadLibrary(region: HTMLElement): Promise<MapLibre | null> {
  const { library = '', worker = '' } = region.dataset;
  if (!hasWebGl()) return null;
  try {
    await import(library);
  } catch {
    return null;
  }
  const loaded = (globalThis as unknown as { maplibregl?: MapLibre }).maplibregl;
  if (loaded === undefined) return null;
  loaded.setWorkerUrl(worker);
  return loaded;
}

function hasWebGl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
