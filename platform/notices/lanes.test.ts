/** What one reader, one channel or one notice that can’t be written does to all others: nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { type Carrier, deliver } from './deliver.ts';
import { deliverInTurn } from './home.ts';
import { deliverDue, type Notice, notify, subscribe, subscriberOf, type Wish } from './index.ts';
import { addWebhook } from './requests.ts';
import { openCatcher } from './testing/catcher.ts';
import { OWNERS, trialKind, trialSite } from './testing/trial-kind.ts';

const { db } = await testDatabase({ owners: OWNERS });
const catcher = await openCatcher();
const called: string[] = [];
const inside = createServer((request, response) => {
  called.push(request.url ?? '');
  request.resume();
  response.writeHead(204).end();
});
await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
afterAll(async () => {
  inside.close();
  await catcher.close();
});

let now = new Date('2026-11-24T04:00:00Z');
const settings = { mail: { url: catcher.url, from: 'ともに市 <no-reply@tomoni.example>' } };
const site = trialSite(db, null, () => now, {
  settings: { signUp: 'invite', oidc: [], ...settings, outgoing: ['127.0.0.1'] },
});

beforeEach(async () => {
  now = new Date('2026-11-24T04:00:00Z');
  called.length = 0;
  catcher.letters.length = 0;
  catcher.hold = Promise.resolve();
  await sql`truncate notices.subscriber, notices.subscription, notices.delivery, notices.message`.execute(db);
});

const wish = (ref: string): Wish => ({
  ...{ kind: 'trial.news', owner: '999999', ref, parts: null, hour: null, consent: '1', lang: 'ja' },
});
const reader = (channel: 'mail' | 'push', address: string, ref = 'x') =>
  transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel, address, lang: 'ja' });
    return subscribe(trx, subscriber, wish(ref), now);
  });
const tell = (subscription: number, changes: Partial<Notice> = {}) =>
  transaction(db, (trx) =>
    notify(trx, { ...wish('x'), data: '7', key: 'k', at: now, to: { subscription }, ...changes }),
  );
const states = async () => {
  const { rows } = await sql<{ text: string }>`
    select s.address || ' ' || d.state as text from notices.delivery d
    join notices.subscription s on s.id = d.subscription order by d.id`.execute(db);
  return rows.map(({ text }) => text);
};

describe('a device that answers slowly', () => {
  it('holds up no other: they are reached while it is still thinking', async () => {
    for (const ref of ['1', '2', '3', '4']) await tell(await reader('push', 'slow', ref));
    for (const name of ['a', 'b', 'c', 'd', 'e']) await tell(await reader('push', name));
    const others = new Set<string>();
    let release = () => {};
    const allOthers = new Promise<void>((resolve) => {
      release = resolve;
    });
    const carry: Carrier = async ([notice]) => {
      if (notice?.address === 'slow') await allOthers;
      else if (others.add(notice?.address ?? '').size === 5) release();
      return { what: 'sent' };
    };
    expect(await deliver(site, 'push', carry)).toEqual({ sent: 9, failed: 0 });
  });

  it('is not asked again in the same round, for whatever else waits for it', async () => {
    for (const ref of ['1', '2', '3', '4']) await tell(await reader('push', 'slow', ref));
    await tell(await reader('push', 'a'));
    const asked: string[] = [];
    const carry: Carrier = async ([notice]) => {
      asked.push(notice?.address ?? '');
      return notice?.address === 'slow' ? { what: 'later', error: 'outgoing.too-slow' } : { what: 'sent' };
    };
    await deliver(site, 'push', carry);
    await deliver(site, 'push', carry);
    expect(asked.sort()).toEqual(['a', 'slow']);
    now = new Date(now.getTime() + 61_000);
    await deliver(site, 'push', async () => ({ what: 'sent' }));
    expect((await states()).filter((text) => text.endsWith('waiting'))).toEqual([]);
  });
});

describe('what is urgent', () => {
  it('goes before everything that waits', async () => {
    for (const name of ['a', 'b', 'c']) await tell(await reader('mail', `${name}@example.jp`));
    now = new Date(now.getTime() + 60_000);
    await tell(await reader('mail', 'urgent@example.jp'), { urgent: true });
    const order: string[] = [];
    const carry: Carrier = async ([notice]) => {
      order.push(notice?.address[0] ?? '');
      return { what: 'sent' };
    };
    await deliver(site, 'mail', carry, { lanes: 1 });
    expect(order).toEqual(['u', 'a', 'b', 'c']);
  });

  it('is not kept waiting by a long round of another channel', async () => {
    let release = () => {};
    catcher.hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    await tell(await reader('mail', 'a@example.jp'));
    const round = deliverInTurn(site);
    while (catcher.letters.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const url = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/hook`;
    await addWebhook(db, url, wish('y'), now);
    const { rows } = await sql<{ id: number }>`
      select id from notices.subscription where channel = 'webhook'`.execute(db);
    await tell(rows[0]?.id ?? 0, { urgent: true });
    await deliverInTurn(site);
    expect(called).toEqual(['/hook']);
    release();
    await round;
  });
});

describe('a notice whose words can’t be written', () => {
  const kind = {
    ...trialKind,
    text: (...args: Parameters<typeof trialKind.text>) => {
      if (args[0] === 'old shape') throw new TypeError('notes is not iterable');
      return trialKind.text(...args);
    },
  };
  const broken = {
    ...site,
    modules: [...site.modules.slice(0, 2), { name: 'trial', migrations: {}, notices: [kind] }],
  };

  it('holds up nobody else, is tried again, and ends as failed without pausing its reader', async () => {
    const id = await reader('mail', 'a@example.jp');
    await tell(id, { data: 'old shape', expires: new Date(now.getTime() + 7 * 86_400_000) });
    for (const name of ['b', 'c', 'd']) await tell(await reader('mail', `${name}@example.jp`));
    for (let hour = 0; hour < 30; hour += 1) {
      await deliverDue(broken);
      now = new Date(now.getTime() + 3_600_000);
    }
    expect(catcher.letters.map(({ to }) => to[0]).sort()).toEqual(['b', 'c', 'd']);
    expect((await states())[0]).toBe('a@example.jp failed');
    expect(await tell(id, { key: 'another' })).toBe(true);
  });

  it('takes nothing along that is due for the same reader', async () => {
    const good = await reader('mail', 'a@example.jp', '1');
    await tell(good, { key: 'before' });
    await tell(await reader('mail', 'a@example.jp', '2'), { data: 'old shape' });
    await tell(good, { key: 'after' });
    await deliverDue(broken);
    expect(await states()).toEqual(['a@example.jp sent', 'a@example.jp waiting', 'a@example.jp sent']);
  });
});

it('a channel that can’t be opened ends no other', async () => {
  await tell(await reader('mail', 'a@example.jp'));
  const openPush = () => {
    throw new Error('no push here');
  };
  await expect(deliverDue(site, undefined, { openPush })).rejects.toThrow('no push here');
  expect(await states()).toEqual(['a@example.jp sent']);
});
