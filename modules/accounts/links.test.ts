import { listMail, sendDueMail } from '@tomoni/platform/mail';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashQuickly } from './testing-hashing.ts';
import {
  addPerson,
  drain,
  letterTo,
  linkIn,
  OWNERS,
  PASSWORD,
  Reader,
  testApp,
  testSite,
} from './testing-site.ts';

hashQuickly();
const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = testApp(site);
const open = testApp(testSite(db, { settings: { signUp: 'open' } }));
const EMAIL = 'taro@example.jp';
await addPerson(db, { email: EMAIL, name: '佐藤 太郎' });

beforeEach(async () => {
  await sql`truncate limits.attempt, mail.message, platform.outbox`.execute(db);
});

async function askLink(email: string, next = '/', lang = ''): Promise<Response> {
  return new Reader(app).post(`${lang}/sign-in/link`, { email, next });
}

async function linkFor(email: string, next = '/'): Promise<string> {
  await askLink(email, next);
  await drain(site);
  return linkIn((await letterTo(db, email))?.text ?? '');
}

/** Presses the button of a page with a link. */
async function press(reader: Reader, link: string): Promise<Response> {
  const url = new URL(link, 'http://localhost');
  return reader.post(url.pathname, { next: url.searchParams.get('next') ?? '/' });
}

describe('a link by mail', () => {
  it('signs in once, on the page that was wanted', async () => {
    const link = await linkFor(EMAIL, '/992020/office?tab=1');
    const reader = new Reader(app);
    const page = await reader.get(link);
    expect(page.status).toBe(200);
    expect(page.headers.get('set-cookie')).toBeNull();
    const answer = await press(reader, link);
    expect(answer.headers.get('location')).toBe('/992020/office?tab=1');
    expect((await reader.get('/account')).status).toBe(200);
    const again = await press(new Reader(app), link);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('もう使えません');
  });

  it('looked at by a program that checks mails still works', async () => {
    const link = await linkFor(EMAIL);
    for (let n = 0; n < 3; n += 1) await new Reader(app).get(link);
    expect((await press(new Reader(app), link)).status).toBe(303);
  });

  it('pressed twice at once opens one session', async () => {
    const link = await linkFor(EMAIL);
    const statuses = (await Promise.all([1, 2, 3, 4].map(() => press(new Reader(app), link)))).map(
      ({ status }) => status,
    );
    expect(statuses.toSorted()).toEqual([303, 410, 410, 410]);
  });

  it('made up or too old opens nothing', async () => {
    const link = await linkFor(EMAIL);
    expect((await press(new Reader(app), '/sign-in/link/AAAABBBBCCCCDDDD')).status).toBe(410);
    await sql`update accounts.verification set "expiresAt" = now() - interval '1 second'`.execute(db);
    expect((await press(new Reader(app), link)).status).toBe(410);
  });

  it('is kept as a hash only', async () => {
    const token = (await linkFor(EMAIL)).split('/').at(-1) ?? '';
    const { rows } = await sql<{
      all: string;
    }>`select string_agg(v::text, ' ') as all from accounts.verification v`.execute(db);
    expect(token.length).toBeGreaterThan(20);
    expect(rows[0]?.all).not.toContain(token);
  });

  it('speaks the language of the page, and says what to do when it wasn’t you', async () => {
    await askLink(EMAIL, '/', '/en');
    await drain(site);
    const letter = await letterTo(db, EMAIL);
    expect(letter?.subject).toBe('Your link to sign in');
    expect(letter?.text).toContain('http://localhost/en/sign-in/link/');
    expect(letter?.text).toContain('do nothing');
  });

  it('replaces a forgotten password without the old one', async () => {
    const forgot = await (await new Reader(app).get('/forgot')).text();
    expect(forgot).toContain('value="/account/password"');
    const link = await linkFor(EMAIL, '/account/password');
    const reader = new Reader(app);
    expect((await press(reader, link)).headers.get('location')).toBe('/account/password');
    expect(await (await reader.get('/account/password')).text()).not.toContain('name="current"');
    const answer = await reader.post('/account/password', { password: 'あたらしい ことばを ならべる' });
    expect(answer.headers.get('location')).toBe('/account?done=password');
    expect((await new Reader(app).signIn(EMAIL)).status).toBe(422);
    expect((await new Reader(app).signIn(EMAIL, 'あたらしい ことばを ならべる')).status).toBe(303);
  });

  it('never leads to another site', async () => {
    const link = await linkFor(EMAIL, 'https://evil.example/');
    expect(link).not.toContain('evil');
    const reader = new Reader(app);
    expect((await reader.post(link, { next: '//evil.example' })).headers.get('location')).toBe('/account');
  });
});

describe('asking for a link', () => {
  it('tells nobody who is known: the same page, and the same rows written', async () => {
    const asked = async (email: string) => {
      const answer = await askLink(email);
      const { rows } = await sql<{ n: string }>`
        select (select count(*) from platform.outbox)::text || '/' || (select count(*) from mail.message)::text
          || '/' || (select count(*) from accounts.verification)::text as n`.execute(db);
      await sql`truncate platform.outbox, accounts.verification`.execute(db);
      return { status: answer.status, text: (await answer.text()).replaceAll(email, 'E'), rows };
    };
    await sql`truncate accounts.verification`.execute(db);
    expect(await asked('nobody@example.jp')).toEqual(await asked(EMAIL));
  });

  it('writes to nobody who isn’t known', async () => {
    await askLink('nobody@example.jp');
    await drain(site);
    expect(await listMail(db)).toEqual([]);
  });

  it('again and again fills nobody’s letter box, and doesn’t show that it stopped', async () => {
    const pages = new Set<string>();
    for (let n = 0; n < 8; n += 1) pages.add(await (await askLink(EMAIL)).text());
    await drain(site);
    expect(pages.size).toBe(1);
    expect(await listMail(db)).toHaveLength(5);
  });

  it('for many addresses from one network stops', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 42; n += 1) statuses.push((await askLink(`p${n}@example.jp`)).status);
    expect(statuses.slice(0, 40).every((status) => status === 200)).toBe(true);
    expect(statuses.slice(40)).toEqual([429, 429]);
  });

  it.each(['', 'taro', 'taro@example.jp\nBcc: evil@example.com', 'taro@example.jp, evil@example.com'])(
    'needs one right address, and gives back what was typed: %j',
    async (email) => {
      const answer = await askLink(email);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('.jp や .com まで');
      expect(await listMail(db)).toEqual([]);
    },
  );

  it('through a host that the reader made up sends nothing (a link must lead to us)', async () => {
    const reader = new Reader(app, { origin: 'http://evil.example' });
    expect((await reader.post('/sign-in/link', { email: EMAIL })).status).toBe(503);
    await drain(site);
    expect(await listMail(db)).toEqual([]);
    for (const origin of [
      'http://192.168.1.20:3000',
      'http://localhost:3000',
      'http://office.local',
      'http://[::1]:3000',
    ]) {
      expect((await new Reader(app, { origin }).post('/sign-in/link', { email: EMAIL })).status, origin).toBe(
        200,
      );
    }
    for (const origin of [
      'http://10.evil.example',
      'http://localhost.evil.example',
      'http://192.168.1.20.evil.example',
    ]) {
      expect((await new Reader(app, { origin }).post('/sign-in/link', { email: EMAIL })).status, origin).toBe(
        503,
      );
    }
  });

  it('with PUBLIC_URL every link begins with it, whatever host was asked', async () => {
    const known = testSite(db, { publicUrl: 'https://gomi.example.jp' });
    const reader = new Reader(testApp(known), { origin: 'http://evil.example' });
    await reader.post('/sign-in/link', { email: EMAIL });
    await drain(known);
    expect((await letterTo(db, EMAIL))?.text).toContain('https://gomi.example.jp/sign-in/link/');
  });
});

describe('joining', () => {
  it('is closed unless the operator opened it', async () => {
    const reader = new Reader(app);
    expect((await reader.get('/sign-up')).status).toBe(403);
    expect((await reader.post('/sign-up', { email: 'new@example.jp' })).status).toBe(403);
    expect(await (await reader.get('/sign-in')).text()).not.toContain('/sign-up');
    await drain(site);
    expect(await listMail(db)).toEqual([]);
  });

  it('where it is open begins with a letter, and ends signed in', async () => {
    const reader = new Reader(open);
    expect(await (await reader.get('/sign-in')).text()).toContain('/sign-up');
    await reader.post('/sign-up', { email: 'New@Example.jp' });
    await drain(site);
    const link = linkIn((await letterTo(db, 'new@example.jp'))?.text ?? '');
    expect(await (await reader.get(link)).text()).toContain('new@example.jp で登録します');
    const short = await reader.post(link, { name: ' 鈴木  次郎 ', password: 'short' });
    expect(short.status).toBe(422);
    const text = await short.text();
    expect(text).toContain('パスワードを12文字以上にしてください');
    expect(text).toContain('value="鈴木  次郎"');
    const answer = await reader.post(link, { name: ' 鈴木  次郎 ', password: PASSWORD });
    expect(answer.headers.get('location')).toBe('/account?done=welcome');
    expect(await (await reader.get('/account')).text()).toContain('鈴木 次郎さん');
    expect((await new Reader(app).signIn('new@example.jp')).status).toBe(303);
    expect((await reader.get(link)).status).toBe(410);
  });

  it('tells nobody who is known: the same page; the letter says it to its owner', async () => {
    const asked = async (email: string) =>
      (await (await new Reader(open).post('/sign-up', { email })).text()).replaceAll(email, 'E');
    expect(await asked('nobody2@example.jp')).toBe(await asked(EMAIL));
    await drain(site);
    expect((await letterTo(db, EMAIL))?.subject).toBe('すでに登録されています');
  });

  it('twice with one link makes one account', async () => {
    await new Reader(open).post('/sign-up', { email: 'twice@example.jp' });
    await drain(site);
    const link = linkIn((await letterTo(db, 'twice@example.jp'))?.text ?? '');
    const join = () => new Reader(open).post(link, { name: '一度だけ', password: PASSWORD });
    const statuses = (await Promise.all([join(), join(), join()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([303, 410, 410]);
  });

  it('without a password signs in, and later by link', async () => {
    await new Reader(open).post('/sign-up', { email: 'nopass@example.jp' });
    await drain(site);
    const reader = new Reader(open);
    const link = linkIn((await letterTo(db, 'nopass@example.jp'))?.text ?? '');
    expect((await reader.post(link, { name: '鍵 いらず', password: '' })).status).toBe(303);
    expect(await (await reader.get('/account')).text()).toContain('まだ決めていません');
    expect((await new Reader(app).signIn('nopass@example.jp', '')).status).toBe(422);
    expect((await press(new Reader(app), await linkFor('nopass@example.jp'))).status).toBe(303);
  });
});

it('with an SMTP server the letter goes out by itself', async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const mail = { url: `smtp://127.0.0.1:${port}`, from: 'ともに市 <no-reply@tomoni.example>' };
  const sending = testSite(db, { settings: { mail } });
  await new Reader(testApp(sending)).post('/sign-in/link', { email: EMAIL });
  // The first event writes the letter, the event of the letter sends it.
  await drain(sending);
  await sendDueMail(sending);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('To: taro@example.jp');
  expect((await letterTo(db, EMAIL))?.text).toBe('');
});
