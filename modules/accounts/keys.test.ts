/** Keys for programs: what opens, how far, and what ends them. */
import { historyOf } from '@tomoni/platform/history';
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { definePermissions, guard, personOf } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { grepDatabase, testDatabase } from '@tomoni/platform/testing';
import { todosFor } from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { appoint, appointmentsOf, endAppointment } from './appointments.ts';
import { digestOf, isKeyText, newKeyText } from './key-text.ts';
import { keysOf, makeKey } from './keys.ts';
import { deletePerson } from './people.ts';
import { hashQuickly } from './testing-hashing.ts';
import { addPerson, OWNERS, PLACE, Reader, testApp, testSite } from './testing-site.ts';

const permissions = definePermissions('shelf', {
  'shelf.put': [{ role: 'official', within: 'owner' }, { role: 'approver', within: 'owner' }, { keys: true }],
  'shelf.sell': [{ role: 'official', within: 'owner' }],
});

/** Something that programs may do, beside something they may not. */
const shelf: ModuleManifest = {
  name: 'shelf',
  migrations: {},
  permissions,
  routes() {
    const app = new Hono<AppEnv>();
    const ofPlace = (c: { req: { param: (name: 'code') => string | undefined } }) => ({
      owner: c.req.param('code') ?? '',
    });
    app.post('/:code/office/shelf', guard('shelf.put', ofPlace), async (c) => {
      const actor = await c.get('actor')();
      return c.json({ kind: actor.kind, person: personOf(actor)?.name });
    });
    app.post('/:code/office/shelf/sell', guard('shelf.sell', ofPlace), (c) => c.json({}));
    return app;
  },
};

hashQuickly();
const { db } = await testDatabase({ owners: OWNERS });
const site = { ...testSite(db), modules: [...OWNERS, shelf] };
const app = testApp(site);
const TODAY = '2026-11-24';
const until = '2027-01-31';

let count = 0;
async function official(roles = [{ role: 'official' as const, scope: PLACE }]) {
  count += 1;
  const email = `official${count}@example.jp`;
  const name = `職員 ${count}`;
  const id = await addPerson(db, { email, name, password: null, roles });
  return { id, email, person: { kind: 'user', id, name, appointments: [] } as const };
}

async function keyFor(of: Awaited<ReturnType<typeof official>>, name = '夜の取り込み') {
  const key = { person: of.person, place: PLACE, name, until, at: site.now(), today: TODAY };
  const made = await transaction(db, (trx) => makeKey(trx, key));
  if (made === null) throw new Error('No key was made');
  return made;
}

function ask(path: string, key: string, headers: Record<string, string> = {}, from = '192.0.2.1') {
  const env = { incoming: { socket: { remoteAddress: from } } } as unknown as AppEnv['Bindings'];
  const init = { method: 'POST', headers: { authorization: `Bearer ${key}`, ...headers } };
  return app.request(`http://localhost${path}`, init, env);
}

const put = (key: string, place = PLACE) => ask(`/${place}/office/shelf`, key);

async function codeOf(response: Response): Promise<[number, unknown]> {
  const { code } = (await response.json()) as { code?: string };
  return [response.status, code];
}

describe('the text of a key', () => {
  it('is recognised by its shape and its last signs, and never twice the same', () => {
    const texts = Array.from({ length: 200 }, newKeyText);
    expect(new Set(texts).size).toBe(200);
    for (const text of texts) {
      expect(text).toMatch(/^tomoni_[0-9A-Za-z]{46}$/);
      expect(isKeyText(text)).toBe(true);
      const other = text.at(20) === 'x' ? 'y' : 'x';
      expect(isKeyText(text.slice(0, 20) + other + text.slice(21))).toBe(false);
    }
    expect([isKeyText(''), isKeyText('tomoni_'), isKeyText(` ${texts[0]}`)]).toEqual([false, false, false]);
  });

  it('stands nowhere in the database', async () => {
    const { text } = await keyFor(await official());
    expect(await grepDatabase(db, text)).toEqual([]);
    expect(await grepDatabase(db, text.slice(20))).toEqual([]);
    expect((await grepDatabase(db, digestOf(text))).length).toBe(1);
  });
});

describe('a key', () => {
  it('acts for its person, at its place, and only where programs may', async () => {
    const { text } = await keyFor(await official());
    const done = await put(text);
    expect([done.status, await done.json()]).toEqual([200, { kind: 'key', person: `職員 ${count}` }]);
    expect(await codeOf(await put(text, '992038'))).toEqual([403, 'permissions.not-appointed']);
    expect(await codeOf(await ask(`/${PLACE}/office/shelf/sell`, text))).toEqual([403, 'permissions.by-key']);
    expect(await codeOf(await ask('/account/keys/new', text))).toEqual([403, 'permissions.by-key']);
    const own = await app.request('http://localhost/account/export', {
      headers: { authorization: `Bearer ${text}` },
    });
    expect(await codeOf(own)).toEqual([403, 'permissions.by-key']);
  });

  it('counts at its own place only, where its person has several', async () => {
    const both = [PLACE, '992038'].map((scope) => ({ role: 'official' as const, scope }));
    const { text } = await keyFor(await official(both));
    expect((await put(text)).status).toBe(200);
    expect((await put(text, '992038')).status).toBe(403);
  });

  it('says 401 with a challenge when it is wrong, and 400 beside a cookie', async () => {
    const { text } = await keyFor(await official());
    for (const wrong of [newKeyText(), 'tomoni_short', '%%%', `${text}x`]) {
      const answer = await put(wrong);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="tomoni", error="invalid_token"');
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await codeOf(answer)).toEqual([401, 'accounts.key-unknown']);
    }
    const mixed = await ask(`/${PLACE}/office/shelf`, text, { cookie: 'tomoni.session_token=x' });
    expect(await codeOf(mixed)).toEqual([400, 'http.cookie-and-key']);
    const none = await app.request(`http://localhost/${PLACE}/office/shelf`, {
      method: 'POST',
      headers: { accept: 'application/json', origin: 'http://localhost' },
    });
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="tomoni", Cookie realm="tomoni"',
    ]);
  });

  it('writes down the day of its use, and no more', async () => {
    const who = await official();
    const { text, id } = await keyFor(who);
    expect((await keysOf(db, who.id))[0]).toMatchObject({ id, usedOn: null, start: text.slice(0, 11) });
    await put(text);
    expect((await keysOf(db, who.id))[0]).toMatchObject({ usedOn: TODAY });
  });

  it('may be tried wrongly sixty times from one network in a quarter of an hour, used in between or not', async () => {
    const from = '198.51.100.7';
    const { text } = await keyFor(await official());
    const path = `/${PLACE}/office/shelf`;
    const statuses = new Set<number>();
    for (let n = 0; n < 60; n += 1) {
      statuses.add((await ask(path, newKeyText(), {}, from)).status);
      if (n % 20 === 0) statuses.add((await ask(path, text, {}, from)).status);
    }
    expect(statuses).toEqual(new Set([401, 200]));
    const late = await ask(path, newKeyText(), {}, from);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await codeOf(late)).toEqual([429, 'accounts.key-too-often']);
    expect((await ask(path, text, {}, '198.51.100.8')).status).toBe(200);
  });

  it('may be used six thousand times an hour', async () => {
    const { text } = await keyFor(await official());
    expect((await put(text)).status).toBe(200);
    await sql`update limits.attempt set count = 6000`.execute(db);
    expect((await ask(`/${PLACE}/office/shelf`, text, {}, '203.0.113.9')).status).toBe(429);
    await sql`delete from limits.attempt`.execute(db);
  });
});

describe('what ends a key', () => {
  it('its last day', async () => {
    const { text } = await keyFor(await official());
    const on = (day: string) => testApp({ ...site, now: () => new Date(`${day}T03:00:00Z`) });
    const init = { method: 'POST', headers: { authorization: `Bearer ${text}` } };
    const path = `http://localhost/${PLACE}/office/shelf`;
    expect((await on('2027-01-31').request(path, init)).status).toBe(200);
    expect((await on('2027-02-01').request(path, init)).status).toBe(401);
  });

  it('the end of the last appointment there, for good', async () => {
    const who = await official();
    const { text, id } = await keyFor(who);
    const held = { person: who.id, scope: PLACE, from: TODAY, by: 'operator', at: site.now() };
    await transaction(db, (trx) => appoint(trx, { ...held, role: 'approver', until: '2026-12-20' }));
    const [first] = (await appointmentsOf(db, who.id)).filter(({ role }) => role === 'official');
    const end = { id: first?.id ?? '', by: 'operator', today: TODAY, at: site.now() };
    await transaction(db, (trx) => endAppointment(trx, end));
    expect((await put(text)).status).toBe(200);
    expect((await keysOf(db, who.id))[0]?.until).toBe('2026-12-20');
    const [rest] = (await appointmentsOf(db, who.id)).filter(({ endedAt }) => endedAt === null);
    await transaction(db, (trx) => endAppointment(trx, { ...end, id: rest?.id ?? '' }));
    expect((await put(text)).status).toBe(401);
    await transaction(db, (trx) => appoint(trx, { ...held, role: 'official', until: '2027-03-31' }));
    expect((await put(text)).status).toBe(401);
    expect((await keysOf(db, who.id))[0]).toMatchObject({ whyEnded: 'appointment' });
    const entries = await historyOf(db, { owner: PLACE, ref: 'accounts.keys' });
    expect(entries.find(({ after }) => (after as { key: string }).key === id)).toMatchObject({
      ...{ action: 'accounts.key-ended', actor: 'operator' },
      after: { key: id, why: 'appointment' },
    });
  });

  it('an appointment that is over, whatever the key itself says', async () => {
    const who = await official();
    const { text } = await keyFor(who);
    await sql`update accounts.appointment set last_day = '2026-11-23' where person = ${who.id}`.execute(db);
    expect((await put(text)).status).toBe(401);
  });

  it('the end of the account', async () => {
    const who = await official();
    const { text, id } = await keyFor(who);
    await deletePerson(site, who.id);
    expect((await put(text)).status).toBe(401);
    expect(await keysOf(db, who.id)).toEqual([]);
    const entries = await historyOf(db, { owner: PLACE, ref: 'accounts.keys' });
    expect(entries[0]).toMatchObject({ action: 'accounts.key-ended', after: { key: id, why: 'account' } });
  });

  it('a restored copy, which knows nothing of what was ended since', async () => {
    const { text } = await keyFor(await official());
    const settle = OWNERS.find(({ name }) => name === 'accounts')?.restore?.settle;
    const told = await transaction(db, async (trx) => settle?.(trx, { at: site.now() }));
    expect(told?.keysEnded).toBeGreaterThan(0);
    expect((await put(text)).status).toBe(401);
  });
});

describe('the pages', () => {
  async function signedIn(roles = [{ role: 'official' as const, scope: PLACE }]) {
    count += 1;
    const email = `page${count}@example.jp`;
    const id = await addPerson(db, { email, roles });
    const reader = new Reader(app);
    expect((await reader.signIn(email)).status).toBe(303);
    return { reader, id };
  }
  const form = { name: '夜の  取り込み', place: PLACE, until };

  it('make a key that is shown once, list it, and end it by one button that asks', async () => {
    const { reader, id } = await signedIn();
    expect(await (await reader.get('/account')).text()).toContain('href="/account/keys"');
    const empty = await (await reader.get('/account/keys/new')).text();
    expect(empty).toContain('value="2027-02-22"');
    const made = await reader.post('/account/keys/new', form);
    expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'private, no-store']);
    const text = /tomoni_[0-9A-Za-z]{46}/.exec(await made.text())?.[0] ?? '';
    expect((await put(text)).status).toBe(200);
    const list = await (await reader.get('/account/keys')).text();
    expect(list).toContain('夜の 取り込み');
    expect(list).toContain(`${text.slice(0, 11)}…`);
    expect(list).not.toContain(text);
    const [key] = await keysOf(db, id);
    const end = `/account/keys/${key?.id}/end`;
    expect(list).toContain(`href="${end}"`);
    expect(await (await reader.get(end)).text()).toContain('すぐに使えなくなり');
    const ended = await reader.post(end, {});
    expect(ended.headers.get('location')).toBe('/account/keys?done=ended');
    expect(await (await reader.get('/account/keys?done=ended')).text()).toContain('終えました');
    expect((await put(text)).status).toBe(401);
    expect((await reader.post(end, {})).status).toBe(404);
  });

  it('give back what was typed, with what is wrong', async () => {
    const { reader, id } = await signedIn();
    for (const [wrong, said] of [
      [{ name: '' }, '何に使うか'],
      [{ place: '992038' }, '担当している町'],
      [{ until: 'soon' }, '日付を入れて'],
      [{ until: '2026-11-23' }, 'それより後の日付'],
      [{ until: '2027-04-01' }, '3月31日'],
      [{ name: '', until: 'soon' }, '日付を入れて'],
    ] as const) {
      const answer = await reader.post('/account/keys/new', { ...form, ...wrong });
      const page = await answer.text();
      expect([answer.status, page.includes(said)], said).toEqual([422, true]);
    }
    expect(await keysOf(db, id)).toEqual([]);
  });

  it('ask to sign in again before a key is made, and let nobody else near it', async () => {
    const { reader, id } = await signedIn();
    await sql`update accounts.session set "createdAt" = now() - interval '1 hour' where "userId" = ${id}`.execute(
      db,
    );
    for (const answer of [
      await reader.get('/account/keys/new'),
      await reader.post('/account/keys/new', form),
    ]) {
      expect(answer.headers.get('location')).toBe('/sign-in?again=1&next=%2Faccount%2Fkeys%2Fnew');
    }
    expect(await keysOf(db, id)).toEqual([]);
    const who = await official();
    const other = await keyFor(who);
    expect((await reader.post(`/account/keys/${other.id}/end`, {})).status).toBe(404);
    expect((await put(other.text)).status).toBe(200);
    const { reader: citizen } = await signedIn([]);
    expect(await (await citizen.get('/account/keys')).text()).toContain('担当職員か承認者');
    expect((await citizen.get('/account/keys/new')).headers.get('location')).toBe('/account/keys');
  });

  it('stop at twenty keys in use', async () => {
    const { reader, id } = await signedIn();
    for (let n = 0; n < 20; n += 1) expect((await reader.post('/account/keys/new', form)).status).toBe(201);
    const more = await reader.post('/account/keys/new', form);
    expect([more.status, (await keysOf(db, id)).length]).toEqual([422, 20]);
  });

  it('warn two weeks before a key ends', async () => {
    const who = await official();
    const actor = { ...who.person, appointments: [] };
    await keyFor(who);
    const todos = async (today: string) =>
      (await todosFor(site, actor, today)).filter(({ id }) => id.startsWith('accounts.key/'));
    expect(await todos('2027-01-16')).toEqual([]);
    expect(await todos('2027-01-17')).toMatchObject([
      {
        owner: PLACE,
        due: until,
        href: '/account/keys',
        title: { ja: expect.stringContaining('夜の取り込み') },
      },
    ]);
    expect(await todos('2027-02-01')).toEqual([]);
  });
});
