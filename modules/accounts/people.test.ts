import { ensureGroup } from '@tomoni/owners/contract';
import { ensurePlace } from '@tomoni/places/contract';
import { listMail } from '@tomoni/platform/mail';
import { transaction } from '@tomoni/platform/storage';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { recentAppointments } from './appointment-history.ts';
import { appointmentsOf, endAppointment, listAppointments } from './appointments.ts';
import { deletePerson, findPersonByEmail } from './people.ts';
import { hashQuickly } from './testing-hashing.ts';
import {
  addPerson,
  letterTo,
  linkIn,
  OWNERS,
  PASSWORD,
  PLACE,
  Reader,
  testApp,
  testSite,
} from './testing-site.ts';
import { todos } from './todos.ts';

hashQuickly();
const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = testApp(site);
await ensurePlace(db, { code: PLACE, name: 'こだま町', nameEn: 'Kodama' });
await ensureGroup(db, { id: 'code-for-kodama', name: 'Code for こだま' });
const admin = await addPerson(db, {
  email: 'admin@example.jp',
  name: '管理 一郎',
  roles: [{ role: 'site-admin', scope: 'site' }],
});
const official = await addPerson(db, {
  email: 'official@example.jp',
  roles: [{ role: 'official', scope: PLACE, until: '2026-12-10' }],
});

async function signedIn(email: string): Promise<Reader> {
  const reader = new Reader(app);
  await reader.signIn(email);
  return reader;
}

const form = { email: 'new@example.jp', role: 'approver', scope: PLACE, until: '2027-03-31' };

beforeEach(async () => {
  await sql`truncate mail.message, limits.attempt`.execute(db);
});

describe('who may', () => {
  it.each(['/admin/people', '/admin/people/new', '/admin/mail'])(
    'an official may not see %s',
    async (path) => {
      expect((await (await signedIn('official@example.jp')).get(path)).status).toBe(403);
      expect((await new Reader(app).get(path)).status).toBe(303);
      expect((await (await signedIn('admin@example.jp')).get(path)).status).toBe(200);
    },
  );

  it('an official appoints nobody, neither themselves', async () => {
    const reader = await signedIn('official@example.jp');
    const own = { email: 'official@example.jp', role: 'site-admin', scope: 'site', until: '2027-03-31' };
    expect((await reader.post('/admin/people/new', own)).status).toBe(403);
    const [one] = await appointmentsOf(db, official);
    expect((await reader.post(`/admin/appointments/${one?.id}/until`, { until: '2028-03-31' })).status).toBe(
      403,
    );
    expect((await appointmentsOf(db, official)).map(({ role, until }) => [role, until])).toEqual([
      ['official', '2026-12-10'],
    ]);
  });

  it('an admin whose time is over is none', async () => {
    await addPerson(db, {
      email: 'past@example.jp',
      roles: [{ role: 'site-admin', scope: 'site', until: '2026-11-23' }],
    });
    expect((await (await signedIn('past@example.jp')).get('/admin/people')).status).toBe(403);
    await addPerson(db, {
      email: 'future@example.jp',
      roles: [{ role: 'site-admin', scope: 'site', from: '2026-11-25' }],
    });
    expect((await (await signedIn('future@example.jp')).get('/admin/people')).status).toBe(403);
  });

  it('no admin appoints, prolongs or ends themselves', async () => {
    const reader = await signedIn('admin@example.jp');
    const own = await reader.post('/admin/people/new', { ...form, email: 'admin@example.jp' });
    expect(own.status).toBe(422);
    expect(await own.text()).toContain('自分を任命することはできません');
    const [one] = await appointmentsOf(db, admin);
    expect((await reader.post(`/admin/appointments/${one?.id}/until`, { until: '2028-03-31' })).status).toBe(
      403,
    );
    expect((await reader.post(`/admin/appointments/${one?.id}/end`, {})).status).toBe(403);
  });
});

describe('appointing', () => {
  it('somebody new sends an invitation; with it the account and the role come together', async () => {
    const reader = await signedIn('admin@example.jp');
    const answer = await reader.post('/admin/people/new', form);
    expect(answer.headers.get('location')).toBe('/admin/people?done=outbox&email=new%40example.jp');
    expect(await (await reader.get(answer.headers.get('location') ?? '')).text()).toContain(
      '返事を待っている招待 1',
    );
    const letter = await letterTo(db, 'new@example.jp');
    expect(letter?.subject).toBe('こだま町の承認者への招待');
    const link = linkIn(letter?.text ?? '');
    const guest = new Reader(app);
    expect(await (await guest.get(link)).text()).toContain(
      'こだま町の承認者として招待されています（2027年3月31日まで）',
    );
    await guest.post(link, { name: '承認 花子', password: PASSWORD });
    const person = await findPersonByEmail(db, 'new@example.jp');
    expect(await appointmentsOf(db, person?.id ?? '')).toMatchObject([
      { role: 'approver', scope: PLACE, from: '2026-11-24', until: '2027-03-31' },
    ]);
    expect(await (await guest.get('/account')).text()).toContain('承認者');
  });

  it('somebody known is done at once, and a second time only moves the end', async () => {
    const reader = await signedIn('admin@example.jp');
    const who = { ...form, email: 'official@example.jp' };
    expect((await reader.post('/admin/people/new', who)).headers.get('location')).toContain('done=appointed');
    expect((await letterTo(db, 'official@example.jp'))?.subject).toBe('こだま町の承認者になりました');
    await reader.post('/admin/people/new', { ...who, until: '2027-09-30' });
    const held = (await appointmentsOf(db, official)).filter(({ role }) => role === 'approver');
    expect(held.map(({ until }) => until)).toEqual(['2027-09-30']);
  });

  it.each([
    ['no address', { email: 'new' }, '.jp や .com まで'],
    ['a role that is none', { role: 'king' }, '役割を選んでください'],
    ['a role of a town for the site', { scope: 'site' }, 'この役割は、ここには置けません'],
    ['a role of the site for a town', { role: 'site-admin' }, 'この役割は、ここには置けません'],
    ['a role of a town for a group', { scope: 'code-for-kodama' }, 'この役割は、ここには置けません'],
    ['a place that isn’t there', { scope: '123456' }, 'この役割は、ここには置けません'],
    ['no end', { until: '' }, '日付を入れてください'],
    ['an end that is none', { until: '2027-02-30' }, '日付を入れてください'],
    ['an end that is past', { until: '2026-11-23' }, 'きょうより後の日付'],
    ['an end too far', { until: '2029-01-01' }, '2年以内の日付'],
  ])('with %s gives the form back as it was', async (_name, wrong, message) => {
    const reader = await signedIn('admin@example.jp');
    const answer = await reader.post('/admin/people/new', { ...form, email: 'typed@example.jp', ...wrong });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain(message);
    expect(text).toContain(`value="${'email' in wrong ? wrong.email : 'typed@example.jp'}"`);
    expect(await listMail(db)).toEqual([]);
  });

  it('a group’s admin needs a group', async () => {
    const reader = await signedIn('admin@example.jp');
    const who = { ...form, email: 'official@example.jp', role: 'group-admin', scope: 'code-for-kodama' };
    expect((await reader.post('/admin/people/new', who)).status).toBe(303);
  });

  it('an invitation is withdrawn with its link', async () => {
    const reader = await signedIn('admin@example.jp');
    await reader.post('/admin/people/new', { ...form, email: 'never@example.jp' });
    const link = linkIn((await letterTo(db, 'never@example.jp'))?.text ?? '');
    await reader.post('/admin/invitations/withdraw', { email: 'never@example.jp' });
    expect((await new Reader(app).get(link)).status).toBe(410);
  });
});

describe('the end', () => {
  it('is moved, and comes at once when it has to', async () => {
    const reader = await signedIn('admin@example.jp');
    const id = await addPerson(db, {
      email: 'leaver@example.jp',
      name: '異動 三郎',
      roles: [{ role: 'site-admin', scope: 'site' }],
    });
    const [one] = await appointmentsOf(db, id);
    const leaver = await signedIn('leaver@example.jp');
    expect((await leaver.get('/admin/people')).status).toBe(200);
    const path = `/admin/appointments/${one?.id}`;
    expect(await (await reader.get(path)).text()).toContain('異動 三郎さんの');
    const wrong = await reader.post(`${path}/until`, { until: '2020-01-01' });
    expect(wrong.status).toBe(422);
    await reader.post(`${path}/until`, { until: '2027-12-31' });
    expect((await appointmentsOf(db, id))[0]?.until).toBe('2027-12-31');
    await reader.post(`${path}/end`, {});
    // The session goes on, the right is gone with the next request.
    expect((await leaver.get('/admin/people')).status).toBe(403);
    expect((await leaver.get('/account')).status).toBe(200);
    expect((await reader.get(path)).status).toBe(404);
    expect((await listAppointments(db)).some(({ person }) => person === id)).toBe(false);
  });

  it.each(['nonsense', '00000000-0000-0000-0000-000000000000', "' or 1=1"])(
    'of nothing is 404: %s',
    async (id) => {
      const reader = await signedIn('admin@example.jp');
      expect((await reader.get(`/admin/appointments/${encodeURIComponent(id)}`)).status).toBe(404);
      expect((await reader.post(`/admin/appointments/${encodeURIComponent(id)}/end`, {})).status).toBe(404);
    },
  );

  it('shows in the to-do lists of the person and of the admins a month before', async () => {
    const actor = (id: string, role: 'official' | 'site-admin', scope: string) => ({
      kind: 'user' as const,
      id,
      name: 'x',
      appointments: [{ role, scope, from: '2026-04-01', until: '2027-03-31' }],
    });
    const own = await todos(site, actor(official, 'official', PLACE), '2026-11-24');
    expect(own.map(({ title, due, href }) => [title.ja, due, href])).toEqual([
      [
        'こだま町の担当職員が2026年12月10日で終わります。続けるなら、サイト管理者に頼む',
        '2026-12-10',
        '/account',
      ],
    ]);
    const all = await todos(site, actor(admin, 'site-admin', 'site'), '2026-11-24');
    expect(all.map(({ title }) => title.en)).toContain(
      '山田 花子’s role as official for Kodama ends on 10 December 2026: prolong it or let it end',
    );
    expect(await todos(site, actor(official, 'official', PLACE), '2026-11-01')).toEqual([]);
    expect(await todos(site, { kind: 'visitor' }, '2026-11-24')).toEqual([]);
  });
});

describe('the history', () => {
  it('says who gave, moved and ended which role, also from the command line, and shows it to admins', async () => {
    const reader = await signedIn('admin@example.jp');
    const id = await addPerson(db, { email: 'told@example.jp', name: '歴史 四郎' });
    const who = { ...form, email: 'told@example.jp' };
    await reader.post('/admin/people/new', who);
    await reader.post('/admin/people/new', who);
    const [one] = await appointmentsOf(db, id);
    await reader.post(`/admin/appointments/${one?.id}/until`, { until: '2027-09-30' });
    const end = { id: one?.id ?? '', by: 'operator', today: '2026-11-24', at: site.now() };
    await transaction(db, (trx) => endAppointment(trx, end));
    const page = await (await reader.get('/admin/people')).text();
    const lines = [
      '歴史 四郎さんのこだま町の承認者を終了（2027年9月30日までの予定でした）',
      '歴史 四郎さんのこだま町の承認者の期限を、2027年3月31日から2027年9月30日に変更',
      '歴史 四郎さんを、こだま町の承認者に任命（2027年3月31日まで）',
    ];
    const found = page.split('歴史 四郎さん').length - 1;
    expect([found, ...lines.map((line) => page.includes(line))]).toEqual([3, true, true, true]);
    expect(page.indexOf(lines[0] ?? '')).toBeLessThan(page.indexOf(lines[2] ?? ''));
    expect(page).toContain('・管理 一郎');
    await deletePerson(site, id);
    const later = await (await reader.get('/admin/people')).text();
    expect([later.includes('歴史 四郎'), later.includes('アカウントを消した方を、こだま町')]).toEqual([
      false,
      true,
    ]);
  });

  it('has nothing to say of an appointment that was ended before', async () => {
    const id = await addPerson(db, { email: 'once@example.jp', roles: [{ role: 'official', scope: PLACE }] });
    const [one] = await appointmentsOf(db, id);
    const end = { id: one?.id ?? '', by: 'operator', today: '2026-11-24', at: site.now() };
    const ended = () => transaction(db, (trx) => endAppointment(trx, end));
    const before = (await recentAppointments(db)).length;
    expect([await ended(), await ended()]).toEqual([true, false]);
    expect((await recentAppointments(db)).length).toBe(before + 1);
  });
});

describe('letters', () => {
  it('without an SMTP server stand on the admin’s page, as text', async () => {
    const reader = await signedIn('admin@example.jp');
    await reader.post('/admin/people/new', { ...form, email: 'hand@example.jp' });
    const text = await (await reader.get('/admin/mail')).text();
    expect(text).toContain('hand@example.jp');
    expect(text).toContain('http://localhost/invitation/');
  });

  it('with one, links are shown to nobody', async () => {
    const mail = { url: 'smtp://127.0.0.1:1', from: 'a@tomoni.example' };
    const sending = testApp(testSite(db, { settings: { mail } }));
    const reader = new Reader(sending);
    await reader.signIn('admin@example.jp');
    await reader.post('/admin/people/new', { ...form, email: 'hand@example.jp' });
    const text = await (await reader.get('/admin/mail')).text();
    expect(text).toContain('hand@example.jp');
    expect(text).not.toContain('/invitation/');
  });
});
