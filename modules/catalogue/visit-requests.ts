/** What a visitor's request is about: the town, a dataset, its present version. */
import { type PlaceView, placeView } from '@tomoni/places/contract';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Context } from 'hono';
import type { Tally } from './column-tally.ts';
import { readDataset } from './datasets.ts';
import type { Dataset, Version } from './model.ts';
import { readVersion } from './store.ts';
import { versionTally } from './version-tally.ts';
import { notThere } from './visit-problems.ts';

export type RequestContext = Context<AppEnv>;

/** A page about one dataset of a town. */
export interface DatasetView extends PlaceView {
  dataset: Dataset;
  version: Version;
  tally: Tally;
}

/** The dataset of the address with what is public of it. Throws 404. */
export async function datasetHere(c: RequestContext): Promise<DatasetView> {
  const view = await placeView(c);
  const { db } = c.get('site');
  const dataset = await readDataset(db, view.place.code, c.req.param('dataset') ?? '');
  const version = dataset === null ? null : await readVersion(db, view.place.code, dataset.version);
  if (dataset === null || version === null) throw notThere('dataset', view.place);
  return { ...view, dataset, version, tally: await versionTally(db, version) };
}

/** The language switch keeps what was asked. */
export function pathWithQuery(c: RequestContext): string {
  return `${c.get('path')}${new URL(c.req.url).search}`;
}

/** A page number of the address: 1 when it names none, at most 100,000. */
export function pageOf(c: RequestContext): number {
  const text = c.req.query('page') ?? '';
  return /^[1-9]\d{0,4}$/u.test(text) ? Number(text) : 1;
}

/** What was typed, cut to a length that a search can take. */
export function wordsOf(c: RequestContext): string {
  return (c.req.query('q') ?? '').trim().slice(0, 100);
}

/** A number of at most nine digits in the address, or null. */
export function numberIn(c: RequestContext, name: string): number | null {
  const text = c.req.param(name) ?? '';
  return /^\d{1,9}$/u.test(text) ? Number(text) : null;
}
