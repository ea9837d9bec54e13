import type { ModuleManifest } from '../manifest/index.ts';
import type { LayerOptions } from './layer.ts';

type Declared = NonNullable<ModuleManifest['interfaces']>[number];

const NUMBER = { type: 'integer', minimum: 0 } as const;

const FEATURE = {
  type: 'object',
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { const: 'Feature' },
    id: { type: 'string' },
    geometry: {
      type: 'object',
      required: ['type', 'coordinates'],
      properties: {
        type: { const: 'Point' },
        coordinates: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
      },
    },
    properties: {
      oneOf: [
        {
          type: 'object',
          required: ['name', 'href'],
          properties: {
            name: { type: 'string' },
            href: { type: 'string' },
            kind: { type: 'string' },
            square: { const: true },
            unsure: { const: true },
          },
          additionalProperties: false,
        },
        {
          type: 'object',
          required: ['count'],
          properties: { count: { type: 'integer', minimum: 1 }, atLeast: { const: true } },
          additionalProperties: false,
        },
      ],
    },
  },
} as const;

/** The tiles of a layer for `/openapi.json`. */
export function describeTiles<Filter>(layer: LayerOptions<Filter>, route: string): Declared {
  const { path, id, text, parameters = [] } = layer;
  const part = (name: string, ja: string, en: string) => ({
    name,
    in: 'path' as const,
    required: true,
    text: { ja, en },
    schema: NUMBER,
  });
  return {
    path: `${path}/{z}/{x}/{y}.json`,
    route,
    id,
    text,
    parameters: [
      part('z', '地図の縮尺（XYZ タイルのズーム）', 'Zoom of XYZ tiles'),
      part('x', '西から数えた区画の番号', 'Number of the tile from the west'),
      part('y', '北から数えた区画の番号', 'Number of the tile from the north'),
      ...parameters,
    ],
    conditional: true,
    answers: [
      {
        status: 200,
        text: {
          ja: '区画の中の点。多すぎるときは、まとめた数（count）。atLeast のときは、それ以上あります',
          en: 'The points of the tile; where they are too many, counts of what lies together, with atLeast: so many or more',
        },
        type: 'application/geo+json',
        schema: {
          type: 'object',
          required: ['type', 'features'],
          properties: {
            type: { const: 'FeatureCollection' },
            features: { type: 'array', maxItems: 2000, items: FEATURE },
          },
        },
      },
    ],
  };
}
