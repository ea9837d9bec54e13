import { describe, expect, it } from 'vitest';
import type { ModuleManifest } from '../manifest/index.ts';
import { createRegistry } from '../metrics/index.ts';
import { parseText } from '../metrics/testing/parse-text.ts';
import { type Db, migrate } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { createApp } from './app.ts';
import type { MetricsAccess } from './metrics-route.ts';
import { testRoutes, trialSite } from './testing/trial-site.ts';

/** A home with a migration and a figure of its own. */
function homeNamed(name: string, state: string): ModuleManifest {
  const samples = [{ labels: { state }, value: 0 }];
  return {
    name,
    migrations: { '0001-nothing': { up: async () => undefined } },
    measures: async () => [{ name: `tomoni_${name}`, help: 'For the test.', type: 'gauge', samples }],
  };
}

const jobsHome = homeNamed('jobs', 'dead');
const mailHome = homeNamed('mail', 'waiting');
const TOKEN = 'a-token-of-some-length';
const { db } = await testDatabase({ owners: [jobsHome, mailHome] });

function app({ from = [], token = null }: Partial<MetricsAccess>, proxies: string[] = []) {
  const registry = createRegistry();
  const gather = async () => [registry.snapshot()];
  const site = trialSite(db, [jobsHome, mailHome, testRoutes()]);
  return createApp(site, {
    metrics: { registry, gather, from, token },
    settings: { trustedProxies: proxies },
  });
}

/** As if it came over a connection from this address. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

describe('/metrics', () => {
  it('is there for nobody unless the operator says for whom', async () => {
    expect((await app({}).request('/metrics', {}, from('127.0.0.1'))).status).toBe(404);
    const bearer = { headers: { Authorization: 'Bearer null' } };
    expect((await app({}).request('/metrics', bearer, from('127.0.0.1'))).status).toBe(404);
  });

  it('is read with the token from anywhere, and with another from nowhere', async () => {
    const site = app({ token: TOKEN });
    const ask = (given: string) =>
      site.request('/metrics', { headers: { Authorization: given } }, from('203.0.113.9'));
    expect((await ask(`Bearer ${TOKEN}`)).status).toBe(200);
    expect((await ask(`Bearer ${TOKEN}x`)).status).toBe(401);
    expect((await site.request('/metrics')).headers.get('www-authenticate')).toBe('Bearer');
  });

  it('is read from the networks that are named, but not through a proxy that isn’t', async () => {
    const site = app({ from: ['loopback', '10.0.0.0/8'] });
    const status = async (address: string, headers = {}) =>
      (await site.request('/metrics', { headers }, from(address))).status;
    expect(await status('127.0.0.1')).toBe(200);
    expect(await status('::ffff:10.1.2.3')).toBe(200);
    expect(await status('203.0.113.9')).toBe(404);
    expect(await status('127.0.0.1', { 'X-Forwarded-For': '203.0.113.9' })).toBe(404);
    const behind = app({ from: ['10.0.0.0/8'] }, ['loopback']);
    const through = async (client: string) =>
      (await behind.request('/metrics', { headers: { 'X-Forwarded-For': client } }, from('127.0.0.1')))
        .status;
    expect([await through('10.1.2.3'), await through('203.0.113.9')]).toEqual([200, 404]);
  });

  it('counts by route and class of status, never by path, and tells of queue, mail, disk and database', async () => {
    const site = app({ token: TOKEN });
    for (const path of ['/t/page/1', '/t/page/2', '/en/t/page/3', '/t/fails', '/no/such/1', '/no/such/2']) {
      await site.request(path);
    }
    const answer = await site.request('/metrics', { headers: { Authorization: `Bearer ${TOKEN}` } });
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const { samples } = parseText(await answer.text());
    const requests = samples.filter(({ name }) => name === 'tomoni_http_requests_total');
    expect(requests.map(({ labels, value }) => [labels.route, labels.status, value])).toEqual([
      ['/t/page/:id', '2xx', 3],
      ['/t/fails', '5xx', 1],
      ['none', '4xx', 2],
    ]);
    const value = (name: string, label = {}) =>
      samples.find((one) => one.name === name && Object.entries(label).every(([k, v]) => one.labels[k] === v))
        ?.value;
    expect(value('tomoni_http_requests_in_flight')).toBe(1);
    expect(value('tomoni_jobs', { state: 'dead' })).toBe(0);
    expect(value('tomoni_mail', { state: 'waiting' })).toBe(0);
    expect(value('tomoni_database_size_bytes')).toBeGreaterThan(1e6);
    expect(value('tomoni_measures_up', { home: 'mail' })).toBe(1);
  });
});

describe('/ready', () => {
  it('is not before the tables are those of this release', async () => {
    const empty = await testDatabase({ owners: [jobsHome] });
    const ask = (db: Db) => createApp(trialSite(db, [jobsHome, mailHome])).request('/ready');
    const before = await ask(empty.db);
    expect([before.status, await before.json()]).toEqual([503, { status: 'not ready', why: ['migrations'] }]);
    await migrate(empty.db, [jobsHome, mailHome]);
    expect((await ask(empty.db)).status).toBe(200);
  });
});
