import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress, openOutgoing, type Resolve } from './index.ts';

/** A server within our own network, which nobody may reach by way of us. */
let inside: Server;
let port = 0;
const seen: { url: string; host: string | undefined; body: string; authorization: string | undefined }[] = [];
beforeAll(async () => {
  inside = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      const { url = '', headers } = request;
      seen.push({ url, host: headers.host, body, authorization: headers.authorization });
      if (url === '/large') return response.end(Buffer.alloc(200_000));
      if (url === '/slow') return setTimeout(() => response.end('late'), 5_000).unref();
      if (url.startsWith('/to/'))
        return response.writeHead(302, { Location: decodeURIComponent(url.slice(4)) }).end();
      response.writeHead(201, { 'X-Test': 'yes' }).end('taken');
    });
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  port = (inside.address() as AddressInfo).port;
});
afterAll(() => {
  inside.closeAllConnections();
  inside.close();
});

const answersWith =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

/** What a request came to: its status, or the code of the refusal. */
async function outcome(url: string, options: Parameters<typeof openOutgoing>[0] = {}, request = {}) {
  const out = openOutgoing(options);
  try {
    return (await out.request(url, request)).status;
  } catch (error) {
    expect(String((error as Error).message)).not.toContain(url);
    return (error as { code?: string }).code;
  } finally {
    out.close();
  }
}

describe('an address is everybody’s', () => {
  it.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
  it.each([
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
    ],
    ...['100.64.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1'],
    ...[
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '2002:7f00:1::',
      '2001::1',
      '2001:db8::1',
    ],
    ...['', 'localhost', '1.2.3', '0x7f.1'],
  ])('and %s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('what may not be asked', () => {
  it.each([
    ['https://127.0.0.1/', 'outgoing.private-address'],
    ['https://2130706433/', 'outgoing.private-address'],
    ['https://0x7f.1/', 'outgoing.private-address'],
    ['https://0177.0.0.1/', 'outgoing.private-address'],
    ['https://１２７.0.0.1/', 'outgoing.private-address'],
    ['https://[::1]/', 'outgoing.private-address'],
    ['https://[::ffff:127.0.0.1]/', 'outgoing.private-address'],
    ['https://169.254.169.254/latest/meta-data/', 'outgoing.private-address'],
    ['https://localhost/', 'outgoing.private-address'],
    ['http://93.184.216.34/', 'outgoing.not-https'],
    ['https://93.184.216.34:22/', 'outgoing.port'],
    ['https://user:secret@example.jp/', 'outgoing.bad-address'],
    ['file:///etc/passwd', 'outgoing.bad-address'],
    ['gopher://example.jp/', 'outgoing.bad-address'],
    ['not an address', 'outgoing.bad-address'],
    ['https://name.invalid/', 'outgoing.unknown-host'],
  ])('%s: %s', async (url, code) => {
    expect(await outcome(url)).toBe(code);
  });

  it('a name with one address inside among others', async () => {
    expect(
      await outcome('https://hooks.example.jp/', { resolve: answersWith('93.184.216.34', '10.0.0.1') }),
    ).toBe('outgoing.private-address');
    expect(await outcome('https://hooks.example.jp/', { resolve: answersWith('::ffff:10.0.0.1') })).toBe(
      'outgoing.private-address',
    );
  });
});

describe('a name that changes its answer (DNS rebinding)', () => {
  it('is asked once, and the connection goes to the address that was checked', async () => {
    let asked = 0;
    // Public while it is checked, our own machine when it would be asked again.
    const resolve: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }];
    };
    const before = seen.length;
    // The host is named, so that a documentation address, where nobody answers, may stand for a public one.
    const url = `http://rebinding.example:${port}/`;
    const code = await outcome(url, { allowed: ['rebinding.example'], resolve }, { timeoutMs: 300 });
    expect(['outgoing.too-slow', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED']).toContain(code);
    expect(asked).toBe(1);
    expect(seen.length).toBe(before);
  });

  it('reaches the checked address under its own name, without asking again', async () => {
    let asked = 0;
    const resolve: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }];
    };
    const url = `http://bot.example:${port}/hook`;
    expect(
      await outcome(url, { allowed: [`bot.example:${port}`], resolve }, { method: 'POST', body: 'x' }),
    ).toBe(201);
    expect(asked).toBe(1);
    expect(seen.at(-1)).toMatchObject({ host: `bot.example:${port}`, body: 'x' });
  });
});

describe('hosts that the operator named', () => {
  it('may be inside, at the port that was named only', async () => {
    const url = `http://127.0.0.1:${port}/`;
    expect(await outcome(url, { allowed: [`127.0.0.1:${port}`] })).toBe(201);
    expect(await outcome(url, { allowed: ['127.0.0.1:1'] })).toBe('outgoing.not-https');
    expect(await outcome(url, { allowed: ['127.0.0.1'] })).toBe(201);
  });
});

describe('redirects', () => {
  const to = (target: string) => `http://bot.example:${port}/to/${encodeURIComponent(target)}`;
  const inward = { allowed: ['bot.example'], resolve: answersWith('127.0.0.1') };

  it('are an answer, unless somebody wants to follow', async () => {
    expect(await outcome(to('https://127.0.0.1/'), inward)).toBe(302);
    expect(await outcome(to('https://127.0.0.1/'), inward, { method: 'POST', body: '', redirects: 3 })).toBe(
      302,
    );
  });

  it('lead nowhere that the first address could not have been', async () => {
    const before = seen.length;
    expect(await outcome(to(`https://[::1]:${port}/`), inward, { redirects: 3 })).toBe('outgoing.port');
    expect(await outcome(to('https://[::1]/'), inward, { redirects: 3 })).toBe('outgoing.private-address');
    expect(await outcome(to('file:///etc/passwd'), inward, { redirects: 3 })).toBe('outgoing.bad-address');
    expect(seen.length).toBe(before + 3);
  });

  it('end', async () => {
    const there = { allowed: ['bot.example', 'other.example'], resolve: answersWith('127.0.0.1') };
    expect(await outcome(to(`http://other.example:${port}/`), there, { redirects: 0 })).toBe(
      'outgoing.redirects',
    );
    const headers = { Authorization: 'Bearer for-the-first-only' };
    expect(await outcome(to(`http://other.example:${port}/`), there, { redirects: 1, headers })).toBe(201);
    expect(seen.at(-1)?.authorization).toBeUndefined();
  });
});

describe('bounds', () => {
  const here = { allowed: ['127.0.0.1'] };
  it('of size', async () => {
    expect(await outcome(`http://127.0.0.1:${port}/large`, here)).toBe('outgoing.too-large');
    expect(await outcome(`http://127.0.0.1:${port}/large`, here, { maxBytes: 300_000 })).toBe(200);
  });
  it('of size no reason to take a yes for a no, where nobody reads it', async () => {
    expect(await outcome(`http://127.0.0.1:${port}/large`, here, { isUnread: true })).toBe(200);
  });
  it('of time, the look-up of a name within it', async () => {
    const resolve: Resolve = () => new Promise(() => undefined);
    expect(await outcome('https://slow.example.jp/', { resolve }, { timeoutMs: 50 })).toBe(
      'outgoing.too-slow',
    );
  });
  it('of time', async () => {
    expect(await outcome(`http://127.0.0.1:${port}/slow`, here, { timeoutMs: 100 })).toBe(
      'outgoing.too-slow',
    );
  });
});
