/** The catalogues, for `/openapi.json`. */
import type { InterfaceParameter, JsonSchema, PublicRead } from '@tomoni/platform/openapi';
import { codeParameter, datasetParameter } from '../downloads/interfaces.ts';
import { CATALOG_ROUTE, DATA_JSON_ROUTE, PACKAGE_ROUTE, TOWN_CATALOG_ROUTE } from './routes.ts';

const page: InterfaceParameter = {
  ...{ name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
  text: { ja: 'ページ。1から', en: 'Page, from 1' },
};

function read(
  one: Pick<PublicRead, 'path' | 'route' | 'id' | 'text' | 'parameters'>,
  type: string,
  schema?: JsonSchema,
): PublicRead {
  const shape = schema === undefined ? {} : { schema };
  return { ...one, conditional: true, answers: [{ status: 200, type, text: one.text, ...shape }] };
}

const site = { ja: '全自治体のデータの目録（DCAT 3）', en: 'The catalogue of the site as DCAT 3' };
const town = { ja: '自治体のデータの目録（DCAT 3）', en: 'The catalogue of a municipality as DCAT 3' };

export const dcatReads: readonly PublicRead[] = [
  read(
    { path: '/catalog.jsonld', route: CATALOG_ROUTE, id: 'catalogJsonLd', text: site, parameters: [page] },
    'application/ld+json',
  ),
  read(
    { path: '/catalog.ttl', route: CATALOG_ROUTE, id: 'catalogTurtle', text: site, parameters: [page] },
    'text/turtle',
  ),
  read(
    {
      ...{ path: '/{code}/data/catalog.jsonld', route: TOWN_CATALOG_ROUTE, id: 'townCatalogJsonLd' },
      ...{ text: town, parameters: [codeParameter, page] },
    },
    'application/ld+json',
  ),
  read(
    {
      ...{ path: '/{code}/data/catalog.ttl', route: TOWN_CATALOG_ROUTE, id: 'townCatalogTurtle' },
      ...{ text: town, parameters: [codeParameter, page] },
    },
    'text/turtle',
  ),
  read(
    {
      ...{ path: '/data.json', route: DATA_JSON_ROUTE, id: 'dataJson', parameters: [] },
      text: { ja: '全データの目録（DCAT-US 1.1）', en: 'The catalogue of the site as DCAT-US 1.1' },
    },
    'application/json',
    {
      type: 'object',
      required: ['@context', '@type', 'conformsTo', 'describedBy', 'dataset'],
      properties: { dataset: { type: 'array', items: { type: 'object' } } },
    },
  ),
  read(
    {
      ...{ path: '/{code}/data/{dataset}/datapackage.json', route: PACKAGE_ROUTE, id: 'dataPackage' },
      parameters: [codeParameter, datasetParameter],
      text: { ja: 'データセットの説明（Frictionless）', en: 'A dataset as a Data Package of Frictionless' },
    },
    'application/json',
    { type: 'object', required: ['profile', 'name', 'licenses', 'resources'] },
  ),
];
