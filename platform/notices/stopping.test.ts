import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../http/index.ts';
import { listMail } from '../mail/index.ts';
import type { AppEnv, ModuleManifest } from '../manifest/index.ts';
import { openToAll } from '../permissions/index.ts';
import { transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { askByMail, deliverDue, manageToken, notify, subscribe, subscriberOf } from './index.ts';
import { restore } from './restore.ts';
import { openCatcher } from './testing/catcher.ts';
import { OWNERS, trialKind, trialSite } from './testing/trial-kind.ts';

const { db } = await testDatabase({ owners: OWNERS });
const catcher = await openCatcher();
afterAll(() => catcher.close());
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
const base = trialSite(db, catcher.url, () => now);
const site = { ...base, modules: [...base.modules.slice(0, 2), asking] };
const app = createApp(site);

beforeEach(async () => {
  now = new Date('2026-11-24T04:00:00Z');
  catcher.letters.length = 0;
  await sql`truncate notices.subscriber, notices.subscription, notices.delivery, notices.message, notices.asked,
    notices.stop, notices.declined, limits.attempt, mail.message`.execute(db);
});

const reader = (address: string, ref: string) =>
  transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel: 'mail', address, lang: 'ja' });
    return { subscriber, id: await subscribe(trx, subscriber, { ...wish, hour: null, ref }, now) };
  });
const tell = (subscription: number, key: string) =>
  transaction(db, (trx) =>
    notify(trx, { ...wish, ref: 'x', data: key, key, at: now, to: { subscription }, urgent: true }),
  );
const post = (path: string, body = '', headers: Record<string, string> = { origin: 'http://localhost' }) =>
  app.request(`http://localhost${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
const states = async () => {
  const { rows } = await sql<{ text: string }>`
    select ref || ' ' || state || ' ' || coalesce(hour::text, '-') as text from notices.subscription order by id`.execute(
    db,
  );
  return rows.map(({ text }) => text);
};
const count = async (table: 'stop' | 'asked') =>
  (await sql`select from ${sql.table(`notices.${table}`)}`.execute(db)).rows.length;
const pathIn = (text: string, what: string) =>
  [...text.matchAll(new RegExp(`/notices/${what}/[\\w.-]+`, 'g'))].map(([path]) => path);

describe('a letter that tells of several things', () => {
  it('is stopped as a whole by the button of a mail program, and in parts by links in its text', async () => {
    for (const ref of ['みどり町', 'うみ町', 'やま町'])
      await tell((await reader('a@example.jp', ref)).id, ref);
    await deliverDue(site);
    expect(catcher.letters).toHaveLength(1);
    const { text = '' } = catcher.letters[0] ?? {};
    const [one, , , all] = pathIn(text, 'stop');
    expect(text).toContain('このメールのお知らせをすべて止める');
    await post(one ?? '');
    expect(await states()).toEqual(['みどり町 stopped -', 'うみ町 active -', 'やま町 active -']);
    // Header lines are folded; in a test it is enough that both say the same.
    const header = /List-Unsubscribe:\s+<https:\/\/tomoni\.example([^>]+)>/.exec(
      catcher.letters[0]?.raw ?? '',
    );
    expect(header?.[1]).toBe(all);
    expect(await (await app.request(`http://localhost${all}`)).text()).toContain(
      '「みどり町の便り」、「うみ町の便り」、「やま町の便り」のお知らせが届かなくなります',
    );
    expect((await post(all ?? '', 'List-Unsubscribe=One-Click', {})).status).toBe(200);
    expect(await states()).toEqual(['みどり町 stopped -', 'うみ町 stopped -', 'やま町 stopped -']);
  });

  it('still stops what is left when one of it is gone', async () => {
    const ids = [await reader('a@example.jp', 'みどり町'), await reader('a@example.jp', 'うみ町')];
    for (const { id } of ids) await tell(id, 'k');
    await deliverDue(site);
    await sql`delete from notices.subscription where id = ${ids[0]?.id}`.execute(db);
    await post(pathIn(catcher.letters[0]?.text ?? '', 'stop').at(-1) ?? '');
    expect(await states()).toEqual(['うみ町 stopped -']);
  });
});

describe('a stop holds', () => {
  const ask = async (to: string) => {
    await app.request('http://localhost/ask', {
      method: 'POST',
      body: JSON.stringify({ to }),
      headers: { 'content-type': 'application/json', origin: 'http://localhost' },
    });
    return pathIn((await listMail(db))[0]?.text ?? '', 'confirm')[0] ?? '';
  };

  it('whatever link to confirm is pressed again, used or not', async () => {
    const used = await ask('a@example.jp');
    const unused = await ask('a@example.jp');
    const [manage = ''] = pathIn(await (await post(used)).text(), 'manage');
    const { rows } = await sql<{ id: number }>`select id from notices.subscription`.execute(db);
    await post(`${manage}/${rows[0]?.id}`, 'do=save&hour=6&parts=aa&parts=bb');
    expect((await post(used)).status).toBe(200);
    expect(await states()).toEqual(['みどり町 active 6']);
    await post(`${manage}/${rows[0]?.id}`, 'do=stop');
    for (const path of [used, unused]) expect((await post(path)).status).toBe(410);
    expect(await states()).toEqual(['みどり町 stopped 6']);
    expect((await post(await ask('a@example.jp'))).status).toBe(200);
    expect(await states()).toEqual(['みどり町 active 18']);
  });

  it('and is written down once, however often it is pressed', async () => {
    await tell((await reader('a@example.jp', 'みどり町')).id, 'k');
    await deliverDue(site);
    const [stop = ''] = pathIn(catcher.letters[0]?.text ?? '', 'stop');
    for (let n = 0; n < 5; n += 1) {
      now = new Date(now.getTime() + 1000);
      expect((await post(stop)).status).toBe(200);
    }
    expect(await count('stop')).toBe(1);
  });

  it.each(['a stop', 'deleting everything'])('for whoever is told because of an account: %s', async (how) => {
    const to = { person: { mail: 'Taro@example.jp', lang: 'ja' as const } };
    const inform = (key: string, ref = 'x') =>
      transaction(db, (trx) => notify(trx, { ...wish, ref, data: key, key, at: now, to, urgent: true }));
    expect(await inform('a')).toBe(true);
    await deliverDue(site);
    const { text = '' } = catcher.letters[0] ?? {};
    const [stop = ''] = pathIn(text, 'stop');
    const [manage = ''] = pathIn(text, 'manage');
    await post(how === 'a stop' ? stop : `${manage}/delete`);
    // A month later their rows are gone.
    await sql`delete from notices.subscriber`.execute(db);
    expect(await inform('b')).toBe(false);
    expect(await states()).toEqual([]);
    expect(await inform('c', 'something else')).toBe(true);
    const { rows } = await sql`select * from notices.declined`.execute(db);
    expect(JSON.stringify(rows)).not.toMatch(/taro|example/i);
    // Until they ask for it.
    await sql`update notices.declined set ref = 'みどり町'`.execute(db);
    await post(await ask('taro@example.jp'));
    expect((await sql`select from notices.declined`.execute(db)).rows).toEqual([]);
  });

  it('and deleting everything leaves no letter to the address either', async () => {
    await post(await ask('a@example.jp'));
    await sql`update mail.message set sent_at = now()`.execute(db);
    const { rows } = await sql<{
      id: number;
      nonce: string;
    }>`select id, nonce from notices.subscriber`.execute(db);
    const [subscriber = { id: 0, nonce: '' }] = rows;
    const page = await post(`/notices/manage/${await manageToken(db, subscriber)}/delete`);
    expect(await page.text()).toContain(
      'お知らせのために登録したアドレスと設定は、このサイトに残っていません',
    );
    expect(await listMail(db)).toEqual([]);
  });
});

describe('after a restore numbers run again, and', () => {
  it('a link to confirm from before confirms nothing of a stranger', async () => {
    const ask = (to: string) =>
      app.request('http://localhost/ask', {
        method: 'POST',
        body: JSON.stringify({ to }),
        headers: { 'content-type': 'application/json', origin: 'http://localhost' },
      });
    await ask('before@example.jp');
    const [old = ''] = pathIn((await listMail(db))[0]?.text ?? '', 'confirm');
    await sql`truncate notices.asked restart identity`.execute(db);
    await sql`select setval('notices.asked_id_seq', ${Number.parseInt(old.split('/')[3] ?? '', 36)}::bigint, false)`.execute(
      db,
    );
    await ask('stranger@example.jp');
    const [fresh = ''] = pathIn((await listMail(db))[0]?.text ?? '', 'confirm');
    expect(fresh.split('.')[0]).toBe(old.split('.')[0]);
    expect((await post(old)).status).toBe(410);
    expect(await states()).toEqual([]);
  });

  it('two notices with one number have different ids', async () => {
    const send = async () => {
      await tell((await reader('a@example.jp', 'みどり町')).id, 'k');
      // As a process does that is started after the restore, with connections of its own.
      await deliverDue({ ...site, db: db.withoutPlugins() });
    };
    await send();
    await sql`truncate notices.delivery, notices.message restart identity`.execute(db);
    await transaction(db, async (trx) => restore.settle?.(trx, { at: now } as never));
    await send();
    const ids = catcher.letters.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

it('whoever guesses links is let guess so often, and a right one still opens', async () => {
  const { subscriber } = await reader('a@example.jp', 'みどり町');
  const codes: number[] = [];
  for (let n = 0; n < 122; n += 1) {
    codes.push((await app.request(`http://localhost/notices/manage/1.${'a'.repeat(21)}${n % 10}`)).status);
  }
  expect(codes.slice(-4)).toEqual([410, 410, 429, 429]);
  const own = `/notices/manage/${await manageToken(db, subscriber)}`;
  expect((await app.request(`http://localhost${own}`)).status).toBe(200);
});

it('a page of two subscriptions has every id once, and what is wrong belongs to its question', async () => {
  const { subscriber, id } = await reader('a@example.jp', 'みどり町');
  await reader('a@example.jp', 'うみ町');
  const own = `/notices/manage/${await manageToken(db, subscriber)}`;
  const html = await (await post(`${own}/${id}`, 'do=save&hour=18')).text();
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, each]) => each);
  expect(ids.length).toBe(new Set(ids).size);
  expect(html).toContain(`aria-describedby="f-parts-${id}-error"`);
  for (const [, target] of html.matchAll(/ (?:for|aria-describedby)="([^"]+)"/g))
    expect(ids).toContain(target);
});

it('an admin is told when letters name nobody to contact', async () => {
  const html = async (notices: object) => {
    const settings = { signUp: 'invite' as const, oidc: [], mail: base.settings?.mail ?? null, ...notices };
    const admin: ModuleManifest = {
      name: 'people',
      migrations: {},
      identify: async () => ({
        kind: 'user',
        ...{ id: 'hana', name: 'Hana' },
        appointments: [{ role: 'site-admin', scope: 'site', from: '2026-04-01', until: '2027-03-31' }],
      }),
    };
    const shown = createApp({ ...site, settings, modules: [...site.modules, admin] });
    return (await shown.request('http://localhost/admin/notices')).text();
  };
  expect(await html({})).toContain('いまは、差出人のアドレス（no-reply@tomoni.example）');
  expect(await html({ notices: { sender: null, contact: '電話 00-0000-0000' } })).not.toContain(
    'いまは、差出人',
  );
});
