import { describe, expect, it } from 'vitest';
import type { AppEnv } from '../manifest/index.ts';
import type { Db } from '../storage/index.ts';
import { createApp } from './app.ts';
import { trustList } from './proxy.ts';
import { testRoutes, trialSite } from './testing/trial-site.ts';

const noDatabase = {} as Db;

/** As node-server hands it over. */
function from(remoteAddress: string): AppEnv['Bindings'] {
  return { incoming: { socket: { remoteAddress } } } as unknown as AppEnv['Bindings'];
}

function appWith(trustedProxies: string[], publicUrl: string | null = null) {
  return createApp(trialSite(noDatabase, [testRoutes()], { publicUrl }), { settings: { trustedProxies } });
}

const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'tomoni.example' };

describe('who is believed', () => {
  it.each([
    ['nobody by default', [], '127.0.0.1', forwarded, 'http://inside:3000'],
    ['the proxy on this machine', ['loopback'], '127.0.0.1', forwarded, 'https://tomoni.example'],
    ['the same, in IPv6 clothes', ['loopback'], '::ffff:127.0.0.1', forwarded, 'https://tomoni.example'],
    ['IPv6 loopback', ['loopback'], '::1', forwarded, 'https://tomoni.example'],
    ['a network', ['10.0.0.0/8'], '10.20.30.40', forwarded, 'https://tomoni.example'],
    ['not its neighbour', ['10.0.0.0/8'], '11.0.0.1', forwarded, 'http://inside:3000'],
    ['an IPv6 network', ['fd00::/8'], 'fd12::1', forwarded, 'https://tomoni.example'],
    [
      'the last value, which the trusted proxy wrote',
      ['loopback'],
      '127.0.0.1',
      { 'x-forwarded-proto': 'http, https', 'x-forwarded-host': 'evil.example, tomoni.example:8443' },
      'https://tomoni.example:8443',
    ],
    [
      'a host that is none is ignored',
      ['loopback'],
      '127.0.0.1',
      { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example/"><script>' },
      'https://inside:3000',
    ],
    [
      'a scheme that is none is ignored',
      ['loopback'],
      '127.0.0.1',
      { 'x-forwarded-proto': 'javascript', 'x-forwarded-host': 'tomoni.example' },
      'http://tomoni.example',
    ],
  ])('%s', async (_name, trusted, address, headers, origin) => {
    const response = await appWith(trusted).request('http://inside:3000/t/lang', { headers }, from(address));
    expect(await response.json()).toMatchObject({ origin });
  });

  it('PUBLIC_URL is the last word for addresses', async () => {
    const app = appWith(['loopback'], 'https://town.example');
    const response = await app.request(
      'http://inside:3000/t/lang',
      { headers: forwarded },
      from('127.0.0.1'),
    );
    expect(await response.json()).toMatchObject({ origin: 'https://town.example' });
  });

  it.each(['10.0.0.0/33', 'nonsense', '10.0.0.0/8/8', '10.0.0.0/', 'fd00::/129'])(
    'refuses the setting %s',
    (entry) => {
      expect(() => trustList([entry])).toThrow(RangeError);
    },
  );
});

describe('the address of the reader', () => {
  it.each([
    ['is the connection itself', [], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['is what the trusted proxy says', ['loopback'], '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    [
      'is not what the reader wrote before it',
      ['loopback'],
      '127.0.0.1',
      '6.6.6.6, 198.51.100.1',
      '198.51.100.1',
    ],
    [
      'lies before all our proxies',
      ['loopback', '10.0.0.0/8'],
      '127.0.0.1',
      '6.6.6.6, 2001:db8::1, 10.0.0.2',
      '2001:db8::1',
    ],
    ['is the proxy when nonsense stands there', ['loopback'], '127.0.0.1', '198.51.100.1, <b>', '127.0.0.1'],
    ['is the proxy when it says nothing', ['loopback'], '::ffff:127.0.0.1', '', '127.0.0.1'],
  ])('%s', async (_name, trusted, peer, hops, client) => {
    const headers = { 'x-forwarded-for': hops };
    const response = await appWith(trusted).request('http://inside:3000/t/lang', { headers }, from(peer));
    expect(await response.json()).toMatchObject({ client });
  });
});

describe('cookies and forms behind a proxy', () => {
  const post = { method: 'POST', headers: { ...forwarded, origin: 'https://tomoni.example' } };

  it('are Secure behind https that is believed, and forms of the public name are ours', async () => {
    const response = await appWith(['loopback']).request(
      'http://inside:3000/t/choose',
      post,
      from('127.0.0.1'),
    );
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).toMatch(/; Secure/);
  });

  it('are not Secure over http in a local network, even when the public address is https', async () => {
    const app = appWith([], 'https://tomoni.example');
    const lan = { method: 'POST', headers: { origin: 'http://192.168.0.5:3000' } };
    const response = await app.request('http://192.168.0.5:3000/t/choose', lan, from('192.168.0.7'));
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).not.toMatch(/Secure/);
  });

  it('are Secure under the public https name, though the proxy is not named', async () => {
    const app = appWith([], 'https://tomoni.example');
    const asked = { method: 'POST', headers: { origin: 'https://tomoni.example' } };
    const response = await app.request('http://tomoni.example/t/choose', asked, from('10.0.0.9'));
    expect(response.headers.get('set-cookie')).toMatch(/; Secure/);
  });

  it('a stranger cannot make a form ours by forwarding headers', async () => {
    const forged = {
      method: 'POST',
      headers: { 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' },
    };
    const response = await appWith(['10.0.0.0/8']).request(
      'http://inside:3000/t/choose',
      forged,
      from('203.0.113.9'),
    );
    expect(response.status).toBe(403);
  });
});

describe('the number of a request', () => {
  it('is kept from a trusted proxy, and nobody else writes into our log', async () => {
    const headers = { 'x-request-id': 'proxy-12345678' };
    const trusted = await appWith(['loopback']).request(
      'http://inside/t/lang',
      { headers },
      from('127.0.0.1'),
    );
    expect(trusted.headers.get('x-request-id')).toBe('proxy-12345678');
    const stranger = await appWith([]).request('http://inside/t/lang', { headers }, from('127.0.0.1'));
    expect(stranger.headers.get('x-request-id')).not.toBe('proxy-12345678');
    const odd = await appWith(['loopback']).request(
      'http://inside/t/lang',
      { headers: { 'x-request-id': 'a b"c{}' } },
      from('127.0.0.1'),
    );
    expect(odd.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });
});
