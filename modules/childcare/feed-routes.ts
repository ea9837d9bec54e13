/** The preschools of a town as CSV, JSON and GeoJSON, and what `/openapi.json` says of them. */
import { placeView } from '@tomoni/places/contract';
import { conditional, sendDocument } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { JsonSchema, PublicRead } from '@tomoni/platform/openapi';
import { Hono } from 'hono';
import { FORMS, type Form, feedOf } from './feeds.ts';
import { CARES, KINDS } from './model.ts';
import { childcareHref } from './pages/frame.tsx';
import { noListYet } from './problems.ts';
import type { RequestContext } from './requests.ts';
import { readTown } from './town.ts';

const FEED = '/:code{[0-9]{6}}/childcare/:file{preschools\\.(?:csv|json|geojson)}';

export function feedRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get(FEED, sendFeed);
}

async function sendFeed(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const ending = c.req.param('file')?.split('.')[1];
  const form: Form = FORMS.find((one) => one === ending) ?? 'json';
  const town = await readTown(c.get('site').db, view.place.code);
  if (town.preschools.length === 0) throw noListYet(view.place);
  const { code, name } = view.place;
  const page = `${c.get('origin')}${childcareHref(view)}`;
  const feed = { place: { code, name }, preschools: town.preschools, today: view.today, page };
  // Whether a count still holds changes at midnight.
  return conditional(c, { etag: [...town.freshness, view.today, form], maxAge: 300, data: true }, () =>
    sendDocument(c, feedOf(form, feed)),
  );
}

const TEXT: JsonSchema = { type: 'string' };
const maybe = (type: string): JsonSchema => ({ type: [type, 'null'] });
const DATE: JsonSchema = { type: ['string', 'null'], pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

const vacancy = object({
  age: { type: 'integer', minimum: 0, maximum: 5 },
  state: { enum: ['free', 'full', 'none', 'unknown'] },
  count: maybe('integer'),
  asOf: DATE,
  current: { type: 'boolean' },
});

const item = object({
  ...{ key: TEXT, name: TEXT, nameEn: maybe('string'), kind: { enum: [...KINDS] }, kindText: TEXT },
  ownership: { enum: ['public', 'private', null] },
  placeIs: { enum: ['open', 'rough', 'hidden'] },
  address: TEXT,
  position: { anyOf: [object({ lat: { type: 'number' }, lon: { type: 'number' } }), { type: 'null' }] },
  ...{ capacity: maybe('integer'), fromAge: maybe('integer'), toAge: maybe('integer') },
  ...{ opens: maybe('string'), closes: maybe('string') },
  care: object(Object.fromEntries(CARES.map((care) => [care, maybe('boolean')]))),
  vacancies: { type: 'array', items: vacancy },
  overall: {
    anyOf: [
      object({ free: { type: 'boolean' }, asOf: DATE, current: { type: 'boolean' } }),
      { type: 'null' },
    ],
  },
  ...{
    countedText: maybe('string'),
    phone: maybe('string'),
    url: maybe('string'),
    dataset: TEXT,
    page: TEXT,
  },
});

const listSchema = object({
  place: object({ code: TEXT, name: TEXT }),
  currentDays: { type: 'integer' },
  page: TEXT,
  preschools: { type: 'array', items: item },
});

function read(form: Form, id: string, type: string, text: PublicRead['text']): PublicRead {
  return {
    path: `/{code}/childcare/preschools.${form}`,
    route: FEED,
    id,
    text,
    parameters: [
      {
        name: 'code',
        in: 'path',
        text: { ja: '全国地方公共団体コード（6桁）', en: 'Code of the municipality, six digits' },
        schema: { type: 'string', pattern: '^[0-9]{6}$' },
      },
    ],
    conditional: true,
    answers: [{ status: 200, type, text, ...(form === 'json' ? { schema: listSchema } : {}) }],
  };
}

export const publicReads: readonly PublicRead[] = [
  read('json', 'preschools', 'application/json', {
    ja: '園と年齢ごとの空き（JSON）',
    en: 'Preschools with free places by class, as JSON',
  }),
  read('csv', 'preschoolTable', 'text/csv', {
    ja: '園と年齢ごとの空き（CSV）',
    en: 'Preschools with free places by class, as CSV',
  }),
  read('geojson', 'preschoolMap', 'application/geo+json', {
    ja: '園と年齢ごとの空き（GeoJSON）',
    en: 'Preschools with free places by class, as GeoJSON',
  }),
];
