/** CKAN's package_list, package_show and resource_show. */
import { sql } from 'kysely';
import { formsOf, namedIn } from '../api-forms.ts';
import { PUBLISHED_FROM, type Published, readPublished } from '../api-published.ts';
import { notFound } from './answer.ts';
import { packageOf, resourceNamed, resourceOf } from './package.ts';
import type { Searching } from './package-search.ts';
import { neededText, type Parameters, textOf, wholeOf } from './parameters.ts';

const MOST_NAMES = 50_000;

export async function packageList(parameters: Parameters, { db }: Searching) {
  const limit = wholeOf(parameters, 'limit', { usual: MOST_NAMES, most: MOST_NAMES });
  const offset = wholeOf(parameters, 'offset', { usual: 0, most: 10_000_000 });
  const { rows } = await sql<{ name: string }>`
    select dataset.owner || '-' || dataset.id as name from ${PUBLISHED_FROM}
    order by dataset.owner, dataset.id limit ${limit} offset ${offset}`.execute(db);
  return rows.map(({ name }) => name);
}

export async function packageShow(parameters: Parameters, searching: Searching) {
  const name = textOf(parameters, 'id') || neededText(parameters, 'name_or_id');
  const named = namedIn(name);
  const dataset = named === null ? null : await readPublished(searching.db, named.owner, named.id);
  if (dataset === null) throw notFound();
  return packageOf(dataset, searching);
}

export async function resourceShow(parameters: Parameters, searching: Searching) {
  const { dataset, kind } = await resourceHere(neededText(parameters, 'id'), searching);
  const forms = formsOf(dataset, searching.origin);
  const n = forms.findIndex((form) => form.kind === kind);
  const form = forms[n];
  if (form === undefined) throw notFound();
  return resourceOf(dataset, form, { n, lang: searching.lang });
}

/** The dataset that a resource is of. */
export async function resourceHere(
  id: string,
  { db }: Searching,
): Promise<{ dataset: Published; kind: string }> {
  const named = resourceNamed(id);
  const dataset = named === null ? null : await readPublished(db, named.owner, named.id);
  if (named === null || dataset === null) throw notFound();
  return { dataset, kind: named.kind };
}
