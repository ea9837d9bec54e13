/** Downloads: a dataset in each of its forms, as it came, in an older version, and all of a town at once. */
import type { WrittenEdition } from '@tomoni/datasets';
import { conditional, contentDisposition, type RequestContext } from '@tomoni/platform/http';
import { original } from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Db } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { fileNameOf } from '../api-forms.ts';
import { missing, tooMuch } from '../api-problems.ts';
import { listPublished, type Published, readPublished, revisionOf, standardOf } from '../api-published.ts';
import type { StoredColumn } from '../model.ts';
import { countUse } from '../usage.ts';
import { byteStream, textStream } from './text-stream.ts';
import { townArchive } from './town-archive.ts';
import { type WrittenForm, writeVersion } from './written-version.ts';

const DATA = '/:code{[0-9]{6}}/data';
export const FORM_ROUTE = `${DATA}/:file{[a-z0-9-]+\\.(?:csv|geojson|json)}`;
export const ORIGINAL_ROUTE = `${DATA}/:dataset{[a-z0-9-]+}/original`;
export const VERSION_ROUTE = `${DATA}/:dataset{[a-z0-9-]+}/versions/:file{[0-9]+\\.csv}`;
export const ALL_ROUTE = `${DATA}/all.zip`;

/** Seconds for which nobody needs to ask again; as short as for other data, since a leaked name must go soon. */
const MAX_AGE = 60;
/** What one archive may hold; a zip of this kind ends at 4 GiB. */
const MOST_DATASETS = 1000;
const MOST_RECORDS = 3_000_000;
const MOST_BYTES = 1024 * 1024 * 1024;

export function downloadRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(ALL_ROUTE, sendAll)
    .get(FORM_ROUTE, sendForm)
    .get(ORIGINAL_ROUTE, sendOriginal)
    .get(VERSION_ROUTE, sendVersion);
}

const TYPES: Readonly<Record<WrittenForm, string>> = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  json: 'application/json',
};

/** The dataset of the address. Throws 404. */
export async function publishedHere(c: RequestContext, id: string): Promise<Published> {
  const found = await readPublished(c.get('site').db, c.req.param('code') ?? '', id);
  if (found === null) throw missing('dataset');
  return found;
}

async function sendForm(c: RequestContext): Promise<Response> {
  const [id = '', form = ''] = (c.req.param('file') ?? '').split('.');
  const dataset = await publishedHere(c, id);
  if (!isForm(form) || dataset.kind !== 'table') throw missing('form');
  if (form === 'geojson' && dataset.extent === null) throw missing('form');
  const edition = editionOf(c, dataset, form);
  const name = `${fileNameOf(dataset)}${edition === 'old' ? '_old' : ''}.${form}`;
  const etag = [dataset.owner, dataset.id, dataset.version, dataset.contentHash, form, edition];
  return conditional(c, { etag, maxAge: MAX_AGE, data: true }, () => {
    countUse(c, { owner: dataset.owner, dataset: id, what: form === 'json' ? 'api' : 'download' });
    const pieces = writeVersion(c.get('site').db, dataset, { form, edition });
    return c.body(textStream(pieces), 200, {
      'Content-Type': TYPES[form],
      'Content-Disposition': contentDisposition(name),
    });
  });
}

const isForm = (text: string): text is WrittenForm => Object.hasOwn(TYPES, text);

function editionOf(c: RequestContext, dataset: Published, form: WrittenForm): WrittenEdition {
  const asked = c.req.query('edition') ?? 'new';
  if (asked === 'new') return 'new';
  if (asked !== 'old' || form !== 'csv' || standardOf(dataset)?.oldEdition !== true) throw missing('edition');
  return 'old';
}

/**
 * Always as a download of plain bytes: a file from outside must never run as a page of this site. Kept for an hour
 * only, since a file that holds a leaked name is removed.
 */
async function sendOriginal(c: RequestContext): Promise<Response> {
  const { owner, id, source, contentHash } = await publishedHere(c, c.req.param('dataset') ?? '');
  if (source.barred) throw missing('original');
  return conditional(
    c,
    { etag: [owner, contentHash, source.sha256, source.name], maxAge: 3600, data: true },
    async () => {
      const file = await original(c.get('site').db, owner, source.sha256);
      if (file === null) throw missing('original');
      countUse(c, { owner, dataset: id, what: 'download' });
      return c.body(file.stream, 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(file.size),
        'Content-Disposition': contentDisposition(source.name.split('/').at(-1) ?? source.name),
      });
    },
  );
}

/** A version that was public and wasn't withdrawn. */
async function sendVersion(c: RequestContext): Promise<Response> {
  const [number = ''] = (c.req.param('file') ?? '').split('.');
  const dataset = await publishedHere(c, c.req.param('dataset') ?? '');
  const { db } = c.get('site');
  const found = /^\d{1,9}$/u.test(number) ? await versionNumbered(db, dataset, Number(number)) : null;
  if (found === null) throw missing('version');
  const { owner, id } = dataset;
  const etag = [owner, id, found.version, found.contentHash];
  return conditional(c, { etag, maxAge: MAX_AGE, data: true }, () =>
    c.body(textStream(writeVersion(db, { owner, ...found }, { form: 'csv' })), 200, {
      'Content-Type': TYPES.csv,
      'Content-Disposition': contentDisposition(`${fileNameOf(dataset)}_${number}.csv`),
    }),
  );
}

interface NumberedVersion {
  version: string;
  standard: string | null;
  columns: StoredColumn[];
  contentHash: string;
}

async function versionNumbered(
  db: Db,
  { owner, id }: Published,
  number: number,
): Promise<NumberedVersion | null> {
  const { rows } = await sql<NumberedVersion>`
    select id::text as version, standard, columns, content_hash as "contentHash" from catalogue.version
    where owner = ${owner} and dataset = ${id} and number = ${number} and in_force and kind = 'table'`.execute(
    db,
  );
  return rows[0] ?? null;
}

async function sendAll(c: RequestContext): Promise<Response> {
  const owner = c.req.param('code') ?? '';
  const { db } = c.get('site');
  const datasets = await listPublished(db, { where: sql`dataset.owner = ${owner}`, limit: MOST_DATASETS });
  if (datasets.length === 0) throw missing('dataset');
  const records = datasets.reduce((sum, { recordCount }) => sum + recordCount, 0);
  const files = datasets.filter(({ kind }) => kind === 'file');
  const bytes = files.reduce((sum, { source }) => sum + source.size, 0);
  if (datasets.length === MOST_DATASETS || records > MOST_RECORDS || bytes > MOST_BYTES) throw tooMuch();
  const etag = [owner, await revisionOf(db, owner), 'zip'];
  return conditional(c, { etag, maxAge: MAX_AGE, data: true }, () =>
    c.body(byteStream(townArchive(db, { datasets, origin: c.get('origin') })), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition(`${owner}_opendata.zip`),
    }),
  );
}
