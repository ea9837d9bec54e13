import { ensurePlace } from '@tomoni/places/contract';
import { testDatabase } from '@tomoni/platform/testing';
import { itemOf } from '@tomoni/platform/workflow';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versionFlow } from '../flow.ts';
import { AEDS, OWNERS, PLACE, TOILETS, testSite } from '../testing-town.ts';
import { isDue } from './job.ts';
import { readPage } from './list-ckan.ts';
import type { Harvest } from './model.ts';
import { runHarvest } from './run.ts';
import { sourceAt } from './source-address.ts';
import {
  addHarvest,
  harvestItems,
  listHarvests,
  MOST_HARVESTS,
  pauseHarvest,
  readHarvest,
  removeHarvest,
} from './store.ts';
import { type FakeCkan, fakeCkan } from './testing/fake-ckan.ts';

const { db } = await testDatabase({ owners: OWNERS });
await ensurePlace(db, { code: PLACE, name: 'こだま町' });
const NOW = new Date('2026-11-24T17:00:00Z');

let fake: FakeCkan;
const names = Array.from({ length: 12 }, (_, n) => `b${String(n).padStart(2, '0')}.csv`);
const textOf = (name: string) => `${name}の場所,材質\n駅前,木\n川沿い,石\n`;
beforeEach(async () => {
  await sql`delete from catalogue.harvest`.execute(db);
  await sql`delete from catalogue.dataset`.execute(db);
  const benches = names.map((name) => [name, textOf(name)] as const);
  fake = await fakeCkan(new Map([...benches, ['toilet.csv', TOILETS], ['aed.csv', AEDS]]));
});
afterEach(() => fake.close());

const siteWith = (outgoing: string[]) => ({
  ...testSite(db, () => NOW),
  settings: { signUp: 'invite' as const, oidc: [], mail: null, outgoing },
});
const running = () => ({ signal: new AbortController().signal, pauseMs: 0, perPage: 5 });

async function added(url = `${fake.base}/organization/992020`): Promise<{ owner: string; id: string }> {
  const source = sourceAt(url);
  if (source === null) throw new Error('no source');
  const answers = { licence: 'PDL-1.0', contact: 'opendata@kodama.example' };
  const id = await addHarvest(db, { ...source, answers, owner: PLACE, madeBy: 'somebody', at: NOW });
  return { owner: PLACE, id: id ?? '' };
}

async function versions() {
  const { rows } = await sql<{
    id: string;
    dataset: string;
    number: number;
    licence: string;
    public: boolean;
  }>`
    select id::text as id, dataset, number, about->>'licence' as licence, published_at is not null as public
    from catalogue.version order by version.id`.execute(db);
  return rows;
}
const statusesOf = (path: string) =>
  fake.asked.filter((one) => one.path === path).map(({ status }) => status);
const filesAsked = () => fake.asked.filter(({ path }) => path.startsWith('/files/'));

describe('a harvest of a catalogue', () => {
  it('makes a draft of every file, and none of them public', async () => {
    const key = await added();
    await runHarvest(siteWith([fake.host]), key, running());
    const made = await versions();
    expect(made).toHaveLength(14);
    expect(made.every((one) => !one.public && one.licence === 'CC-BY-4.0')).toBe(true);
    const [first] = made;
    const item = await itemOf(db, { workflow: versionFlow, owner: PLACE, ref: first?.id ?? '' });
    expect(item?.state).toBe('draft');
    expect(fake.asked[0]?.path).toContain(`fq=${encodeURIComponent('organization:"992020"')}`);
    expect(await readHarvest(db, PLACE, key.id)).toMatchObject({ state: 'done', fault: null, run: 1 });
    const items = await harvestItems(db, key);
    expect(items.map(({ state }) => state)).toEqual(Array(14).fill('drafted'));
  });

  it.each([1, 2, 3, 4, 10, 16])(
    'cut at request %i and begun again, it fetches nothing twice and loses nothing',
    async (at) => {
      const key = await added();
      const stop = new AbortController();
      let seen = 0;
      fake.before = () => {
        seen += 1;
        if (seen === at) setTimeout(() => stop.abort(new Error('the site stops')));
        return null;
      };
      const cut = runHarvest(siteWith([fake.host]), key, { signal: stop.signal, pauseMs: 5, perPage: 5 });
      await expect(cut).rejects.toThrow('the site stops');
      fake.before = () => null;
      expect((await readHarvest(db, PLACE, key.id))?.state).not.toBe('done');
      await runHarvest(siteWith([fake.host]), key, running());
      expect(await versions()).toHaveLength(14);
      expect(new Set(fake.asked.map(({ path }) => path)).size).toBe(fake.asked.length);
      expect(fake.asked).toHaveLength(17);
    },
  );

  it('the next night asks only whether something has changed; what has is a new draft', async () => {
    const key = await added();
    const site = siteWith([fake.host]);
    await runHarvest(site, key, running());
    fake.asked.length = 0;
    fake.files.set('aed.csv', { text: AEDS.replace('1階正面玄関', '2階'), etag: '"aed-2"' });
    await runHarvest(site, key, running());
    expect(filesAsked().filter(({ status }) => status === 304)).toHaveLength(13);
    expect(statusesOf('/files/aed.csv')).toEqual([200]);
    const made = (await versions()).filter(({ dataset }) => dataset === 'aed');
    expect(made.map(({ number }) => number)).toEqual([1, 2]);
    expect(await versions()).toHaveLength(15);
  });

  it('a server that knows no ETags gives the same bytes, which change nothing', async () => {
    for (const file of fake.files.values()) file.etag = '';
    const key = await added();
    await runHarvest(siteWith([fake.host]), key, running());
    await runHarvest(siteWith([fake.host]), key, running());
    expect(filesAsked().every(({ status }) => status === 200)).toBe(true);
    expect(await versions()).toHaveLength(14);
  });

  it('one file that is gone holds up no other; a server that is busy is left alone until the next time', async () => {
    const key = await added();
    fake.before = (path) => (path === '/files/b02.csv' ? 500 : null);
    await runHarvest(siteWith([fake.host]), key, running());
    const failed = (await harvestItems(db, key)).filter(({ state }) => state === 'failed');
    expect(failed.map(({ name, fault }) => [name, fault])).toEqual([['b02.csv', 'harvest.status-500']]);
    fake.before = (path) => (path === '/files/b05.csv' ? 429 : null);
    fake.asked.length = 0;
    await runHarvest(siteWith([fake.host]), key, running());
    expect(fake.asked.at(-1)).toEqual({ path: '/files/b05.csv', status: 429 });
    expect(await readHarvest(db, PLACE, key.id)).toMatchObject({
      state: 'fetching',
      fault: 'harvest.status-429',
    });
    fake.before = () => null;
    fake.asked.length = 0;
    await runHarvest(siteWith([fake.host]), key, running());
    expect(fake.asked[0]?.path).toBe('/files/b05.csv');
    expect(await readHarvest(db, PLACE, key.id)).toMatchObject({ state: 'done', fault: null });
    expect(await versions()).toHaveLength(14);
  });

  it('what may hold personal details waits for a person instead', async () => {
    const people =
      '氏名,電話番号,生年月日,住所\n山田太郎,090-1234-5678,1980-01-02,こだま町1-2-3\n佐藤花子,080-2345-6789,1990-03-04,こだま町4-5-6\n';
    fake.files.clear();
    fake.files.set('people.csv', { text: people, etag: '"1"' });
    const key = await added();
    await runHarvest(siteWith([fake.host]), key, running());
    const [item] = await harvestItems(db, key);
    expect([item?.state, (await versions()).length]).toEqual(['waiting', 0]);
    await runHarvest(siteWith([fake.host]), key, running());
    expect((await harvestItems(db, key))[0]?.state).toBe('waiting');
    await sql`update intake.staged set expires_at = ${NOW}`.execute(db);
    await runHarvest(siteWith([fake.host]), key, running());
    const [again] = await harvestItems(db, key);
    expect([again?.state, again?.staged === item?.staged]).toEqual(['waiting', false]);
  });

  it('asks nobody inside unless the operator named them, nor what is no catalogue', async () => {
    const key = await added();
    await runHarvest(siteWith([]), key, running());
    expect([fake.asked.length, (await readHarvest(db, PLACE, key.id))?.fault]).toEqual([
      0,
      'outgoing.not-https',
    ]);
    const file = await added(`${fake.base}/files/aed.csv`);
    const wrong = { owner: PLACE, id: file.id };
    await sql`update catalogue.harvest set kind = 'ckan' where id = ${file.id}::bigint`.execute(db);
    await runHarvest(siteWith([fake.host]), wrong, running());
    expect((await readHarvest(db, PLACE, file.id))?.fault).toBe('harvest.status-404');
  });
});

it('a harvest of one file makes one draft; paused it does nothing, removed it leaves what was taken in', async () => {
  const key = await added(`${fake.base}/files/aed.csv`);
  await pauseHarvest(db, { ...key, paused: true });
  await runHarvest(siteWith([fake.host]), key, running());
  expect(fake.asked).toEqual([]);
  await pauseHarvest(db, { ...key, paused: false });
  await runHarvest(siteWith([fake.host]), key, running());
  expect((await versions()).map(({ dataset, licence }) => [dataset, licence])).toEqual([['aed', 'PDL-1.0']]);
  await removeHarvest(db, PLACE, key.id);
  expect([await listHarvests(db, PLACE), (await versions()).length]).toEqual([[], 1]);
});

it('an owner has at most so many', async () => {
  for (let n = 0; n < MOST_HARVESTS; n += 1) expect((await added()).id).not.toBe('');
  expect((await added()).id).toBe('');
});

describe('what an official types', () => {
  it.each([
    [
      'https://a.example/files/aed.csv?x=1#top',
      { kind: 'file', url: 'https://a.example/files/aed.csv?x=1', filter: '' },
    ],
    ['https://data.bodik.example', { kind: 'ckan', url: 'https://data.bodik.example', filter: '' }],
    [
      'https://data.bodik.example/organization/401307',
      { kind: 'ckan', url: 'https://data.bodik.example', filter: 'organization:"401307"' },
    ],
    [
      'https://a.example/ckan/dataset/aed',
      { kind: 'ckan', url: 'https://a.example/ckan', filter: 'name:"aed"' },
    ],
    [
      'https://a.example/group/bousai/',
      { kind: 'ckan', url: 'https://a.example', filter: 'groups:"bousai"' },
    ],
    ['https://a.example/api/3/action/package_list', { kind: 'ckan', url: 'https://a.example', filter: '' }],
    [
      'https://a.example/dataset/x/resource/y/download/z.xlsx',
      { kind: 'file', url: 'https://a.example/dataset/x/resource/y/download/z.xlsx', filter: '' },
    ],
    ['ftp://a.example/aed.csv', null],
    ['https://me:secret@a.example/aed.csv', null],
    ['aed.csv', null],
  ])('%s', (typed, source) => {
    expect(sourceAt(typed)).toEqual(source);
  });
});

describe('a page of a catalogue', () => {
  const pageOf = (resources: object[]) => {
    const results = [{ name: 'x', title: 'トイレ/公園', license_id: null, resources }];
    const answer = JSON.stringify({ success: true, result: { count: 1, results } });
    return readPage(new TextEncoder().encode(answer), 'https://a.example/ckan')?.files;
  };
  const resource = (path: string, name: string, format: string, resource_type = null as string | null) => ({
    ...{ url: `/files/${path}`, name, format, resource_type },
  });

  it('names files so that two of one name are not taken for one', () => {
    const files = pageOf([resource('a.csv', '一覧1.csv', 'CSV'), resource('b.csv', '一覧2', 'CSV')]);
    expect(files).toEqual([
      { url: 'https://a.example/files/a.csv', name: 'トイレ 公園 一覧1.csv', licence: '' },
      { url: 'https://a.example/files/b.csv', name: 'トイレ 公園 一覧2.csv', licence: '' },
    ]);
    const same = pageOf([resource('a', '一覧:', 'CSV'), resource('b', '一覧?', 'CSV')]);
    expect(same?.map(({ name }) => name)).toEqual(['トイレ 公園 一覧.csv', 'トイレ 公園 一覧 その2.csv']);
  });

  it.each([
    [
      'the best of several forms',
      [
        ['a.pdf', '一覧.pdf'],
        ['a.json', '一覧.json'],
        ['a.csv', '一覧.csv'],
      ],
      ['a.csv'],
    ],
    [
      'forms named in words',
      [
        ['1', '一覧（XLSX）', 'XLSX'],
        ['2', '一覧（CSV）', 'CSV'],
      ],
      ['2'],
    ],
    [
      'every year',
      [
        ['a.csv', '令和7年'],
        ['b.csv', '令和8年'],
      ],
      ['a.csv', 'b.csv'],
    ],
    [
      'no page and no program',
      [
        ['a.html', 'page', 'HTML'],
        ['b.exe', 'b', 'EXE'],
      ],
      [],
    ],
    [
      'not the original beside what was made of it',
      [
        ['a.csv', 'a'],
        ['o', '元', 'XLSX', 'original'],
      ],
      ['a.csv'],
    ],
    ['the original alone', [['o', '元', 'PDF', 'original']], ['o']],
  ] as const)('takes %s', (_name, resources, wanted) => {
    const all = resources.map(([path, name, format = '', type]: readonly (string | undefined)[]) =>
      resource(path ?? '', name ?? '', format ?? '', type ?? null),
    );
    expect(pageOf(all)?.map(({ url }) => url.replace('https://a.example/files/', ''))).toEqual(wanted);
  });

  it('is nothing when no CKAN answers', () => {
    expect(readPage(new TextEncoder().encode('<html>'), 'https://a.example')).toBeNull();
  });
});

describe('by night', () => {
  const harvest = { owner: PLACE, id: '1', state: 'done', startedAt: null } as Harvest;
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour - 9));
  it('each has its hour, once a night; what was cut goes on the next hour, never by day', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => isDue(harvest, at(hour)));
    const first = hours.indexOf(true);
    expect(first).toBeGreaterThanOrEqual(1);
    expect(hours.map(Number).join('')).toBe(`${'0'.repeat(first)}${'1'.repeat(6 - first)}${'0'.repeat(18)}`);
    const begun = { ...harvest, startedAt: at(first) };
    expect([isDue(begun, at(5)), isDue({ ...begun, state: 'fetching' }, at(5))]).toEqual([false, first <= 5]);
    expect(isDue({ ...begun, state: 'fetching' }, at(12))).toBe(false);
    expect(isDue({ ...begun, startedAt: at(first - 24) }, at(5))).toBe(true);
    const spread = new Set(
      Array.from({ length: 50 }, (_, n) =>
        [1, 2, 3, 4, 5].find((hour) => isDue({ ...harvest, id: String(n) }, at(hour))),
      ),
    );
    expect(spread.size).toBe(5);
  });
});
