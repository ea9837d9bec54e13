import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../http/index.ts';
import { transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { figuresOf } from './figures.ts';
import { deliverInTurn } from './home.ts';
import {
  deliverDue,
  isDone,
  type Notice,
  notify,
  notifyAll,
  subscribe,
  subscriberOf,
  sweepNotices,
  type Wish,
  webhooksOf,
} from './index.ts';
import { addWebhook, removeWebhook } from './requests.ts';
import { openCatcher } from './testing/catcher.ts';
import { OWNERS, trialSite } from './testing/trial-kind.ts';

const { db } = await testDatabase({ owners: OWNERS });
const catcher = await openCatcher();
afterAll(() => catcher.close());

/** 13:00 on a Tuesday in Japan. */
const NOON = new Date('2026-11-24T04:00:00Z');
let now = NOON;
const site = trialSite(db, catcher.url, () => now);
const app = createApp(site);

beforeEach(async () => {
  now = NOON;
  catcher.letters.length = 0;
  catcher.refuseWith = null;
  catcher.words = 'not here';
  catcher.refuseSenderWith = null;
  await sql`truncate notices.subscriber, notices.subscription, notices.delivery, notices.message, notices.progress,
    notices.trouble, notices.asked, limits.attempt`.execute(db);
});

const wish = (changes: Partial<Wish> = {}): Wish => ({
  ...{
    kind: 'trial.news',
    owner: '999999',
    ref: 'みどり町',
    parts: null,
    hour: null,
    consent: '1',
    lang: 'ja',
  },
  ...changes,
});

async function reader(address: string, changes: Partial<Wish> = {}): Promise<number> {
  return transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel: 'mail', address, lang: changes.lang ?? 'ja' });
    return subscribe(trx, subscriber, wish(changes), now);
  });
}

function tell(subscription: number, changes: Partial<Notice> = {}): Promise<boolean> {
  const notice = { kind: 'trial.news', owner: '999999', ref: 'みどり町', data: '7', key: 'k7', at: now };
  return transaction(db, (trx) => notify(trx, { ...notice, to: { subscription }, ...changes }));
}

const minutes = (count: number) => {
  now = new Date(now.getTime() + count * 60_000);
};

describe('a notice by mail', () => {
  it('arrives once, with who sends it, where to complain and how to stop', async () => {
    const id = await reader('hanako@example.jp');
    expect(await tell(id)).toBe(true);
    expect(await tell(id)).toBe(false);
    await deliverDue(site);
    await deliverDue(site);
    expect(catcher.letters).toHaveLength(1);
    const [letter] = catcher.letters;
    expect(letter?.subject).toBe('便り 7');
    for (const text of [
      '第7号',
      'https://tomoni.example/news',
      '送信者：ともに市 環境課',
      '苦情・お問い合わせ：電話 00-0000-0000',
    ])
      expect(letter?.text).toContain(text);
    expect(letter?.raw).toMatch(/List-Unsubscribe:\s+<https:\/\/tomoni\.example\/notices\/stop\/[\w.-]+>/);
    expect(letter?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('is in the language of its reader', async () => {
    await tell(await reader('john@example.org', { lang: 'en' }));
    await deliverDue(site);
    expect(catcher.letters[0]?.subject).toBe('News 7');
    expect(catcher.letters[0]?.text).toContain('/en/notices/manage/');
  });

  it('exists only when its transaction is committed', async () => {
    const id = await reader('hanako@example.jp');
    const notice = {
      kind: 'trial.news',
      owner: '9',
      ref: 'x',
      data: '7',
      key: 'k',
      at: now,
      to: { subscription: id },
    };
    const failing = transaction(db, async (trx) => {
      await notify(trx, notice);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await deliverDue(site);
    expect(catcher.letters).toEqual([]);
  });

  it('is one letter for everything that is due at one time', async () => {
    const home = await reader('hanako@example.jp', { hour: 18 });
    const parents = await reader('hanako@example.jp', { ref: 'うみ町', hour: 18 });
    await tell(home, { key: 'a', data: '1' });
    await tell(parents, { key: 'b', data: '2' });
    await deliverDue(site);
    expect(catcher.letters).toEqual([]);
    now = new Date('2026-11-24T09:00:00Z');
    await deliverDue(site);
    expect(catcher.letters.map(({ subject }) => subject)).toEqual(['便り 1 ほか1件']);
    expect(catcher.letters[0]?.text).toContain('■ 便り 2');
  });

  it('goes to somebody with an account as well, who may stop it', async () => {
    const to = { person: { mail: 'taro@example.jp', lang: 'ja' as const } };
    const notice = { kind: 'trial.news', owner: '999999', ref: 'x', data: '7', at: now, to };
    await transaction(db, (trx) => notify(trx, { ...notice, key: 'a' }));
    await deliverDue(site);
    expect(catcher.letters).toHaveLength(1);
    const stop = /\/notices\/stop\/[\w.-]+/.exec(catcher.letters[0]?.text ?? '')?.[0] ?? '';
    await app.request(`https://tomoni.example${stop}`, {
      method: 'POST',
      headers: { origin: 'https://tomoni.example' },
    });
    expect(await transaction(db, (trx) => notify(trx, { ...notice, key: 'b' }))).toBe(false);
  });

  it.each([
    ['within quiet hours waits for the morning', '2026-11-24T13:00:00Z', {}, '2026-11-24T22:00:00Z'],
    ['urgent goes at once', '2026-11-24T13:00:00Z', { urgent: true }, '2026-11-24T13:00:00Z'],
  ])('%s', async (_, at, changes, due) => {
    now = new Date(at);
    await tell(await reader('hanako@example.jp'), changes);
    const { rows } = await sql<{ due_at: Date }>`select due_at from notices.delivery`.execute(db);
    expect(rows[0]?.due_at.toISOString()).toBe(new Date(due).toISOString());
  });

  it('that came too late is not sent', async () => {
    await tell(await reader('hanako@example.jp'), { expires: new Date(now.getTime() + 60_000) });
    minutes(2);
    await deliverDue(site);
    expect(catcher.letters).toEqual([]);
    expect(await figuresOf(db, now)).toMatchObject({ waiting: 0, sent: 0, expired: 1 });
  });
});

describe('a server that does not take it', () => {
  it('for now: it is tried again', async () => {
    await tell(await reader('hanako@example.jp'));
    catcher.refuseWith = 450;
    await deliverDue(site);
    expect(await figuresOf(db, now)).toMatchObject({ waiting: 1, failed: 0 });
    catcher.refuseWith = null;
    minutes(2);
    await deliverDue(site);
    expect(catcher.letters).toHaveLength(1);
  });

  it('three times for good: the reader is paused, an admin sees how many, and their page says so', async () => {
    const id = await reader('hanako@example.jp');
    catcher.refuseWith = 550;
    for (const key of ['a', 'b', 'c']) {
      await tell(id, { key });
      await deliverDue(site);
    }
    expect(await tell(id, { key: 'd' })).toBe(false);
    const figures = await figuresOf(db, now);
    expect(figures).toMatchObject({ failed: 3, paused: 1 });
    expect(JSON.stringify(figures)).not.toContain('hanako');
    catcher.refuseWith = null;
  });

  it('not there at all: everything waits, and an admin sees why', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await tell(await reader(`${name}@example.jp`));
    const broken = trialSite(db, 'smtp://127.0.0.1:1', () => now);
    await deliverDue(broken);
    const { rows } = await sql`select 1 from notices.delivery where error is null`.execute(db);
    expect(rows.length).toBeGreaterThan(0);
    expect((await figuresOf(db, now)).trouble).toMatchObject({ channel: 'mail' });
    minutes(10);
    await deliverDue(site);
    expect(catcher.letters).toHaveLength(6);
    expect((await figuresOf(db, now)).trouble).toBeNull();
  });
});

describe('a server that takes nothing from us', () => {
  const thrice = async (ids: readonly number[]) => {
    for (const key of ['a', 'b', 'c']) {
      for (const id of ids) await tell(id, { key });
      await deliverDue(site);
      minutes(200);
    }
  };

  it('refuses the sender (a quota, a sender that is not allowed): no reader is paused, and an admin sees why', async () => {
    const ids = [await reader('a@example.jp'), await reader('b@example.jp')];
    catcher.refuseSenderWith = 550;
    catcher.words = '5.4.5 Daily quota exceeded';
    await thrice(ids);
    const figures = await figuresOf(db, now);
    expect(figures).toMatchObject({ waiting: 6, failed: 0, paused: 0 });
    expect(figures.trouble?.error).toContain('Daily quota exceeded');
    catcher.refuseSenderWith = null;
    await deliverDue(site);
    expect(catcher.letters.map(({ to }) => to).sort()).toEqual(['a@example.jp', 'b@example.jp']);
    expect((await figuresOf(db, now)).trouble).toBeNull();
  });

  it('says so only when it hears for whom it is: nobody’s mailbox is at fault', async () => {
    const ids = [await reader('a@example.jp')];
    catcher.refuseWith = 554;
    catcher.words = '5.7.1 <a@example.jp>: Relay access denied';
    await thrice(ids);
    const figures = await figuresOf(db, now);
    expect(figures).toMatchObject({ waiting: 3, failed: 0, paused: 0 });
    expect(figures.trouble?.error).toContain('Relay access denied');
    expect(JSON.stringify(figures)).not.toContain('a@example.jp');
  });

  it('for two days: what is still worth sending then arrives', async () => {
    const worth = new Date(now.getTime() + 3 * 86_400_000);
    await tell(await reader('hanako@example.jp'), { expires: worth });
    const broken = trialSite(db, 'smtp://127.0.0.1:1', () => now);
    for (let hour = 0; hour < 48; hour += 1) {
      await deliverDue(broken);
      minutes(60);
    }
    await deliverDue(site);
    expect(catcher.letters).toHaveLength(1);
  });
});

describe('the same for all who asked', () => {
  const evening = () => ({
    ...{ slot: 'trial 1', kind: 'trial.news', hour: 18, due: now },
    expires: new Date(now.getTime() + 3_600_000),
  });

  it('goes to each group in its own words, and nobody twice', async () => {
    await reader('a@example.jp', { hour: 18 });
    await reader('b@example.jp', { hour: 18, parts: ['bb', 'aa'] });
    await reader('c@example.jp', { hour: 18, ref: 'うみ町' });
    await reader('d@example.jp', { hour: 19 });
    const seen: unknown[] = [];
    const queued = await notifyAll(db, evening(), async (groups) => {
      seen.push(...groups);
      return groups.map(({ ref, parts }) =>
        ref === 'うみ町' ? null : { key: 'k', data: parts?.join() ?? 'all' },
      );
    });
    expect(queued).toBe(2);
    expect(seen).toHaveLength(3);
    expect(await isDone(db, 'trial 1')).toBe(true);
    // Done is done, and another work with the same key tells nobody again.
    expect(await notifyAll(db, evening(), async () => [])).toBe(2);
    const again = await notifyAll(db, { ...evening(), slot: 'trial 2' }, async (groups) =>
      groups.map(() => ({ key: 'k', data: 'again' })),
    );
    expect(again).toBe(1);
    await deliverDue(site);
    expect(catcher.letters.map(({ to, subject }) => `${to} ${subject}`).sort()).toEqual([
      'a@example.jp 便り all',
      'b@example.jp 便り aa,bb',
      'c@example.jp 便り again',
    ]);
  });

  it('goes on at its bookmark after it broke off, and leaves nobody out', async () => {
    await sql`
      with r as (
        insert into notices.subscriber (address, nonce)
        select 'r' || n || '@example.jp', n::text from generate_series(1, 4000) n returning id, address
      )
      insert into notices.subscription (subscriber, address, kind, owner, ref, hour, consent, confirmed_at)
      select id, address, 'trial.news', '9' || (id % 7), 'area ' || id, 18, '1', now() from r`.execute(db);
    let batches = 0;
    const asked = new Map<string, number>();
    const breaking = () =>
      notifyAll(db, evening(), async (groups) => {
        batches += 1;
        if (batches % 2 === 0) throw new Error('broken off');
        for (const { ref } of groups) asked.set(ref, (asked.get(ref) ?? 0) + 1);
        return groups.map(() => ({ key: 'k', data: '1' }));
      });
    await expect(breaking()).rejects.toThrow('broken off');
    await expect(breaking()).rejects.toThrow('broken off');
    expect(await breaking()).toBe(4000);
    expect(asked.size).toBe(4000);
    expect([...asked.values()].every((times) => times === 1)).toBe(true);
    const { rows } = await sql<{ count: number }>`
      select count(distinct subscription) as count from notices.delivery`.execute(db);
    expect(rows[0]?.count).toBe(4000);
  });

  it('by two processes at the same time tells nobody twice', async () => {
    for (const name of ['a', 'b', 'c']) await reader(`${name}@example.jp`, { hour: 18, ref: name });
    const once = () =>
      notifyAll(db, evening(), async (groups) => groups.map(() => ({ key: 'k', data: '1' })));
    expect(await Promise.all([once(), once(), once()])).toEqual([3, 3, 3]);
    await deliverDue(site);
    expect(catcher.letters).toHaveLength(3);
  });
});

describe('push and webhook', () => {
  const calls: { headers: IncomingHttpHeaders; body: string; url: string }[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      calls.push({
        headers: request.headers,
        body: Buffer.from(body, 'latin1').toString('utf8'),
        url: request.url ?? '',
      });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  afterAll(() => server.close());
  const here = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open = () => {
    const settings = { signUp: 'invite' as const, oidc: [], mail: null, outgoing: ['127.0.0.1'] };
    return trialSite(db, null, () => now, { settings });
  };
  beforeEach(() => {
    calls.length = 0;
    status = 201;
  });

  it('a webhook is signed, and its receiver can tell a repeated call', async () => {
    const secret = await addWebhook(db, `${here()}/hook`, wish(), now);
    const { rows } = await sql<{ id: number }>`select id from notices.subscription`.execute(db);
    const id = rows[0]?.id ?? 0;
    await tell(id);
    status = 503;
    await deliverDue(open());
    status = 200;
    minutes(2);
    await deliverDue(open());
    expect(calls).toHaveLength(2);
    expect(calls[0]?.headers['tomoni-delivery']).toBe(calls[1]?.headers['tomoni-delivery']);
    for (const { headers, body } of calls) {
      const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['tomoni-signature'])) ?? [];
      expect(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')).toBe(v1);
      expect(JSON.parse(body)).toMatchObject({
        kind: 'trial.news',
        owner: '999999',
        ja: { title: '便り 7' },
        en: { title: 'News 7' },
      });
    }
    expect(await webhooksOf(db, '999999', 'trial.news')).toMatchObject([
      { url: `${here()}/hook`, state: 'active' },
    ]);
    const its = { owner: '999999', kind: 'trial.news', id };
    expect(await removeWebhook(db, { ...its, owner: '111111' })).toBe(false);
    expect(await removeWebhook(db, { ...its, kind: 'trial.other' })).toBe(false);
    expect(await removeWebhook(db, its)).toBe(true);
  });

  it('two at one address have each its own key, and the second takes nothing from the first', async () => {
    const secrets = [
      await addWebhook(db, `${here()}/hook`, wish({ ref: 'a' }), now),
      await addWebhook(db, `${here()}/hook`, wish({ ref: 'b' }), now),
    ];
    const hooks = await webhooksOf(db, '999999', 'trial.news');
    expect(hooks.map(({ url, ref }) => `${url} ${ref}`)).toEqual([`${here()}/hook a`, `${here()}/hook b`]);
    for (const { id } of hooks) await tell(id, { key: String(id) });
    await deliverDue(open());
    const signedBy = calls.map(({ headers, body }) => {
      const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['tomoni-signature'])) ?? [];
      return secrets.findIndex(
        (key) => createHmac('sha256', key).update(`${t}.${body}`).digest('hex') === v1,
      );
    });
    expect(signedBy.sort()).toEqual([0, 1]);
  });

  it('never calls an address inside that the operator did not name', async () => {
    await addWebhook(db, `${here()}/hook`, wish(), now);
    const { rows } = await sql<{ id: number }>`select id from notices.subscription`.execute(db);
    await tell(rows[0]?.id ?? 0);
    await deliverDue(trialSite(db, null, () => now));
    expect(calls).toEqual([]);
    expect((await figuresOf(db, now)).errors).toEqual([
      { channel: 'webhook', error: 'outgoing.not-https', count: 1 },
    ]);
  });
});

it('one round at a time, and what is queued meanwhile goes out in it', async () => {
  await tell(await reader('a@example.jp'));
  const first = deliverInTurn(site);
  const second = await reader('b@example.jp');
  await tell(second);
  await Promise.all([first, deliverInTurn(site)]);
  expect(catcher.letters.map(({ to }) => to).sort()).toEqual(['a@example.jp', 'b@example.jp']);
});

it('what is over does not stay', async () => {
  await tell(await reader('hanako@example.jp'));
  await deliverDue(site);
  expect(await sweepNotices(db, now)).toBe(0);
  now = new Date(Date.now() + 12 * 86_400_000);
  expect(await sweepNotices(db, now)).toBe(2);
});
