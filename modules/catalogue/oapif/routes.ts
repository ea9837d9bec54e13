/** OGC API Features: maps and GIS programs read datasets with positions, in parts, by box. */
import { parseBbox } from '@tomoni/geo';
import { conditional, type RequestContext } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { datasetUrl, formsOf } from '../api-forms.ts';
import { badParameter, missing } from '../api-problems.ts';
import { publisherNames, revisionOf } from '../api-published.ts';
import { messages } from '../messages.ts';
import { LICENCES } from '../model.ts';
import { countUse } from '../usage.ts';
import { type Collection, collectionNamed, collectionWords, listCollections } from './collections.ts';
import { CONFORMANCE, collectionDocument, type Link, landing } from './documents.ts';
import { type Asked, featureWriter, itemOf, itemsOf, matched } from './items.ts';

export const LANDING_ROUTE = '/ogc';
export const CONFORMANCE_ROUTE = '/ogc/conformance';
export const COLLECTIONS_ROUTE = '/ogc/collections';
export const COLLECTION_ROUTE = '/ogc/collections/:collection{[a-z0-9_-]+}';
export const ITEMS_ROUTE = `${COLLECTION_ROUTE}/items`;
export const ITEM_ROUTE = `${COLLECTION_ROUTE}/items/:feature{[a-z0-9-]+}`;

const MAX_AGE = 60;
const GEOJSON = { 'Content-Type': 'application/geo+json' };
/** Features of one answer: when nothing is asked for, and at most. */
const USUAL_ITEMS = 10;
export const MOST_ITEMS = 1000;
const MOST_COLLECTIONS = 1000;
const USUAL_COLLECTIONS = 100;

export function oapifRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(LANDING_ROUTE, sendLanding)
    .get(CONFORMANCE_ROUTE, (c) => {
      known(c, []);
      return conditional(c, { etag: ['conformance'], maxAge: 3600, data: true }, () => c.json(CONFORMANCE));
    })
    .get(COLLECTIONS_ROUTE, sendCollections)
    .get(COLLECTION_ROUTE, sendCollection)
    .get(ITEMS_ROUTE, sendItems)
    .get(ITEM_ROUTE, sendItem);
}

/** Parameters that nobody knows are refused (requirement /req/core/query-param-unknown). */
function known(c: RequestContext, names: readonly string[]): void {
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (name === 'f' ? value !== 'json' : !names.includes(name)) throw badParameter(name.slice(0, 60));
  }
}

function whole(
  c: RequestContext,
  name: string,
  { usual, least, most }: Record<'usual' | 'least' | 'most', number>,
) {
  const text = c.req.query(name);
  if (text === undefined) return usual;
  if (!/^\d{1,9}$/u.test(text) || Number(text) < least) throw badParameter(name);
  return Math.min(Number(text), most);
}

const baseOf = (c: RequestContext) => `${c.get('origin')}/ogc`;

function sendLanding(c: RequestContext): Promise<Response> {
  known(c, []);
  const t = messages(c.get('lang'));
  const words = { title: t('api.site.title'), description: t('api.site.description') };
  return conditional(c, { etag: [c.get('lang')], maxAge: 3600, data: true }, () =>
    c.json(landing(baseOf(c), c.get('origin'), words)),
  );
}

async function sendCollections(c: RequestContext): Promise<Response> {
  known(c, ['limit', 'offset']);
  const { db } = c.get('site');
  const limit = whole(c, 'limit', { usual: USUAL_COLLECTIONS, least: 1, most: MOST_COLLECTIONS });
  const offset = whole(c, 'offset', { usual: 0, least: 0, most: 10_000_000 });
  const etag = [limit, offset, c.get('lang'), await revisionOf(db)];
  return conditional(c, { etag, maxAge: MAX_AGE, data: true }, async () => {
    const { total, collections } = await listCollections(db, { limit, offset });
    const describe = await describer(c);
    const at = (start: number) => `${baseOf(c)}/collections?limit=${limit}&offset=${start}`;
    const type = 'application/json';
    const links: Link[] = [{ href: at(offset), rel: 'self', type }];
    if (offset + limit < total) links.push({ href: at(offset + limit), rel: 'next', type });
    if (offset > 0) links.push({ href: at(Math.max(0, offset - limit)), rel: 'prev', type });
    const numbers = { numberMatched: total, numberReturned: collections.length };
    return c.json({ links, ...numbers, collections: collections.map(describe) });
  });
}

async function describer(c: RequestContext) {
  const lang = c.get('lang');
  const names = await publisherNames(c.get('site').db, lang);
  return (collection: Collection) =>
    collectionDocument(collection, {
      ...collectionWords(collection, { lang, names }),
      ...{ base: baseOf(c), more: linksOf(collection, c.get('origin')) },
    });
}

function linksOf(collection: Collection, origin: string): Link[] {
  if (collection.kind === 'standard') return [];
  const { dataset } = collection;
  return [
    { href: LICENCES[dataset.licence].url, rel: 'license', title: LICENCES[dataset.licence].name },
    { href: datasetUrl(dataset, origin), rel: 'describedby', type: 'text/html' },
    ...formsOf(dataset, origin).map(({ url, mediaType, name }) => ({
      ...{ href: url, rel: 'enclosure', type: mediaType, title: name },
    })),
  ];
}

/** The collection of the address, with what its answers depend on. Throws 404. */
async function collectionHere(c: RequestContext): Promise<{ collection: Collection; depends: string[] }> {
  const { db } = c.get('site');
  const collection = await collectionNamed(db, c.req.param('collection') ?? '');
  if (collection === null) throw missing('collection');
  const depends =
    collection.kind === 'dataset'
      ? [collection.dataset.version, collection.dataset.contentHash]
      : [await revisionOf(db)];
  return { collection, depends: [collection.id, c.get('lang'), ...depends] };
}

async function sendCollection(c: RequestContext): Promise<Response> {
  known(c, []);
  const { collection, depends } = await collectionHere(c);
  return conditional(c, { etag: depends, maxAge: MAX_AGE, data: true }, async () =>
    c.json((await describer(c))(collection)),
  );
}

function askedIn(c: RequestContext): Asked {
  known(c, ['bbox', 'limit', 'offset', 'after', 'datetime']);
  const bbox = c.req.query('bbox');
  const box = bbox === undefined ? null : parseBbox(bbox);
  if (bbox !== undefined && box === null) throw badParameter('bbox');
  // Nothing here has a time of its own, and so everything is of any time.
  const datetime = c.req.query('datetime');
  if (datetime !== undefined && !/^(?:\.\.|[\dT:.Z+-]*)(?:\/(?:\.\.|[\dT:.Z+-]*))?$/u.test(datetime))
    throw badParameter('datetime');
  return {
    box,
    limit: whole(c, 'limit', { usual: USUAL_ITEMS, least: 1, most: MOST_ITEMS }),
    offset: whole(c, 'offset', { usual: 0, least: 0, most: 100_000 }),
    after: c.req.query('after') ?? null,
  };
}

async function sendItems(c: RequestContext): Promise<Response> {
  const asked = askedIn(c);
  const { db } = c.get('site');
  const { collection, depends } = await collectionHere(c);
  const etag = [...depends, new URL(c.req.url).search];
  return conditional(c, { etag, maxAge: MAX_AGE, data: true }, async () => {
    const rows = await itemsOf(db, collection, asked);
    if (rows === null) throw badParameter('after');
    const write = featureWriter(collection, await publisherNames(db, c.get('lang')));
    const features = rows.slice(0, asked.limit).map(write);
    countRead(c, collection);
    const total = await matched(db, collection, asked.box);
    const last = rows.length > asked.limit ? (features.at(-1)?.id ?? null) : null;
    return c.body(
      JSON.stringify({
        type: 'FeatureCollection',
        ...(total === null ? {} : { numberMatched: total }),
        numberReturned: features.length,
        links: pageLinks(c, collection, last),
        features,
      }),
      200,
      GEOJSON,
    );
  });
}

/** A collection across owners is no use of one dataset. */
function countRead(c: RequestContext, collection: Collection): void {
  if (collection.kind !== 'dataset') return;
  const { owner, id } = collection.dataset;
  countUse(c, { owner, dataset: id, what: 'api' });
}

function pageLinks(c: RequestContext, { id }: Collection, last: string | null): Link[] {
  const items = `${baseOf(c)}/collections/${id}/items`;
  const { searchParams } = new URL(c.req.url);
  const search = searchParams.size === 0 ? '' : `?${searchParams}`;
  const links: Link[] = [
    { href: `${items}${search}`, rel: 'self', type: GEOJSON['Content-Type'] },
    { href: `${baseOf(c)}/collections/${id}`, rel: 'collection', type: 'application/json' },
  ];
  if (last === null) return links;
  searchParams.delete('offset');
  searchParams.set('after', last);
  return [...links, { href: `${items}?${searchParams}`, rel: 'next', type: GEOJSON['Content-Type'] }];
}

async function sendItem(c: RequestContext): Promise<Response> {
  known(c, []);
  const { db } = c.get('site');
  const { collection, depends } = await collectionHere(c);
  const row = await itemOf(db, collection, c.req.param('feature') ?? '');
  if (row === null) throw missing('feature');
  const feature = featureWriter(collection, await publisherNames(db, c.get('lang')))(row);
  return conditional(c, { etag: [...depends, feature.id], maxAge: MAX_AGE, data: true }, () => {
    countRead(c, collection);
    return c.body(
      JSON.stringify({
        ...feature,
        links: [
          {
            ...{ href: `${baseOf(c)}/collections/${collection.id}/items/${feature.id}`, rel: 'self' },
            type: GEOJSON['Content-Type'],
          },
          { href: `${baseOf(c)}/collections/${collection.id}`, rel: 'collection', type: 'application/json' },
        ],
      }),
      200,
      GEOJSON,
    );
  });
}
