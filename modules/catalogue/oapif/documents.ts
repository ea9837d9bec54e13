/** The documents around features: landing page, conformance, collections (OGC API Features, part 1: Core, 1.0.1). */
import type { Collection } from './collections.ts';

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const GEOJSON = 'application/geo+json';
const JSON_TYPE = 'application/json';

export interface Link {
  href: string;
  rel: string;
  type?: string;
  title?: string;
}

export function landing(base: string, origin: string, words: { title: string; description: string }) {
  return {
    ...words,
    links: [
      { href: base, rel: 'self', type: JSON_TYPE },
      {
        ...{ href: `${origin}/openapi.json`, rel: 'service-desc' },
        type: 'application/vnd.oai.openapi+json;version=3.1',
      },
      { href: `${base}/conformance`, rel: 'conformance', type: JSON_TYPE },
      { href: `${base}/collections`, rel: 'data', type: JSON_TYPE },
    ] satisfies Link[],
  };
}

/** Not the class for OpenAPI 3.0: ours is 3.1. */
export const CONFORMANCE = {
  conformsTo: [
    'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core',
    'http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  ],
};

export interface Described {
  base: string;
  title: string;
  description: string;
  /** Where it is shown to people, how it may be used, other forms of it. */
  more: readonly Link[];
}

export function collectionDocument(
  { id, extent }: Collection,
  { base, title, description, more }: Described,
) {
  const { west, south, east, north } = extent;
  return {
    ...{ id, title, description, itemType: 'feature', crs: [CRS84], storageCrs: CRS84 },
    extent: { spatial: { bbox: [[west, south, east, north]], crs: CRS84 } },
    links: [
      { href: `${base}/collections/${id}`, rel: 'self', type: JSON_TYPE },
      { href: `${base}/collections/${id}/items`, rel: 'items', type: GEOJSON, title },
      ...more,
    ],
  };
}
