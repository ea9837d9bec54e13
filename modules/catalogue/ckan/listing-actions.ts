/** CKAN's lists: organisations, groups, tags, licences, and what the site is. */
import { datasets } from '@tomoni/datasets';
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { listPublished, PUBLISHED_FROM } from '../api-published.ts';
import { STANDARD_TAG } from '../api-words.ts';
import { publishers } from '../datasets.ts';
import { LICENCES, type Licence } from '../model.ts';
import { notFound } from './answer.ts';
import { groupOf, licenceId, organisationOf, packageOf, tagOf } from './package.ts';
import type { Searching } from './package-search.ts';
import { listOf, neededText, type Parameters, textOf, truthOf, wholeOf } from './parameters.ts';

const MOST = 10_000;

function pageOf<One>(all: readonly One[], parameters: Parameters): One[] {
  const offset = wholeOf(parameters, 'offset', { usual: 0, most: MOST });
  return all.slice(offset, offset + wholeOf(parameters, 'limit', { usual: MOST, most: MOST }));
}

export async function organizationList(parameters: Parameters, searching: Searching) {
  const only = new Set(listOf(parameters, 'organizations'));
  const all = (await publishers(searching.db)).filter(({ owner }) => only.size === 0 || only.has(owner));
  const page = pageOf(all, parameters);
  if (!truthOf(parameters, 'all_fields')) return page.map(({ owner }) => owner);
  return page.map(({ owner, datasets: count }) => ({
    ...organisationOf(owner, searching),
    package_count: count,
  }));
}

/** CKAN gives ten of its datasets when asked for them; so does this. */
const SHOWN = 10;

export async function organizationShow(parameters: Parameters, searching: Searching) {
  const owner = neededText(parameters, 'id');
  const found = (await publishers(searching.db)).find((one) => one.owner === owner);
  if (found === undefined) throw notFound();
  const packages = truthOf(parameters, 'include_datasets')
    ? await listPublished(searching.db, { where: sql`dataset.owner = ${owner}`, limit: SHOWN })
    : [];
  return {
    ...organisationOf(owner, searching),
    ...{ package_count: found.datasets, users: [], tags: [], extras: [], groups: [] },
    packages: packages.map((dataset) => packageOf(dataset, searching)),
  };
}

/** Datasets of the standard that somebody publishes, with how many do. */
async function standards(db: Db): Promise<{ slug: string; count: number }[]> {
  const { rows } = await sql<{ slug: string; count: number }>`
    select version.standard as slug, count(*) as count from ${PUBLISHED_FROM}
    where version.standard is not null group by 1 order by 1`.execute(db);
  return rows;
}

export async function groupList(parameters: Parameters, { db, lang }: Searching) {
  const page = pageOf(await standards(db), parameters);
  if (!truthOf(parameters, 'all_fields')) return page.map(({ slug }) => slug);
  return page.map(({ slug, count }) => ({ ...groupOf(slug, lang), package_count: count }));
}

export async function tagList(parameters: Parameters, { db }: Searching) {
  const slugs = new Set((await standards(db)).map(({ slug }) => slug));
  const names = datasets.flatMap(({ slug, name }) => (slug !== null && slugs.has(slug) ? [name.ja] : []));
  const all = names.length === 0 ? [] : [...names, STANDARD_TAG].sort();
  const query = textOf(parameters, 'query').toLowerCase();
  const page = pageOf(
    all.filter((name) => name.toLowerCase().includes(query)),
    parameters,
  );
  return truthOf(parameters, 'all_fields') ? page.map(tagOf) : page;
}

export function licenseList() {
  return (Object.keys(LICENCES) as Licence[]).map((licence) => ({
    ...{ id: licenceId(licence), title: LICENCES[licence].name, url: LICENCES[licence].url },
    ...{ status: 'active', maintainer: '', family: '', is_okd_compliant: true, is_osi_compliant: false },
    ...{ domain_content: true, domain_data: true, domain_software: false, od_conformance: 'approved' },
  }));
}

export function statusShow({ origin }: Searching) {
  return {
    ...{ ckan_version: '2.10.4', site_title: 'Tomoni', site_description: '', site_url: origin },
    ...{ error_emails_to: null, locale_default: 'ja', extensions: ['datastore'] },
  };
}
