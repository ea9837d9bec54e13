/** CKAN's actions, for `/openapi.json`. Each can be asked by POST with JSON as well. */
import type { InterfaceParameter, JsonSchema, PublicRead } from '@tomoni/platform/openapi';
import { ACTION_ROUTE, SHORT_ACTION_ROUTE } from './routes.ts';

type InterfaceText = PublicRead['text'];

const TEXT: JsonSchema = { type: 'string' };
const NUMBER: JsonSchema = { type: 'integer', minimum: 0 };
const TEXTS: JsonSchema = { type: 'array', items: TEXT };
const LIST: JsonSchema = { type: 'array', items: { type: ['string', 'object'] } };

const resourceSchema: JsonSchema = {
  type: 'object',
  required: ['id', 'package_id', 'name', 'format', 'mimetype', 'url', 'size', 'hash', 'last_modified'],
  properties: { id: TEXT, url: { type: 'string', format: 'uri' }, size: { type: ['integer', 'null'] } },
};
const packageSchema: JsonSchema = {
  type: 'object',
  required: ['id', 'name', 'title', 'notes', 'license_id', 'organization', 'resources', 'tags', 'groups'],
  properties: { id: TEXT, name: TEXT, title: TEXT, resources: { type: 'array', items: resourceSchema } },
};
const organizationSchema: JsonSchema = {
  type: 'object',
  required: ['id', 'name', 'title', 'package_count'],
  properties: { package_count: NUMBER },
};

const query = (
  name: string,
  text: InterfaceText,
  schema: JsonSchema,
  required = false,
): InterfaceParameter => ({
  ...{ name, in: 'query', text, schema, required },
});

const limit = query('limit', { ja: '件数', en: 'How many' }, NUMBER);
const offset = query('offset', { ja: '飛ばす件数', en: 'How many to leave out first' }, NUMBER);
const allFields = query(
  'all_fields',
  { ja: 'true で名前以外も', en: 'true: not only the names' },
  { type: 'boolean' },
);
const id = (text: InterfaceText) => query('id', text, TEXT, true);

function action(
  name: string,
  text: InterfaceText,
  result: JsonSchema,
  parameters: readonly InterfaceParameter[] = [],
): PublicRead {
  return {
    ...{ path: `/api/3/action/${name}`, route: ACTION_ROUTE, id: `ckan_${name}`, text, parameters },
    conditional: true,
    answers: [{ status: 200, type: 'application/json', text, schema: answerOf(result) }],
  };
}

function answerOf(result: JsonSchema): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['help', 'success', 'result'],
    properties: { help: TEXT, success: { const: true }, result },
  };
}

const searchParameters = [
  query('q', { ja: '言葉。title:… のような指定もできます', en: 'Words, or field:value as in Solr' }, TEXT),
  query('fq', { ja: '絞り込み。organization:992020 など', en: 'Filter, such as organization:992020' }, TEXT),
  query('rows', { ja: '件数。1000まで', en: 'How many, up to 1000' }, NUMBER),
  query('start', { ja: '飛ばす件数', en: 'How many to leave out first' }, NUMBER),
  query(
    'sort',
    { ja: '並び順。metadata_modified desc など', en: 'Order, such as metadata_modified desc' },
    TEXT,
  ),
  query(
    'facet.field',
    { ja: '数える項目の JSON 配列', en: 'What to count by, a JSON list' },
    { type: 'string' },
  ),
];

const searchSchema: JsonSchema = {
  type: 'object',
  required: ['count', 'sort', 'facets', 'results', 'search_facets'],
  properties: { count: NUMBER, results: { type: 'array', items: packageSchema } },
};

const packageReads = [
  action('package_list', { ja: 'データセットの名前', en: 'Names of datasets' }, TEXTS, [limit, offset]),
  action(
    'package_search',
    { ja: 'データセットを探す', en: 'Datasets by words and filters' },
    searchSchema,
    searchParameters,
  ),
  action('package_show', { ja: 'データセットひとつ', en: 'One dataset' }, packageSchema, [
    id({ ja: 'データセットの名前', en: 'Name of the dataset' }),
  ]),
  action('resource_show', { ja: 'ファイルひとつ', en: 'One file' }, resourceSchema, [
    id({ ja: 'リソースの id', en: 'Id of the resource' }),
  ]),
];

const datastoreRead = action(
  'datastore_search',
  { ja: '表の行を探す。値はすべて文字', en: 'Records of a table; every value is a text' },
  {
    type: 'object',
    required: ['resource_id', 'fields', 'records', 'limit', '_links'],
    properties: { records: { type: 'array' }, fields: { type: 'array' }, total: NUMBER },
  },
  [
    query('resource_id', { ja: 'CSV のリソースの id', en: 'Id of a resource of CSV' }, TEXT, true),
    query('filters', { ja: '列の値。JSON', en: 'Values of columns, as JSON' }, TEXT),
    query('q', { ja: '言葉', en: 'Words' }, TEXT),
    query('fields', { ja: '列。カンマ区切り', en: 'Columns, parted by commas' }, TEXT),
    query('sort', { ja: '並び順。「名称 asc」など', en: 'Order: a column, then asc or desc' }, TEXT),
    ...[limit, offset],
  ],
);

export const ckanReads: readonly PublicRead[] = [
  ...packageReads,
  action('organization_list', { ja: 'データを公開している自治体', en: 'Municipalities that publish' }, LIST, [
    ...[allFields, limit, offset],
  ]),
  action('organization_show', { ja: '自治体ひとつ', en: 'One municipality' }, organizationSchema, [
    id({ ja: '全国地方公共団体コード', en: 'Code of the municipality' }),
  ]),
  action('group_list', { ja: '標準のデータセット', en: 'Datasets of the standard' }, LIST, [
    ...[allFields, limit, offset],
  ]),
  action('tag_list', { ja: 'タグ', en: 'Tags' }, LIST, [allFields]),
  action('license_list', { ja: 'ライセンス', en: 'Licences' }, { type: 'array', items: { type: 'object' } }),
  action('status_show', { ja: 'このサイトについて', en: 'About this site' }, { type: 'object' }),
  datastoreRead,
  {
    ...{ path: '/api/action/{action}', route: SHORT_ACTION_ROUTE, id: 'ckan' },
    text: { ja: '版の番号のないアドレスでも同じ', en: 'The same without the number of the version' },
    parameters: [
      {
        ...{ name: 'action', in: 'path', schema: { type: 'string', pattern: '^[a-z_]+$' } },
        text: { ja: 'package_search など', en: 'Such as package_search' },
      },
    ],
    conditional: true,
    answers: [
      {
        ...{ status: 200, type: 'application/json', text: { ja: '結果', en: 'The result' } },
        schema: answerOf({}),
      },
    ],
  },
];
