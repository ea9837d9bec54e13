/** Catalogues of the site and of a town as DCAT and data.json, and a dataset as a Data Package. */
import { conditional, contentDisposition, type RequestContext } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { missing } from '../api-problems.ts';
import {
  countPublished,
  eachPublished,
  listPublished,
  publisherNames,
  revisionOf,
} from '../api-published.ts';
import { publishedHere } from '../downloads/routes.ts';
import { textStream } from '../downloads/text-stream.ts';
import { catalogThings } from './catalog-things.ts';
import { valueTypes } from './column-types.ts';
import { dataJson } from './data-json.ts';
import { dataPackage } from './data-package.ts';
import { jsonLdOf, turtleOf } from './graph.ts';

export const CATALOG_ROUTE = '/:file{catalog\\.(?:jsonld|ttl)}';
export const TOWN_CATALOG_ROUTE = '/:code{[0-9]{6}}/data/:file{catalog\\.(?:jsonld|ttl)}';
export const DATA_JSON_ROUTE = '/data.json';
export const PACKAGE_ROUTE = '/:code{[0-9]{6}}/data/:dataset{[a-z0-9-]+}/datapackage.json';

/** Seconds for which nobody needs to ask again. */
const MAX_AGE = 60;
/** Datasets on one page. */
const PER_PAGE = 100;

export function dcatRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(CATALOG_ROUTE, (c) => sendCatalog(c, null))
    .get(TOWN_CATALOG_ROUTE, (c) => sendCatalog(c, c.req.param('code') ?? ''))
    .get(DATA_JSON_ROUTE, sendDataJson)
    .get(PACKAGE_ROUTE, sendPackage);
}

async function sendCatalog(c: RequestContext, owner: string | null): Promise<Response> {
  const { db } = c.get('site');
  const file = c.req.param('file') ?? '';
  const page = pageIn(c);
  const etag = [file, owner, page, await revisionOf(db, owner ?? undefined)];
  return conditional(c, { etag, maxAge: MAX_AGE, data: true }, async () => {
    const where = owner === null ? sql`true` : sql`dataset.owner = ${owner}`;
    const total = await countPublished(db, where);
    const pages = Math.max(1, Math.ceil(total / PER_PAGE));
    if (page > pages || (owner !== null && total === 0)) throw missing(page > pages ? 'page' : 'dataset');
    const things = catalogThings({
      ...{ origin: c.get('origin'), owner, page, pages, total },
      names: { ja: await publisherNames(db, 'ja'), en: await publisherNames(db, 'en') },
      datasets: await listPublished(db, { where, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
      address: `${c.get('origin')}${owner === null ? '' : `/${owner}/data`}/${file}`,
    });
    const isTurtle = file.endsWith('.ttl');
    return c.body(isTurtle ? turtleOf(things) : jsonLdOf(things), 200, {
      'Content-Type': isTurtle ? 'text/turtle; charset=utf-8' : 'application/ld+json',
    });
  });
}

function pageIn(c: RequestContext): number {
  const text = c.req.query('page') ?? '1';
  if (!/^[1-9]\d{0,5}$/u.test(text)) throw missing('page');
  return Number(text);
}

async function sendDataJson(c: RequestContext): Promise<Response> {
  const { db } = c.get('site');
  return conditional(c, { etag: [await revisionOf(db)], maxAge: MAX_AGE, data: true }, async () => {
    const telling = { origin: c.get('origin'), names: await publisherNames(db, 'ja') };
    return c.body(textStream(dataJson(eachPublished(db), telling)), 200, {
      'Content-Type': 'application/json',
    });
  });
}

async function sendPackage(c: RequestContext): Promise<Response> {
  const { db } = c.get('site');
  const dataset = await publishedHere(c, c.req.param('dataset') ?? '');
  const etag = [dataset.owner, dataset.id, dataset.version, dataset.contentHash];
  return conditional(c, { etag, maxAge: MAX_AGE, data: true }, async () => {
    const names = await publisherNames(db, 'ja');
    const types = dataset.kind === 'table' ? await valueTypes(db, dataset) : [];
    const described = dataPackage(dataset, {
      origin: c.get('origin'),
      publisher: names(dataset.owner),
      types,
    });
    return c.body(JSON.stringify(described), 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': contentDisposition('datapackage.json'),
    });
  });
}
