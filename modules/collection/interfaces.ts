/** What programs can do with garbage calendars, for `/openapi.json`: read them, and with a key bring files in. */
import { uploadCalls } from '@tomoni/platform/intake';
import type { InterfaceParameter, JsonSchema, KeyCall, PublicRead } from '@tomoni/platform/openapi';

const AREA_FEED = '/:code{[0-9]{6}}/garbage/:file{[0-9a-z]+\\.(?:json|csv|ics|atom)}';
const AREA = '/:code{[0-9]{6}}/garbage/:area{[0-9a-z]+}';
const DATE: JsonSchema = { type: 'string', format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const TEXT: JsonSchema = { type: 'string' };

const code: InterfaceParameter = {
  name: 'code',
  in: 'path',
  text: { ja: '全国地方公共団体コード（6桁）', en: 'Code of the municipality, six digits' },
  schema: { type: 'string', pattern: '^[0-9]{6}$' },
};
const area: InterfaceParameter = {
  name: 'area',
  in: 'path',
  text: { ja: '地区の番号。地区のページのアドレスにあります', en: 'The area, as in the address of its page' },
  schema: { type: 'string', pattern: '^[0-9a-z]+$' },
};

const areaSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    ...['place', 'area', 'madeBy', 'maker', 'publishedAt', 'validThrough', 'putOutBy', 'from', 'to'],
    ...['collections', 'links'],
  ],
  properties: {
    place: named('code'),
    area: named('id'),
    madeBy: TEXT,
    maker: TEXT,
    publishedAt: { type: 'string', format: 'date-time' },
    validThrough: { ...DATE, type: ['string', 'null'] },
    putOutBy: { type: ['string', 'null'] },
    from: DATE,
    to: DATE,
    collections: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['date', 'category'],
        properties: { date: DATE, category: TEXT, movedFrom: DATE, notes: { type: 'array', items: TEXT } },
      },
    },
    links: {
      type: 'object',
      additionalProperties: false,
      required: ['page', 'ics', 'atom', 'csv'],
      properties: { page: TEXT, ics: TEXT, atom: TEXT, csv: TEXT },
    },
  },
};

function named(key: string): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: [key, 'name'],
    properties: { [key]: TEXT, name: TEXT },
  };
}

function areaFeed(
  ending: string,
  id: string,
  type: string,
  text: PublicRead['text'],
  more: { parameters?: readonly InterfaceParameter[]; schema?: JsonSchema } = {},
): PublicRead {
  const { parameters = [], ...shape } = more;
  return {
    path: `/{code}/garbage/{area}.${ending}`,
    route: AREA_FEED,
    id,
    text,
    parameters: [code, area, ...parameters],
    conditional: true,
    answers: [{ status: 200, type, text, ...shape }],
  };
}

function day(name: string, ja: string, en: string): InterfaceParameter {
  return { name, in: 'query', text: { ja, en }, schema: DATE };
}

const areaFeeds: readonly PublicRead[] = [
  areaFeed(
    'json',
    'garbageDays',
    'application/json',
    { ja: '地区の収集日（JSON）', en: 'Days of an area as JSON' },
    {
      parameters: [
        day('from', '最初の日。なければ今日', 'First day; today when left out'),
        day('to', '最後の日。なければ from から2週間', 'Last day; two weeks from the first when left out'),
      ],
      schema: areaSchema,
    },
  ),
  areaFeed('csv', 'garbageTable', 'text/csv', { ja: '地区の収集日（CSV）', en: 'Days of an area as CSV' }),
  areaFeed('ics', 'garbageCalendar', 'text/calendar', {
    ja: '地区の収集日（カレンダー）',
    en: 'Days of an area as iCalendar',
  }),
  areaFeed('atom', 'garbageNews', 'application/atom+xml', {
    ja: '地区のこれから2週間の収集（Atom）',
    en: 'The next two weeks of an area as Atom',
  }),
];

export const publicReads: readonly PublicRead[] = [
  ...areaFeeds,
  {
    path: '/{code}/garbage/{area}/{category}.ics',
    route: `${AREA}/:file{[0-9a-f]+\\.ics}`,
    id: 'garbageCategoryCalendar',
    text: { ja: 'ひとつの分別の収集日（カレンダー）', en: 'Days of one category as iCalendar' },
    parameters: [
      code,
      area,
      {
        name: 'category',
        in: 'path',
        text: { ja: '分別の番号', en: 'The category, as in the address of its page' },
        schema: { type: 'string', pattern: '^[0-9a-f]+$' },
      },
    ],
    conditional: true,
    answers: [{ status: 200, type: 'text/calendar', text: { ja: 'カレンダー', en: 'A calendar' } }],
  },
  {
    path: '/{code}/garbage/source/{sha256}',
    route: '/:code{[0-9]{6}}/garbage/source/:sha256{[0-9a-f]{64}}',
    id: 'garbageSource',
    text: { ja: 'カレンダーのもとになったファイル', en: 'A file that the calendar was made from' },
    parameters: [
      code,
      {
        name: 'sha256',
        in: 'path',
        text: { ja: 'ファイルの SHA-256', en: 'SHA-256 of the file' },
        schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      },
    ],
    conditional: false,
    answers: [
      {
        status: 200,
        type: 'application/octet-stream',
        text: { ja: '届いたままのファイル', en: 'The file as it came' },
      },
    ],
  },
  {
    path: '/{code}/garbage/{area}/remind/push',
    route: `${AREA}/remind/push`,
    id: 'garbagePushKey',
    text: { ja: 'お知らせを端末に送るための公開鍵', en: 'The public key for notices to a device' },
    parameters: [code, area],
    conditional: false,
    answers: [
      {
        status: 200,
        type: 'application/json',
        text: { ja: 'VAPID の公開鍵', en: 'The public key of VAPID' },
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['key'],
          properties: { key: TEXT },
        },
      },
    ],
  },
];

export const keyCalls: readonly KeyCall[] = uploadCalls({
  path: '/{code}/office/garbage/upload',
  route: '/:code{[0-9]{6}}/office/garbage/upload',
  id: 'garbage',
  parameters: [code],
});
