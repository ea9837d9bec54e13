import { createDecipheriv, createECDH, type ECDH, hkdfSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../http/index.ts';
import type { AppEnv, ModuleManifest } from '../manifest/index.ts';
import { openOutgoing } from '../outgoing/index.ts';
import { openToAll } from '../permissions/index.ts';
import { transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import {
  askByPush,
  deliverDue,
  type Notice,
  notify,
  readDevice,
  subscribe,
  subscriberOf,
  vapidKeys,
} from './index.ts';
import { OWNERS, trialKind, trialSite } from './testing/trial-kind.ts';

const { db } = await testDatabase({ owners: OWNERS });
const calls: { headers: IncomingHttpHeaders; raw: Buffer }[] = [];
let status = 201;
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    calls.push({ headers: request.headers, raw: Buffer.concat(parts) });
    response.writeHead(status).end();
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

let now = new Date('2026-11-24T04:00:00Z');
const wish = {
  kind: 'trial.news',
  owner: '999999',
  parts: null,
  hour: null,
  consent: '1',
  lang: 'ja',
} as const;
const asking: ModuleManifest = {
  name: 'asking',
  migrations: {},
  notices: [trialKind],
  routes: () =>
    new Hono<AppEnv>().post('/device', openToAll('a trial'), async (c) => {
      const { device, ref } = await c.req.json();
      const read = readDevice(device);
      return c.json(read === null ? 'no device' : await askByPush(c, read, { ...wish, ref }));
    }),
};
const base = trialSite(db, null, () => now, {
  settings: { signUp: 'invite', oidc: [], mail: null, outgoing: ['127.0.0.1'] },
});
const site = { ...base, modules: [...base.modules.slice(0, 2), asking] };
/** As if this machine were a push service, which are public. */
const openPush = () => openOutgoing({ allowed: ['127.0.0.1'] });

const keys = {
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CCXg',
};

beforeEach(async () => {
  now = new Date('2026-11-24T04:00:00Z');
  calls.length = 0;
  status = 201;
  await sql`truncate notices.subscriber, notices.subscription, notices.delivery, notices.message, limits.attempt`.execute(
    db,
  );
});

const device = (address: string, own: typeof keys = keys) =>
  transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel: 'push', address, lang: 'ja', keys: own });
    return subscribe(trx, subscriber, { ...wish, ref: 'x' }, now);
  });
const tell = (subscription: number, changes: Partial<Notice> = {}) =>
  transaction(db, (trx) =>
    notify(trx, { ...wish, ref: 'x', data: '7', key: 'k', at: now, to: { subscription }, ...changes }),
  );
const states = async () =>
  (
    await sql<{
      state: string;
      error: string | null;
    }>`select state, error from notices.delivery order by id`.execute(db)
  ).rows;

/** As a phone reads it: RFC 8291 section 3.4, RFC 8188 section 2. */
function decrypted(raw: Buffer, phone: ECDH, auth: Buffer): string {
  const salt = raw.subarray(0, 16);
  const length = raw[20] ?? 0;
  const sender = raw.subarray(21, 21 + length);
  const sealed = raw.subarray(21 + length);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), phone.getPublicKey(), sender]);
  const key = Buffer.from(hkdfSync('sha256', phone.computeSecret(sender), auth, about, 32));
  const derive = (info: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, `Content-Encoding: ${info}\0`, bytes));
  const opener = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  opener.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]).toString('utf8');
  return text.slice(0, text.lastIndexOf('}') + 1);
}

describe('a push', () => {
  it('is encrypted for its device and signed by keys that stay the same', async () => {
    const id = await device(`${here}/push/1`);
    await tell(id);
    expect((await deliverDue(site, undefined, { openPush })).push).toEqual({ sent: 1, failed: 0 });
    expect(calls[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm' });
    const { publicKey } = await vapidKeys(db);
    expect(calls[0]?.headers.authorization).toContain(`k=${publicKey}`);
    expect(calls[0]?.raw.toString('utf8')).not.toContain('便り');
    // The phone took it back: everything of it goes.
    status = 410;
    await tell(id, { key: 'later' });
    await deliverDue(site, undefined, { openPush });
    expect((await sql`select 1 from notices.subscriber`.execute(db)).rows).toEqual([]);
  });

  it('is kept for a phone that is off for as long as it is worth something', async () => {
    const id = await device(`${here}/push/1`);
    await tell(id, { key: 'a', expires: new Date(now.getTime() + 20 * 3_600_000) });
    await deliverDue(site, undefined, { openPush });
    await tell(id, { key: 'b', expires: new Date(now.getTime() + 400 * 86_400_000) });
    await deliverDue(site, undefined, { openPush });
    expect(calls.map(({ headers }) => headers.ttl)).toEqual([String(20 * 3600), String(28 * 86_400)]);
  });

  it('has a tag that no other has, since phones replace one of the same tag without a sound', async () => {
    const phone = createECDH('prime256v1');
    const auth = Buffer.alloc(16, 7);
    const id = await device(`${here}/push/1`, {
      p256dh: phone.generateKeys('base64url'),
      auth: auth.toString('base64url'),
    });
    await tell(id, { key: 'monday' });
    status = 503;
    await deliverDue(site, undefined, { openPush });
    status = 201;
    now = new Date(now.getTime() + 61_000);
    await deliverDue(site, undefined, { openPush });
    await tell(id, { key: 'tuesday' });
    await deliverDue(site, undefined, { openPush });
    const [first, again, next] = calls.map(({ raw }) => JSON.parse(decrypted(raw, phone, auth)));
    expect(first).toMatchObject({ title: '便り 7', url: 'https://tomoni.example/news' });
    expect(again.tag).toBe(first.tag);
    expect(next.tag).not.toBe(first.tag);
  });

  it('never reaches a host that the operator opened for webhooks', async () => {
    await tell(await device(`${here}/admin/restart`));
    await deliverDue(site);
    expect(calls).toEqual([]);
    expect(await states()).toEqual([{ state: 'failed', error: 'outgoing.not-https' }]);
  });

  it('whose keys are none is refused, not tried again', async () => {
    await tell(await device(`${here}/push/1`, { p256dh: 'a'.repeat(87), auth: 'b'.repeat(22) }));
    await deliverDue(site, undefined, { openPush });
    expect(await states()).toMatchObject([{ state: 'failed' }]);
  });
});

describe('a device', () => {
  const endpoint = 'https://push.example/1';
  const offCurve = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString('base64url');
  it.each([
    ['keys as browsers give them', { endpoint, keys }, true],
    ['an address that is not https', { endpoint: 'http://127.0.0.1:8080/admin', keys }, false],
    ['a key of another length', { endpoint, keys: { ...keys, p256dh: keys.p256dh.slice(4) } }, false],
    ['a compressed point', { endpoint, keys: { ...keys, p256dh: `A${keys.p256dh.slice(1)}` } }, false],
    ['a point beside the curve', { endpoint, keys: { ...keys, p256dh: offCurve } }, false],
    ['a secret of another length', { endpoint, keys: { ...keys, auth: `${keys.auth}AA` } }, false],
    ['nothing', null, false],
  ])('%s', (_, value, isDevice) => {
    expect(readDevice(value) !== null).toBe(isDevice);
  });

  it('follows twenty things, and may change them', async () => {
    const app = createApp(site);
    const follow = async (ref: string) => {
      const body = JSON.stringify({ device: { endpoint, keys }, ref });
      const headers = { 'content-type': 'application/json', origin: 'http://localhost' };
      return (await app.request('http://localhost/device', { method: 'POST', body, headers })).json();
    };
    for (let n = 0; n < 20; n += 1) expect(await follow(`area ${n}`)).toContain('/notices/manage/');
    expect(await follow('one more')).toBeNull();
    expect(await follow('area 3')).toContain('/notices/manage/');
  });
});
