import type { Context } from 'hono';
import { allowImagesFrom } from '../http/index.ts';
import type { AppEnv } from '../manifest/index.ts';

/** What lies under the pins: pictures, and who has to be named for them. Null: a drawing without streets. */
export type MapGround = {
  tiles: string;
  attribution: string;
  terms: string | null;
  /** The third party that the reader's browser asks; null when the pictures are the site's own. */
  host: string | null;
} | null;

/**
 * The ground of maps on this site, from MAP_TILES_URL. Lets this page, and no other, show pictures of that server: call it
 * in the route of a page with a map.
 */
export function mapGround(c: Context<AppEnv>): MapGround {
  const maps = c.get('site').settings?.maps ?? null;
  if (maps === null) return null;
  const own = maps.tiles.startsWith('/');
  // A template is no address before its places are filled.
  const url = own ? null : new URL(maps.tiles.replace(/\{\w\}/g, '0'));
  if (url !== null) allowImagesFrom(c, url.origin);
  return { ...maps, host: url?.host ?? null };
}
