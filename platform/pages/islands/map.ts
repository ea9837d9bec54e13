/** Lays a map that moves over the drawing: loaded by pages with a map only. Without WebGL the drawing stays. */
import { openMap } from './map/open-map.ts';

for (const region of document.querySelectorAll<HTMLElement>('[data-map-script]')) void openMap(region);
