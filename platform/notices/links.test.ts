import { Hono } from 'hono';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../http/index.ts';
import { listMail } from '../mail/index.ts';
import type { AppEnv, ModuleManifest } from '../manifest/index.ts';
import { openToAll } from '../permissions/index.ts';
import { transaction } from '../storage/index.ts';
import { scenarios, testDatabase } from '../testing/index.ts';
import { askByMail, manageToken, subscribe, subscriberOf } from './index.ts';
import { pushWorkerSource } from './push-worker.ts';
import { afterQuiet, nextHour } from './quiet.ts';
import { linkSecret, tokenOf } from './secrets.ts';
import { OWNERS, trialKind, trialSite } from './testing/trial-kind.ts';

const { db } = await testDatabase({ owners: OWNERS });
let now = new Date('2026-11-24T04:00:00Z');
const wish = {
  kind: 'trial.news',
  owner: '999999',
  parts: null,
  hour: 18,
  consent: '1',
  lang: 'ja',
} as const;
const asking: ModuleManifest = {
  name: 'asking',
  migrations: {},
  notices: [trialKind],
  routes: () =>
    new Hono<AppEnv>().post('/ask', openToAll('a trial'), async (c) =>
      c.text(await askByMail(c, (await c.req.json()).to, { ...wish, ref: 'みどり町' })),
    ),
};
const base = trialSite(db, null, () => now);
const site = { ...base, modules: [...base.modules.slice(0, 2), asking] };
const app = createApp(site);

/** Two subscriptions of one reader, and the paths behind the links of their letters. */
async function fresh() {
  const found = await transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel: 'mail', address: 'hanako@example.jp', lang: 'ja' });
    const first = await subscribe(trx, subscriber, { ...wish, ref: 'みどり町' }, now);
    const second = await subscribe(trx, subscriber, { ...wish, ref: 'うみ町' }, now);
    return { subscriber, first, second };
  });
  const stopToken = tokenOf(await linkSecret(db), 'stop', found.first, found.subscriber.nonce);
  return {
    ...found,
    stop: `/notices/stop/${stopToken}`,
    manage: `/notices/manage/${await manageToken(db, found.subscriber)}`,
  };
}
let own: Awaited<ReturnType<typeof fresh>>;

beforeEach(async () => {
  now = new Date('2026-11-24T04:00:00Z');
  await sql`truncate notices.subscriber, notices.subscription, notices.asked, limits.attempt, mail.message`.execute(
    db,
  );
  own = await fresh();
});

const states = async () => {
  const { rows } = await sql<{ text: string }>`
    select ref || ' ' || state || ' ' || coalesce(hour::text, '-') || ' ' || filter as text
    from notices.subscription order by id`.execute(db);
  return rows.map(({ text }) => text.trim());
};
const from = { origin: 'http://localhost' };
const post = (path: string, body = '', headers: Record<string, string> = from) =>
  app.request(`http://localhost${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
const get = async (path: string) => (await app.request(`http://localhost${path}`)).text();

describe('stopping', () => {
  it('opening the link changes nothing: it shows a button', async () => {
    expect(await get(own.stop)).toContain('「みどり町の便り」のお知らせが届かなくなります');
    expect(await states()).toEqual(['みどり町 active 18', 'うみ町 active 18']);
  });

  it.each([
    ['by the button of the page', from],
    ['by the button of a mail program, whose server sends no origin (RFC 8058)', {}],
    ['by a mail program in a browser elsewhere', { origin: 'https://mail.example' }],
  ])('%s', async (_, headers) => {
    const response = await post(own.stop, 'List-Unsubscribe=One-Click', headers as Record<string, string>);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(await response.text()).toContain('ほかのお知らせを見る');
    expect(await states()).toEqual(['みどり町 stopped 18', 'うみ町 active 18']);
    expect((await post(own.stop)).status).toBe(200);
  });

  it('no other form comes from elsewhere', async () => {
    for (const headers of [{}, { origin: 'https://mail.example' }] as Record<string, string>[]) {
      expect((await post(`${own.manage}/${own.first}`, 'do=stop', headers)).status).toBe(403);
      expect((await post(`${own.manage}/delete`, '', headers)).status).toBe(403);
    }
    expect(await states()).toEqual(['みどり町 active 18', 'うみ町 active 18']);
  });
});

describe('one’s own page', () => {
  it.each([
    ['hour and parts', 'do=save&hour=6&parts=bb', 'みどり町 active 6 bb'],
    ['all parts are no choice', 'do=save&hour=19&parts=aa&parts=bb', 'みどり町 active 19'],
    ['an hour that nobody offers is not taken', 'do=save&hour=3&parts=aa', 'みどり町 active 18 aa'],
    ['a part that nobody knows is not taken', 'do=save&hour=18&parts=aa&parts=zz', 'みどり町 active 18 aa'],
    ['a pause', 'do=pause', 'みどり町 paused 18'],
    ['a stop', 'do=stop', 'みどり町 stopped 18'],
  ])('%s', async (_, body, state) => {
    const response = await post(`${own.manage}/${own.first}`, body);
    expect(response.status).toBe(303);
    expect((await states())[0]).toBe(state);
  });

  it('nothing chosen comes back with what to do', async () => {
    const response = await post(`${own.manage}/${own.first}`, 'do=save&hour=18');
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('1つ以上選んでください');
  });

  it('says when three letters came back, and starts again', async () => {
    await sql`update notices.subscriber set failures = 3`.execute(db);
    await sql`update notices.subscription set state = 'paused'`.execute(db);
    expect(await get(own.manage)).toContain('3回続けて届かなかったので');
    await post(`${own.manage}/${own.first}`, 'do=resume');
    expect((await states())[0]).toBe('みどり町 active 18');
    expect(await get(own.manage)).not.toContain('3回続けて届かなかったので');
  });

  it('changes nothing of somebody else’s', async () => {
    const other = await transaction(db, async (trx) => {
      const subscriber = await subscriberOf(trx, { channel: 'mail', address: 'taro@example.jp', lang: 'ja' });
      return subscribe(trx, subscriber, { ...wish, ref: 'やま町' }, now);
    });
    await post(`${own.manage}/${other}`, 'do=stop');
    expect((await states())[2]).toBe('やま町 active 18');
  });

  it('deletes everything, after it asked', async () => {
    expect(await get(`${own.manage}/delete`)).toContain('すべて消しますか');
    expect((await states()).length).toBe(2);
    expect(await (await post(`${own.manage}/delete`)).text()).toContain('このサイトに残っていません');
    expect(await states()).toEqual([]);
    expect((await sql`select 1 from notices.subscriber`.execute(db)).rows).toEqual([]);
  });
});

describe('links that are not right', () => {
  scenarios(app, [
    {
      name: 'a made-up one',
      path: '/notices/manage/1.aaaaaaaaaaaaaaaaaaaaaa',
      status: 410,
      contains: ['もう使えません'],
    },
    { name: 'no token at all', path: '/notices/stop/x', status: 410 },
    {
      name: 'a number beyond all',
      path: '/notices/confirm/zzzzzzzzzzzzzzz.aaaaaaaaaaaaaaaaaaaaaa',
      status: 410,
    },
  ]);

  it('a link of one purpose opens no other', async () => {
    const stop = own.stop.split('/').at(-1);
    expect((await app.request(`http://localhost/notices/manage/${stop}`)).status).toBe(410);
  });
});

describe('asking', () => {
  const asks = (to: string) =>
    app.request('http://localhost/ask', {
      method: 'POST',
      body: JSON.stringify({ to }),
      headers: { 'content-type': 'application/json', ...from },
    });
  const confirmPath = (text: string) => /\/notices\/confirm\/[\w.-]+/.exec(text)?.[0] ?? '';

  it('begins nothing before its address says yes, and the link only asks', async () => {
    await asks('new@example.jp');
    const [letter] = await listMail(db);
    const path = confirmPath(letter?.text ?? '');
    expect(await get(path)).toContain('お知らせを<wbr>始めます');
    expect(await states()).toHaveLength(2);
    expect((await post(path)).status).toBe(200);
    expect((await post(path)).status).toBe(200);
    expect(await states()).toHaveLength(3);
  });

  it('a link is good for two days', async () => {
    await asks('new@example.jp');
    const path = confirmPath((await listMail(db))[0]?.text ?? '');
    now = new Date(now.getTime() + 49 * 3_600_000);
    expect((await post(path)).status).toBe(410);
    expect(await states()).toHaveLength(2);
  });

  it('gives the same answer and the same letter whether an address gets notices already', async () => {
    const answers = [await asks('hanako@example.jp'), await asks('nobody@example.jp')];
    expect(await Promise.all(answers.map((each) => each.text()))).toEqual(['sent', 'sent']);
    const letters = (await listMail(db)).map(({ text, subject }) =>
      `${subject}${text}`.replace(/confirm\/\S+/, ''),
    );
    expect(new Set(letters).size).toBe(1);
    expect(await states()).toEqual(['みどり町 active 18', 'うみ町 active 18']);
  });

  it('writes to one address five times a day, and tells nobody', async () => {
    for (let n = 0; n < 7; n += 1) expect(await (await asks('new@example.jp')).text()).toBe('sent');
    expect(await listMail(db)).toHaveLength(5);
  });

  it('lets a network ask forty times an hour', async () => {
    const answers: string[] = [];
    for (let n = 0; n < 42; n += 1) answers.push(await (await asks(`a${n}@example.jp`)).text());
    expect(answers.slice(-3)).toEqual(['sent', 'too-many', 'too-many']);
  });

  it('keeps addresses out of keys and counts', async () => {
    await asks('new@example.jp');
    const { rows } = await sql<{ key: string }>`select key from limits.attempt`.execute(db);
    expect(JSON.stringify(rows)).not.toMatch(/new|example|unknown/);
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-11-24T20:59+09:00', '2026-11-24T20:59+09:00'],
    ['2026-11-24T21:00+09:00', '2026-11-25T07:00+09:00'],
    ['2026-11-25T00:30+09:00', '2026-11-25T07:00+09:00'],
    ['2026-11-25T06:59+09:00', '2026-11-25T07:00+09:00'],
    ['2026-11-25T07:00+09:00', '2026-11-25T07:00+09:00'],
  ])('%s → %s', (at, then) => {
    expect(afterQuiet(new Date(at))).toEqual(new Date(then));
  });
  it('the next time it is an hour', () => {
    expect(nextHour(new Date('2026-11-24T18:00+09:00'), 18)).toEqual(new Date('2026-11-24T18:00+09:00'));
    expect(nextHour(new Date('2026-11-24T18:01+09:00'), 18)).toEqual(new Date('2026-11-25T18:00+09:00'));
  });
});

/** The part of `/sw.js` for notices, run as a browser would, and what it did when a push came and was pressed. */
async function pushed(data: string, existing: string[] = []) {
  const handlers: Record<string, (event: object) => void> = {};
  const shown: { title: string; options: { body: string; data: { url: string } } }[] = [];
  const opened: string[] = [];
  const self = {
    location: { origin: 'https://tomoni.example' },
    addEventListener: (name: string, handle: (event: object) => void) => {
      handlers[name] = handle;
    },
    registration: {
      showNotification: async (title: string, options: (typeof shown)[0]['options']) => {
        shown.push({ title, options });
      },
    },
    clients: {
      matchAll: async () => existing.map((url) => ({ url, focus: () => opened.push(`focus ${url}`) })),
      openWindow: (url: string) => opened.push(url),
    },
  };
  new Function('self', pushWorkerSource)(self);
  const waits: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => waits.push(work);
  handlers.push?.({ data: { json: () => JSON.parse(data) }, waitUntil });
  await Promise.all(waits);
  const notification = { close: () => undefined, data: shown[0]?.options.data };
  handlers.notificationclick?.({ notification, waitUntil });
  await Promise.all(waits);
  return { shown, opened };
}

describe('the service worker', () => {
  const url = 'https://tomoni.example/999999/garbage/a1';

  it('shows a push and opens its page, or the window that has it', async () => {
    const data = JSON.stringify({ title: 'あした', body: '燃やすごみ', url, tag: 't' });
    const first = await pushed(data);
    expect(first.shown).toMatchObject([{ title: 'あした', options: { body: '燃やすごみ' } }]);
    expect(first.opened).toEqual([url]);
    expect((await pushed(data, [url])).opened).toEqual([`focus ${url}`]);
  });

  it('opens no other site, and shows something even of what it cannot read', async () => {
    const elsewhere = await pushed(JSON.stringify({ title: 'x', url: 'https://evil.example/' }));
    expect(elsewhere.opened).toEqual([]);
    expect((await pushed('not json')).shown).toMatchObject([{ title: 'Tomoni' }]);
  });
});
