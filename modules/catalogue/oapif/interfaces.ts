/** OGC API Features, for `/openapi.json`. */
import type { InterfaceParameter, JsonSchema, PublicRead } from '@tomoni/platform/openapi';
import {
  COLLECTION_ROUTE,
  COLLECTIONS_ROUTE,
  CONFORMANCE_ROUTE,
  ITEM_ROUTE,
  ITEMS_ROUTE,
  LANDING_ROUTE,
  MOST_ITEMS,
} from './routes.ts';

const LINKS: JsonSchema = {
  type: 'array',
  items: { type: 'object', required: ['href', 'rel'], properties: { href: { type: 'string' } } },
};
const collectionSchema: JsonSchema = {
  type: 'object',
  required: ['id', 'title', 'links', 'extent', 'itemType', 'crs'],
  properties: { id: { type: 'string' }, links: LINKS },
};

const collection: InterfaceParameter = {
  ...{ name: 'collection', in: 'path', schema: { type: 'string', pattern: '^[a-z0-9_-]+$' } },
  text: { ja: 'コレクション。992020-aed や aed など', en: 'The collection, such as 992020-aed or aed' },
};
const number = (name: string, ja: string, en: string, schema: JsonSchema): InterfaceParameter => ({
  ...{ name, in: 'query', text: { ja, en }, schema: { type: 'integer', ...schema } },
});
const offset = number('offset', '飛ばす件数', 'How many to leave out first', { minimum: 0 });

function read(
  one: Pick<PublicRead, 'path' | 'route' | 'id' | 'text' | 'parameters'>,
  type: string,
  schema?: JsonSchema,
): PublicRead {
  const shape = schema === undefined ? {} : { schema };
  return { ...one, conditional: true, answers: [{ status: 200, type, text: one.text, ...shape }] };
}

export const oapifReads: readonly PublicRead[] = [
  read(
    {
      ...{ path: '/ogc', route: LANDING_ROUTE, id: 'ogcLanding', parameters: [] },
      text: { ja: 'OGC API Features の入口', en: 'Landing page of OGC API Features' },
    },
    'application/json',
    { type: 'object', required: ['links'], properties: { links: LINKS } },
  ),
  read(
    {
      ...{ path: '/ogc/conformance', route: CONFORMANCE_ROUTE, id: 'ogcConformance', parameters: [] },
      text: { ja: '対応している規格', en: 'What of the standard is there' },
    },
    'application/json',
    { type: 'object', required: ['conformsTo'] },
  ),
  read(
    {
      ...{ path: '/ogc/collections', route: COLLECTIONS_ROUTE, id: 'ogcCollections' },
      text: { ja: '位置のあるデータセット', en: 'Datasets with positions' },
      parameters: [number('limit', '件数', 'How many', { minimum: 1, maximum: 1000 }), offset],
    },
    'application/json',
    {
      type: 'object',
      required: ['links', 'collections'],
      properties: { collections: { type: 'array', items: collectionSchema }, links: LINKS },
    },
  ),
  read(
    {
      ...{ path: '/ogc/collections/{collection}', route: COLLECTION_ROUTE, id: 'ogcCollection' },
      ...{ text: { ja: 'データセットひとつ', en: 'One dataset' }, parameters: [collection] },
    },
    'application/json',
    collectionSchema,
  ),
  read(
    {
      ...{ path: '/ogc/collections/{collection}/items', route: ITEMS_ROUTE, id: 'ogcItems' },
      text: { ja: '地物（GeoJSON）', en: 'Features as GeoJSON' },
      parameters: [
        collection,
        {
          ...{ name: 'bbox', in: 'query', schema: { type: 'string' } },
          text: { ja: '範囲。西,南,東,北（度）', en: 'Box: west,south,east,north in degrees' },
        },
        number('limit', '件数', 'How many', { minimum: 1, maximum: MOST_ITEMS, default: 10 }),
        offset,
        {
          ...{ name: 'after', in: 'query', schema: { type: 'string' } },
          text: { ja: 'この地物より後', en: 'Those behind this feature; links to the next page have it' },
        },
      ],
    },
    'application/geo+json',
  ),
  read(
    {
      ...{ path: '/ogc/collections/{collection}/items/{feature}', route: ITEM_ROUTE, id: 'ogcItem' },
      text: { ja: '地物ひとつ（GeoJSON）', en: 'One feature as GeoJSON' },
      parameters: [
        collection,
        {
          ...{ name: 'feature', in: 'path', schema: { type: 'string', pattern: '^[a-z0-9-]+$' } },
          text: { ja: '地物の番号', en: 'Id of the feature' },
        },
      ],
    },
    'application/geo+json',
  ),
];
