import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashing } from './hashing.ts';
import { accountsTables } from './tables.ts';
import { hashQuickly } from './testing-hashing.ts';
import { addPerson, OWNERS, PASSWORD, Reader, testApp, testSite } from './testing-site.ts';

hashQuickly();
const { db } = await testDatabase({ owners: OWNERS });
const app = testApp(testSite(db));
const EMAIL = 'hanako@example.jp';
const COOKIE = 'tomoni.session_token';
await addPerson(db, { email: EMAIL });

beforeEach(async () => {
  await sql`truncate limits.attempt`.execute(db);
});

async function sessionCount(): Promise<number> {
  return (await accountsTables(db).selectFrom('session').select('id').execute()).length;
}

describe('signing in', () => {
  it('leads to the account, with a cookie that scripts can’t read', async () => {
    const reader = new Reader(app);
    const answer = await reader.signIn(EMAIL);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/account');
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(COOKIE)) ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    const page = await reader.get('/account');
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(await page.text()).toContain('山田 花子さん（hanako@example.jp）');
  });

  it('takes the address in capitals and the password in full width', async () => {
    const full = await addPerson(db, { email: 'wide@example.jp', password: 'Correct-Horse-77' });
    expect(full).not.toBe('');
    expect(
      (await new Reader(app).signIn(' Wide@Example.JP ', 'Ｃｏｒｒｅｃｔ－Ｈｏｒｓｅ－７７')).status,
    ).toBe(303);
  });

  it('with the wrong password gives the form back with the address, without the password', async () => {
    const answer = await new Reader(app).signIn(EMAIL, 'wrong wrong wrong');
    expect(answer.status).toBe(422);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const text = await answer.text();
    expect(text).toContain('メールアドレスかパスワードがちがいます');
    expect(text).toContain(`value="${EMAIL}"`);
    expect(text).not.toContain('wrong wrong');
  });

  it('asks for what is missing', async () => {
    const text = await (await new Reader(app).signIn('', '')).text();
    expect(text).toContain('.jp や .com まで入れてください');
    expect(text).toContain('パスワードを入れてください');
  });

  it('in English stays in English', async () => {
    const reader = new Reader(app);
    expect(await (await reader.get('/en/sign-in')).text()).toContain('For town officials and groups');
    const answer = await reader.post('/en/sign-in', { email: EMAIL, password: PASSWORD, next: '/' });
    expect(answer.headers.get('location')).toBe('/en/account');
  });

  it('whoever is signed in is led on', async () => {
    const reader = new Reader(app);
    await reader.signIn(EMAIL);
    const answer = await reader.get('/sign-in?next=/992020/office');
    expect(answer.headers.get('location')).toBe('/992020/office');
  });

  it('a visitor of the account comes back to it', async () => {
    const reader = new Reader(app);
    const sent = await reader.get('/en/account?done=name');
    expect(sent.status).toBe(303);
    const where = new URL(sent.headers.get('location') ?? '', 'http://localhost');
    expect(where.pathname).toBe('/en/sign-in');
    const answer = await reader.signIn(EMAIL, PASSWORD, where.searchParams.get('next') ?? '');
    expect(answer.headers.get('location')).toBe('/en/account?done=name');
  });
});

describe('an account can’t be found out', () => {
  it('the same answer for a known and an unknown address, letter by letter', async () => {
    const asked = async (email: string) => {
      const answer = await new Reader(app).signIn(email, 'not the password');
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'x-request-id'));
      return { status: answer.status, headers, text: (await answer.text()).replaceAll(email, 'E') };
    };
    expect(await asked('nobody@example.jp')).toEqual(await asked(EMAIL));
  });

  it('the same work: one hash of the password either way', async () => {
    const hash = vi.spyOn(hashing, 'hash');
    const verify = vi.spyOn(hashing, 'verify');
    const hashed = async (email: string) => {
      const before = hash.mock.calls.length + verify.mock.calls.length;
      await new Reader(app).signIn(email, 'not the password');
      return hash.mock.calls.length + verify.mock.calls.length - before;
    };
    await addPerson(db, { email: 'by-link@example.jp', password: null });
    for (const email of [EMAIL, 'nobody@example.jp', 'by-link@example.jp']) {
      expect(await hashed(email), email).toBe(1);
    }
    vi.restoreAllMocks();
  });

  it('the limit of tries comes for both at the same try', async () => {
    const tries = async (email: string) => {
      const statuses: number[] = [];
      for (let n = 0; n < 12; n += 1)
        statuses.push((await new Reader(app).signIn(email, 'no no no no no')).status);
      return statuses;
    };
    const known = await tries(EMAIL);
    expect(known).toEqual([...Array(10).fill(422), 429, 429]);
    expect(await tries('nobody@example.jp')).toEqual(known);
  });

  it('an overlong or broken address is refused like any other', async () => {
    for (const email of [`${'a'.repeat(5000)}@example.jp`, 'no-at-sign', "' or 1=1 --"]) {
      expect((await new Reader(app).signIn(email, 'not the password')).status).toBe(422);
    }
    expect((await new Reader(app).signIn(EMAIL, 'x'.repeat(50_000))).status).toBe(422);
    // More than a form may be.
    expect((await new Reader(app).signIn(EMAIL, 'x'.repeat(100_000))).status).toBe(413);
  });
});

describe('guessing', () => {
  it('a hundred tries at once are a hundred tries', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        new Reader(app, { address: `198.51.100.${n}` }).signIn(EMAIL, `guess number ${n}`),
      ),
    );
    const tried = answers.filter(({ status }) => status === 422).length;
    expect(tried).toBe(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });

  it('stops the right password, too, and says how to get in all the same', async () => {
    for (let n = 0; n < 10; n += 1) await new Reader(app).signIn(EMAIL, 'no no no no no');
    const answer = await new Reader(app).signIn(EMAIL);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.text()).toContain('メールのリンクでログインできます');
  });

  it('many accounts from one network stops there, and nowhere else', async () => {
    const from = (address: string, email: string) =>
      new Reader(app, { address }).signIn(email, 'no no no no no');
    for (let n = 0; n < 60; n += 1) await from(`2001:db8:1:2::${n.toString(16)}`, `p${n}@example.jp`);
    expect((await from('2001:db8:1:2:ffff::1', 'one-more@example.jp')).status).toBe(429);
    expect((await from('2001:db8:1:3::1', 'one-more@example.jp')).status).toBe(422);
  });

  it('a person who signs in often isn’t stopped', async () => {
    for (let n = 0; n < 12; n += 1) expect((await new Reader(app).signIn(EMAIL)).status).toBe(303);
  });

  it('addresses are kept as hashes only', async () => {
    await new Reader(app, { address: '198.51.100.77' }).signIn(EMAIL, 'no no no no no');
    const { rows } = await sql<{ key: string }>`select * from limits.attempt`.execute(db);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/hanako|198\.51/);
  });
});

describe('another site', () => {
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/a/..//evil.example',
  ])('is never where signing in leads: %s', async (next) => {
    expect((await new Reader(app).signIn(EMAIL, PASSWORD, next)).headers.get('location')).toBe('/account');
    const page = await (await new Reader(app).get(`/sign-in?next=${encodeURIComponent(next)}`)).text();
    expect(page).toContain('name="next" value="/"');
    expect(page).not.toMatch(/href="\/sign-in\/link\?/);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin that counts', { origin: 'null' }],
    ['a site above ours', { origin: 'http://localhost.evil.example', 'sec-fetch-site': 'cross-site' }],
  ])('can’t sign anybody in or out: %s', async (_name, headers) => {
    const reader = new Reader(app);
    expect((await reader.post('/sign-in', { email: EMAIL, password: PASSWORD }, headers)).status).toBe(403);
    await reader.signIn(EMAIL);
    for (const path of [
      '/sign-out',
      '/account/delete',
      '/account/password',
      '/account/sessions/end-others',
    ]) {
      expect((await reader.post(path, {}, headers)).status).toBe(403);
    }
    expect((await reader.get('/account')).status).toBe(200);
  });
});

describe('a session', () => {
  it('that somebody planted before signing in is not the one that counts (fixation)', async () => {
    const attacker = new Reader(app);
    await addPerson(db, { email: 'attacker@example.jp' });
    await attacker.signIn('attacker@example.jp');
    const planted = attacker.cookies.get(COOKIE) ?? '';
    const victim = new Reader(app);
    victim.cookies.set(COOKIE, planted);
    await victim.signIn(EMAIL);
    expect(victim.cookies.get(COOKIE)).not.toBe(planted);
    expect(await (await victim.get('/account')).text()).toContain(EMAIL);
    // And the planted one is over, so that it leads nowhere any more.
    expect((await attacker.get('/account')).status).toBe(303);
  });

  it('made up or signed by somebody else is none', async () => {
    const reader = new Reader(app);
    await reader.signIn(EMAIL);
    const right = decodeURIComponent(reader.cookies.get(COOKIE) ?? '');
    const [token = '', signature = ''] = right.split('.');
    const wrong = [
      token,
      `${token}.`,
      `${token}.${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`,
      `${token}x.${signature}`,
      '',
      'x'.repeat(4000),
    ];
    for (const value of wrong) {
      reader.cookies.set(COOKIE, encodeURIComponent(value));
      expect((await reader.get('/account')).status).toBe(303);
    }
  });

  it('ends when its person signs out, in the database, not only in the browser', async () => {
    const reader = new Reader(app);
    await reader.signIn(EMAIL);
    const kept = reader.cookies.get(COOKIE) ?? '';
    const before = await sessionCount();
    const answer = await reader.post('/sign-out', {});
    expect(answer.headers.get('location')).toBe('/sign-in?signed-out=1');
    expect(reader.cookies.has(COOKIE)).toBe(false);
    expect(await sessionCount()).toBe(before - 1);
    reader.cookies.set(COOKIE, kept);
    expect((await reader.get('/account')).status).toBe(303);
  });

  it('is over after its time', async () => {
    const reader = new Reader(app);
    await reader.signIn(EMAIL);
    await sql`update accounts.session set "expiresAt" = now() - interval '1 second'`.execute(db);
    expect((await reader.get('/account')).status).toBe(303);
  });

  it('keeps no address of the device', async () => {
    await new Reader(app, { address: '198.51.100.77' }).signIn(EMAIL);
    const rows = await accountsTables(db).selectFrom('session').select('ipAddress').execute();
    expect(rows.every(({ ipAddress }) => !ipAddress)).toBe(true);
  });
});

describe('the way a reader comes', () => {
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'gomi.example.jp' };

  it('behind https the cookie is Secure and has the name that browsers protect', async () => {
    const secure = testApp(testSite(db, { publicUrl: 'https://gomi.example.jp' }), ['loopback']);
    const headers = { ...forwarded, origin: 'https://gomi.example.jp' };
    const reader = new Reader(secure, { origin: 'http://inside:3000', headers, address: '127.0.0.1' });
    const answer = await reader.post('/sign-in', { email: EMAIL, password: PASSWORD }, headers);
    expect(answer.status).toBe(303);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`__Secure-${COOKIE}`)) ?? '';
    expect(cookie).toMatch(/; Secure/i);
    expect((await reader.get('/account')).status).toBe(200);
    // A plain cookie, which a site beside ours could write, is not looked at.
    const value = reader.cookies.get(`__Secure-${COOKIE}`) ?? '';
    reader.cookies.clear();
    reader.cookies.set(COOKIE, value);
    expect((await reader.get('/account')).status).toBe(303);
  });

  it('over http in a local network it works without Secure, also when PUBLIC_URL says https', async () => {
    const lan = testApp(testSite(db, { publicUrl: 'https://gomi.example.jp' }));
    const reader = new Reader(lan, { origin: 'http://192.168.1.20:3000' });
    const answer = await reader.signIn(EMAIL);
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie().join()).not.toMatch(/Secure/i);
    expect((await reader.get('/account')).status).toBe(200);
  });
});
