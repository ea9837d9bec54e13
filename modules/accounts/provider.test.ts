/** Signing in through a real OpenID Connect provider that runs here. */
import { createServer, type Server } from 'node:http';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { appointmentsOf } from './appointments.ts';
import { invite } from './invitations.ts';
import { findPersonByEmail } from './people.ts';
import { accountsTables } from './tables.ts';
import { hashQuickly } from './testing-hashing.ts';
import { addPerson, OWNERS, PLACE, Reader, testApp, testSite } from './testing-site.ts';

hashQuickly();
const { db } = await testDatabase({ owners: OWNERS });
const ORIGIN = 'http://localhost';

interface Account {
  email: string;
  email_verified: boolean;
  name?: string;
}
const people: Record<string, Account> = {
  hanako: { email: 'Hanako@example.jp', email_verified: true, name: '山田 花子' },
  invited: { email: 'invited@example.jp', email_verified: true },
  stranger: { email: 'stranger@example.jp', email_verified: true, name: 'Stranger' },
  liar: { email: 'hanako@example.jp', email_verified: false, name: 'Liar' },
};

let server: Server;
let issuer = '';
let app: ReturnType<typeof testApp>;
let openApp: ReturnType<typeof testApp>;
/** The same, where the operator has not named the provider's host. */
let unnamedApp: ReturnType<typeof testApp>;

beforeAll(async () => {
  // The provider tells its operators what to set; nobody operates this one.
  for (const way of ['info', 'warn'] as const) vi.spyOn(console, way).mockImplementation(() => {});
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  issuer = `http://127.0.0.1:${port}`;
  const id = `127-0-0-1-${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'tomoni',
        client_secret: 'a secret of the test',
        redirect_uris: [`${ORIGIN}/api/auth/callback/${id}`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...people[sub] }),
    }),
  });
  server.on('request', provider.callback());
  const oidc = [{ name: '市役所', issuer, clientId: 'tomoni', clientSecret: 'a secret of the test' }];
  // It runs on this machine, so the operator names it.
  const outgoing = [`127.0.0.1:${port}`];
  app = testApp(testSite(db, { settings: { oidc, outgoing } }));
  openApp = testApp(testSite(db, { settings: { oidc, outgoing, signUp: 'open' } }));
  unnamedApp = testApp(testSite(db, { settings: { oidc, outgoing: ['127.0.0.1:1'] } }));
  await addPerson(db, { email: 'hanako@example.jp', name: '山田 花子' });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** The provider's side, as a browser walks through it: sign in as `who`, agree, come back with an address of ours. */
async function walkProvider(start: string, who: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 12; step += 1) {
    if (!url.startsWith(issuer)) return url;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const isForm = /\/interaction\/[^/]+$/.test(url);
    const page = isForm ? await (await fetch(url, { headers: { cookie } })).text() : '';
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login';
    const body = new URLSearchParams(prompt === 'login' ? { prompt, login: who, password: 'x' } : { prompt });
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(isForm ? { method: 'POST', body } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    url = new URL(answer.headers.get('location') ?? '', url).href;
  }
  throw new Error(`The provider did not lead back; it stood at ${url}`);
}

/** The whole way; gives the reader and where our site led at last. */
async function signInAs(
  who: string,
  target = app,
  next = '',
): Promise<{ reader: Reader; location: string; back: string }> {
  const reader = new Reader(target);
  const page = await (await reader.get(`/sign-in${next}`)).text();
  const link = /href="(\/sign-in\/with\/[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const start = await reader.get(link);
  const back = await walkProvider(start.headers.get('location') ?? '', who);
  const answer = await reader.get(back);
  return { reader, back, location: answer.headers.get('location') ?? '' };
}

describe('another service', () => {
  it('signs in who is known here by a confirmed address, on the page that was wanted', async () => {
    const { reader, location } = await signInAs('hanako', app, '?next=/992020/office');
    expect(location).toBe(`${ORIGIN}/992020/office`);
    const page = await (await reader.get('/account')).text();
    expect(page).toContain('山田 花子さん（hanako@example.jp）');
    expect(page).toContain('市役所のアカウント');
  });

  it('leaves no keys of its own here', async () => {
    const { rows } = await sql<{ keys: number }>`
      select count(*)::int as keys from accounts.account
      where "accessToken" is not null or "refreshToken" is not null or "idToken" is not null`.execute(db);
    expect(rows[0]?.keys).toBe(0);
  });

  it('doesn’t let in who isn’t invited, and says so', async () => {
    const { reader, location } = await signInAs('stranger');
    expect(location).toContain('/sign-in/failed');
    const page = await reader.get(location.slice(ORIGIN.length));
    expect(page.status).toBe(403);
    expect(await page.text()).toContain('サイト管理者に招待を頼んでください');
    expect(await findPersonByEmail(db, 'stranger@example.jp')).toBeNull();
    expect((await reader.get('/account')).status).toBe(303);
  });

  it('lets in who is invited, with the role that was promised', async () => {
    const promised = { role: 'official' as const, scope: PLACE, from: '2026-11-24', until: '2027-03-31' };
    await invite(
      db,
      { email: 'invited@example.jp', invitedBy: 'operator', lang: 'ja', appointments: [promised] },
      1,
    );
    const { reader, location } = await signInAs('invited');
    expect(location).toBe(`${ORIGIN}/account`);
    const person = await findPersonByEmail(db, 'invited@example.jp');
    expect(person?.name).toBe('invited');
    expect(await appointmentsOf(db, person?.id ?? '')).toMatchObject([{ role: 'official', scope: PLACE }]);
    expect((await reader.get('/account')).status).toBe(200);
  });

  it('with an address it has not confirmed opens nobody’s account', async () => {
    const { reader, location } = await signInAs('liar');
    expect(location).toContain('/sign-in/failed');
    expect((await reader.get('/account')).status).toBe(303);
    const linked = await accountsTables(db)
      .selectFrom('account')
      .select('accountId')
      .where('accountId', '=', 'liar')
      .execute();
    expect(linked).toEqual([]);
  });

  it('makes an account where everybody may join', async () => {
    const { location } = await signInAs('stranger', openApp);
    expect(location).toBe(`${ORIGIN}/account`);
    expect((await findPersonByEmail(db, 'stranger@example.jp'))?.name).toBe('Stranger');
  });

  it('ends the session that was there before', async () => {
    const { reader } = await signInAs('hanako');
    const planted = new Map(reader.cookies);
    const link =
      /href="(\/sign-in\/with\/[^"]+)"/.exec(await (await reader.get('/sign-in?again=1')).text())?.[1] ?? '';
    const start = await reader.get(link);
    await reader.get(await walkProvider(start.headers.get('location') ?? '', 'hanako'));
    const old = new Reader(app);
    for (const [name, value] of planted) old.cookies.set(name, value);
    expect((await old.get('/account')).status).toBe(303);
    expect((await reader.get('/account')).status).toBe(200);
  });
});

describe('an answer that isn’t ours', () => {
  it('without the cookie of the way out signs nobody in (login CSRF)', async () => {
    const { back } = await signInAs('hanako');
    const victim = new Reader(app);
    const answer = await victim.get(back);
    expect(answer.headers.get('location')).toContain('/sign-in/failed');
    expect((await victim.get('/account')).status).toBe(303);
  });

  it('used twice signs in once', async () => {
    const { reader, back } = await signInAs('hanako');
    await reader.post('/sign-out', {});
    expect((await reader.get(back)).headers.get('location')).toContain('/sign-in/failed');
    expect((await reader.get('/account')).status).toBe(303);
  });

  it.each(['', '?code=x&state=y', '?error=access_denied', '?state=%00'])(
    'made up leads to words: %s',
    async (query) => {
      const id = new URL(issuer).host.replace(/[^0-9a-z]+/g, '-');
      const answer = await new Reader(app).get(`/api/auth/callback/${id}${query}`);
      expect([303, 400]).toContain(answer.status);
      if (answer.status === 303) expect(answer.headers.get('location')).toContain(`${ORIGIN}/sign-in/failed`);
    },
  );

  it('from a service that isn’t set up is refused', async () => {
    expect((await new Reader(app).get('/api/auth/callback/evil?code=x&state=y')).status).toBe(503);
    expect((await new Reader(app).get('/sign-in/with/evil')).status).toBe(503);
  });
});

it('a service inside that the operator has not named is never asked', async () => {
  let asked = 0;
  const count = () => {
    asked += 1;
  };
  server.on('request', count);
  const reader = new Reader(unnamedApp);
  const answer = await reader.get(`/sign-in/with/127-0-0-1-${new URL(issuer).port}`);
  server.off('request', count);
  expect([answer.status, asked]).toEqual([503, 0]);
  const back = await reader.get(`/api/auth/callback/127-0-0-1-${new URL(issuer).port}?code=x&state=y`);
  expect(back.status).toBe(503);
});

it('a service that is down says so', async () => {
  const oidc = [{ name: 'Away', issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b' }];
  const away = new Reader(testApp(testSite(db, { settings: { oidc } })));
  const answer = await away.get('/sign-in/with/127-0-0-1-9');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('別の方法でログイン');
});

it('nothing else of better-auth can be reached', async () => {
  const reader = new Reader(app);
  for (const path of [
    '/api/auth/sign-in/email',
    '/api/auth/sign-up/email',
    '/api/auth/get-session',
    '/api/auth/update-user',
  ]) {
    expect((await reader.get(path)).status).toBe(404);
    const answer = await app.request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(404);
  }
});
