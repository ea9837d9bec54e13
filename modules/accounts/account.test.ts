import { ensurePlace } from '@tomoni/places/contract';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { findPerson, userNames } from './people.ts';
import { sweepAccounts } from './sessions.ts';
import { accountsTables } from './tables.ts';
import { hashQuickly } from './testing-hashing.ts';
import { addPerson, OWNERS, PASSWORD, PLACE, Reader, testApp, testSite } from './testing-site.ts';

hashQuickly();
const { db } = await testDatabase({ owners: OWNERS });
const app = testApp(testSite(db));
await ensurePlace(db, { code: PLACE, name: 'こだま町', nameEn: 'Kodama' });

let counter = 0;
beforeEach(async () => {
  counter += 1;
  await sql`truncate limits.attempt`.execute(db);
});

async function person(roles: NonNullable<Parameters<typeof addPerson>[1]['roles']> = []) {
  const email = `person${counter}@example.jp`;
  const id = await addPerson(db, { email, roles });
  const reader = new Reader(app, {
    headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/143.0 Safari/537.36' },
  });
  await reader.signIn(email);
  return { id, email, reader };
}

/** As if the session had begun an hour ago. */
async function growOld(id: string): Promise<void> {
  await sql`update accounts.session set "createdAt" = now() - interval '1 hour' where "userId" = ${id}`.execute(
    db,
  );
}

describe('the account', () => {
  it('shows roles with their ends, ways and devices', async () => {
    const { reader } = await person([
      { role: 'official', scope: PLACE },
      { role: 'approver', scope: PLACE, until: '2026-12-01' },
      { role: 'moderator', scope: 'site', until: '2026-03-31', from: '2025-04-01' },
    ]);
    const text = await (await reader.get('/account')).text();
    for (const part of [
      '担当職員',
      '2027年3月31日まで',
      'href="/992020/office"',
      'あと7日',
      '終わりました',
      'この端末',
      'Chrome / Windows',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('こだま町の承認者は、12月1日（火）で終わります');
  });

  it('changes the name, and gives back what was typed when it can’t', async () => {
    const { id, reader } = await person();
    const wrong = await reader.post('/account/name', { name: 'あ'.repeat(61) });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('あ'.repeat(61));
    expect((await reader.post('/account/name', { name: ' 新しい   名前 ' })).status).toBe(303);
    expect((await findPerson(db, id))?.name).toBe('新しい 名前');
  });

  it('writes what a name says as text', async () => {
    const { reader } = await person();
    await reader.post('/account/name', { name: '<script>alert(1)</script>' });
    expect(await (await reader.get('/account')).text()).not.toContain('<script>alert');
  });
});

describe('devices', () => {
  it('are ended one by one or all at once, and only one’s own', async () => {
    const { id, email, reader } = await person();
    const phone = new Reader(app);
    const tablet = new Reader(app);
    await phone.signIn(email);
    await tablet.signIn(email);
    const other = await addPerson(db, { email: `other${counter}@example.jp` });
    const stranger = new Reader(app);
    await stranger.signIn(`other${counter}@example.jp`);
    const sessions = await accountsTables(db)
      .selectFrom('session')
      .selectAll()
      .where('userId', '=', id)
      .orderBy('createdAt')
      .execute();
    const strangers = await accountsTables(db)
      .selectFrom('session')
      .selectAll()
      .where('userId', '=', other)
      .execute();
    await reader.post('/account/sessions/end', { id: strangers[0]?.id ?? '' });
    expect((await stranger.get('/account')).status).toBe(200);
    await reader.post('/account/sessions/end', { id: sessions[1]?.id ?? '' });
    expect((await phone.get('/account')).status).toBe(303);
    await reader.post('/account/sessions/end-others', {});
    expect((await tablet.get('/account')).status).toBe(303);
    expect((await reader.get('/account')).status).toBe(200);
  });
});

describe('the password', () => {
  it('needs the current one, and ends other devices', async () => {
    const { email, reader } = await person();
    const phone = new Reader(app);
    await phone.signIn(email);
    const wrong = await reader.post('/account/password', {
      current: 'not this one!',
      password: 'ことばを ならべて つくる',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('いまのパスワードがちがいます');
    const right = await reader.post('/account/password', {
      current: PASSWORD,
      password: 'ことばを ならべて つくる',
    });
    expect(right.status).toBe(303);
    expect((await phone.get('/account')).status).toBe(303);
    expect((await reader.get('/account')).status).toBe(200);
    expect((await new Reader(app).signIn(email)).status).toBe(422);
  });

  it('can’t be guessed from a session that was left open', async () => {
    const { reader } = await person();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push(
        (await reader.post('/account/password', { current: `guess ${n}`, password: 'x' })).status,
      );
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  it.each(['123456789012', 'passwordpassword', 'aaaaaaaaaaaaaa', 'person@example.jp'.slice(0, 11)])(
    'that anybody would try is refused: %s',
    async (password) => {
      const { reader } = await person();
      expect((await reader.post('/account/password', { current: PASSWORD, password })).status).toBe(422);
    },
  );
});

describe('what matters', () => {
  it.each(['/account/password', '/account/delete'])('wants a fresh session: %s', async (path) => {
    const { id, email, reader } = await person();
    await growOld(id);
    const sent = await reader.get(path);
    const again = new URL(sent.headers.get('location') ?? '', 'http://localhost');
    expect(again.pathname).toBe('/sign-in');
    expect(await (await reader.get(again.pathname + again.search)).text()).toContain(
      'もう一度ログインしてください',
    );
    expect(
      (await reader.post(path, { current: PASSWORD, password: 'ことばを ならべて つくる' })).headers.get(
        'location',
      ),
    ).toContain('again=1');
    const next = again.searchParams.get('next') ?? '';
    expect((await reader.signIn(email, PASSWORD, next)).headers.get('location')).toBe(path);
    expect((await reader.get(path)).status).toBe(200);
  });

  it('a new passkey, too', async () => {
    const { id, reader } = await person();
    expect((await reader.get('/account/passkeys')).status).toBe(200);
    await growOld(id);
    expect((await reader.get('/account/passkeys')).status).toBe(401);
  });
});

describe('leaving', () => {
  it('takes everything along', async () => {
    const { email, reader } = await person([{ role: 'official', scope: PLACE }]);
    const answer = await reader.get('/account/export');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const text = await answer.text();
    expect(text).toContain(email);
    expect(text).toContain('official');
    const [token = ''] = decodeURIComponent(reader.cookies.get('tomoni.session_token') ?? '').split('.');
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/"password":"[^"]/);
  });

  it('removes everything, in all tables', async () => {
    const { id, email, reader } = await person([{ role: 'official', scope: PLACE }]);
    await reader.post('/sign-in/link', { email });
    expect(await (await reader.get('/account/delete')).text()).toContain('アカウントを消しますか');
    const answer = await reader.post('/account/delete', {});
    expect(await answer.text()).toContain('アカウントを');
    expect(await findPerson(db, id)).toBeNull();
    for (const table of [
      'person',
      'session',
      'account',
      'passkey',
      'appointment',
      'invitation',
      'verification',
    ]) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.id('accounts', table)} t
        where t::text like ${`%${email}%`} or t::text like ${`%${id}%`}`.execute(db);
      expect(rows[0]?.n, table).toBe(0);
    }
    expect((await reader.get('/account')).status).toBe(303);
    expect(await userNames(db, [id])).toEqual(new Map());
  });

  it('warns the only site admin', async () => {
    const { reader } = await person([{ role: 'site-admin', scope: 'site' }]);
    expect(await (await reader.get('/account/delete')).text()).toContain('ただひとりのサイト管理者');
  });
});

it('what is over is swept away, and nothing else', async () => {
  const { id, reader } = await person();
  await sweepAccounts(db);
  expect((await reader.get('/account')).status).toBe(200);
  await sql`update accounts.session set "expiresAt" = now() - interval '1 second' where "userId" = ${id}`.execute(
    db,
  );
  await sweepAccounts(db);
  const left = await accountsTables(db).selectFrom('session').select('id').where('userId', '=', id).execute();
  expect(left).toEqual([]);
});
