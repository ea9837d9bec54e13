/** The downloads, for `/openapi.json`. */
import type { InterfaceParameter, JsonSchema, PublicRead } from '@tomoni/platform/openapi';
import { ALL_ROUTE, FORM_ROUTE, ORIGINAL_ROUTE, VERSION_ROUTE } from './routes.ts';

export const codeParameter: InterfaceParameter = {
  name: 'code',
  in: 'path',
  text: { ja: '全国地方公共団体コード（6桁）', en: 'Code of the municipality, six digits' },
  schema: { type: 'string', pattern: '^[0-9]{6}$' },
};

export const datasetParameter: InterfaceParameter = {
  name: 'dataset',
  in: 'path',
  text: { ja: 'データセット。ページのアドレスにあります', en: 'The dataset, as in the address of its page' },
  schema: { type: 'string', pattern: '^[a-z0-9-]+$' },
};

const TEXTS: JsonSchema = { type: 'object', additionalProperties: { type: ['string', 'null', 'object'] } };

function download(
  read: Pick<PublicRead, 'path' | 'route' | 'id' | 'text'> & Partial<PublicRead>,
  type: string,
  schema?: JsonSchema,
): PublicRead {
  const shape = schema === undefined ? {} : { schema };
  return {
    parameters: [codeParameter, datasetParameter],
    conditional: true,
    answers: [{ status: 200, type, text: read.text, ...shape }],
    ...read,
  };
}

export const downloadReads: readonly PublicRead[] = [
  download(
    {
      ...{ path: '/{code}/data/{dataset}.csv', route: FORM_ROUTE, id: 'datasetCsv' },
      text: {
        ja: 'データセット（標準の新しい様式の CSV、UTF-8 BOM 付き）',
        en: 'A dataset as CSV: new edition of the standard, UTF-8 with BOM',
      },
      parameters: [
        codeParameter,
        datasetParameter,
        {
          ...{ name: 'edition', in: 'query', schema: { enum: ['new', 'old'] } },
          text: { ja: 'old は推奨データセットの様式', en: 'old: the older edition, where there is one' },
        },
      ],
    },
    'text/csv',
  ),
  download(
    {
      ...{ path: '/{code}/data/{dataset}.geojson', route: FORM_ROUTE, id: 'datasetGeoJson' },
      text: { ja: '位置のあるデータセット（GeoJSON）', en: 'A dataset with positions as GeoJSON' },
    },
    'application/geo+json',
  ),
  download(
    {
      ...{ path: '/{code}/data/{dataset}.json', route: FORM_ROUTE, id: 'datasetJson' },
      text: {
        ja: 'データセット（JSON）。標準にない列は extras の中',
        en: 'A dataset as JSON; columns beside the standard stand under extras',
      },
    },
    'application/json',
    { type: 'array', items: TEXTS },
  ),
  download(
    {
      ...{ path: '/{code}/data/{dataset}/original', route: ORIGINAL_ROUTE, id: 'datasetOriginal' },
      text: { ja: '届いたままのファイル', en: 'The file as it came' },
    },
    'application/octet-stream',
  ),
  download(
    {
      ...{
        path: '/{code}/data/{dataset}/versions/{number}.csv',
        route: VERSION_ROUTE,
        id: 'datasetVersionCsv',
      },
      text: { ja: '公開中か、以前に公開した版（CSV）', en: 'A present or earlier version as CSV' },
      parameters: [
        codeParameter,
        datasetParameter,
        {
          ...{ name: 'number', in: 'path', schema: { type: 'string', pattern: '^[0-9]+$' } },
          text: { ja: '版の番号。1から', en: 'Number of the version, from 1' },
        },
      ],
    },
    'text/csv',
  ),
  download(
    {
      ...{ path: '/{code}/data/all.zip', route: ALL_ROUTE, id: 'allDatasets' },
      text: { ja: '自治体のデータを全部（zip）', en: 'All data of a municipality as a zip' },
      parameters: [codeParameter],
    },
    'application/zip',
  ),
];
