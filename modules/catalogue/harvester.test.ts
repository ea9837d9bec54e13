/** Somebody elsewhere harvests everything that this site has, by CKAN's actions alone, and has the same records in the end. */
import { ensurePlace } from '@tomoni/places/contract';
import { createApp, serve } from '@tomoni/platform/http';
import { commit, stage } from '@tomoni/platform/intake';
import { transaction } from '@tomoni/platform/storage';
import { testDatabase } from '@tomoni/platform/testing';
import ckanapi from 'ckanapi';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { runHarvest } from './harvest/run.ts';
import { sourceAt } from './harvest/source-address.ts';
import { addHarvest } from './harvest/store.ts';
import { publishVersion } from './publishing.ts';
import { AEDS, files, OWNERS, PLACE, publishTown, TUESDAY, testSite, upload } from './testing-town.ts';

const OTHER = '992038';
const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
await publishTown(site);
await ensurePlace(db, { code: OTHER, name: 'となり村' });
const seen = await stage(site, {
  ...{ owner: OTHER, actor: 'operator' },
  files: [upload('aed.csv', AEDS), upload('b.csv', 'ベンチの場所,材質\n駅前,木\n')],
});
await commit(site, { id: seen.id, hash: seen.hash, actor: 'operator' });
const server = await serve(createApp(site), { port: 0 });
afterAll(() => server.stop());
const base = `http://127.0.0.1:${server.port}`;

interface Package {
  name: string;
  resources: { id: string; format: string; url: string; name: string }[];
}

type Values = Record<string, string>;
const filled = (row: Values): Values =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '' && value !== null));

/** What is public, from the database itself. */
async function publicRecords(): Promise<Map<string, Values[]>> {
  const { rows } = await sql<{ name: string; body: Values }>`
    select owner || '-' || dataset as name, body from catalogue.entry order by owner, dataset, n`.execute(db);
  const all = new Map<string, Values[]>();
  for (const { name, body } of rows) all.set(name, [...(all.get(name) ?? []), body]);
  return all;
}

it('a client that knows only CKAN harvests everything, page by page, in each form the same', async () => {
  const portal = new ckanapi.Portal(base);
  const ask = <Result>(action: string, payload: Record<string, string>) =>
    portal.invoke(new ckanapi.Action(action), payload) as Promise<Result>;
  const names: string[] = [];
  for (let start = 0, count = 1; start < count; start += 2) {
    const query = { q: '*:*', rows: '2', start: String(start), sort: 'name asc' };
    const page = await ask<{ count: number; results: Package[] }>('package_search', query);
    count = page.count;
    names.push(...page.results.map(({ name }) => name));
  }
  const wanted = await publicRecords();
  let formsRead = 0;
  let originals = 0;
  for (const name of names) {
    for (const { id, format, url } of (await ask<Package>('package_show', { id: name })).resources) {
      const response = await fetch(url);
      expect(response.status, url).toBe(200);
      const text = await response.text();
      if (id.endsWith('.original')) {
        originals += 1;
        continue;
      }
      expect(recordsIn(text, format), url).toEqual(wanted.get(name));
      formsRead += 1;
    }
  }
  expect(names).toHaveLength(files().length + 2);
  expect([formsRead, originals]).toEqual([3 * 3 + 2 * 2, 6]);
});

function recordsIn(text: string, format: string): Values[] {
  if (format === 'CSV') return (parse(text, { bom: true, columns: true }) as Values[]).map(filled);
  interface Written extends Values {
    extras: never;
  }
  const flat = ({ extras, ...row }: Written) => filled({ ...row, ...(extras as Values | undefined) });
  const read = JSON.parse(text) as Written[] | { features: { properties: Written }[] };
  return (Array.isArray(read) ? read : read.features.map(({ properties }) => properties)).map(flat);
}

it('another site of ours harvests a town, and publishes the same records', async () => {
  const here = await testDatabase({ owners: OWNERS });
  const settings = { signUp: 'invite' as const, oidc: [], mail: null, outgoing: [new URL(base).host] };
  const elsewhere = { ...testSite(here.db), settings };
  await ensurePlace(here.db, { code: PLACE, name: 'こだま町' });
  const source = sourceAt(`${base}/organization/${PLACE}`);
  if (source === null) throw new Error('no source');
  const about = { owner: PLACE, answers: {}, madeBy: 'somebody', at: TUESDAY };
  const id = (await addHarvest(here.db, { ...source, ...about })) ?? '';
  const signal = new AbortController().signal;
  await runHarvest(elsewhere, { owner: PLACE, id }, { signal, pauseMs: 0 });
  const { rows } = await sql<{ id: string; standard: string; name: string }>`
    select version.id::text as id, standard, source->>'name' as name from catalogue.version
    order by version.id`.execute(here.db);
  expect(rows).toHaveLength(4);
  const csv = rows.filter(({ standard }) => standard === 'public_toilet');
  expect(csv.map(({ name }) => name)).toEqual(['公衆トイレ 992020_public_toilet.csv']);
  await transaction(here.db, (trx) =>
    publishVersion(trx, { owner: PLACE, version: csv[0]?.id ?? '', at: TUESDAY }),
  );
  const { rows: taken } = await sql<{ body: Values }>`
    select body from catalogue.entry order by n`.execute(here.db);
  expect(taken.map(({ body }) => body)).toEqual((await publicRecords()).get(`${PLACE}-public-toilet`));
});
