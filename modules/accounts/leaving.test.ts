/** What stays when somebody goes: a line in the history without a name, and a word to those who appoint. */
import { ensurePlace } from '@tomoni/places/contract';
import { queueMail } from '@tomoni/platform/mail';
import type { Actor } from '@tomoni/platform/permissions';
import { testDatabase } from '@tomoni/platform/testing';
import { todosFor } from '@tomoni/platform/workflow';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { recentAppointments } from './appointment-history.ts';
import { deletePerson } from './people.ts';
import { addPerson, OWNERS, PLACE, Reader, testApp, testSite } from './testing-site.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = testApp(site);

const appointment = { scope: 'site', from: '2026-04-01', until: '2027-12-31' };
const admin: Actor = {
  ...{ kind: 'user', id: 'an admin', name: '管理者' },
  appointments: [{ ...appointment, role: 'site-admin' }],
};

const missing = async (today = '2026-11-24') =>
  (await todosFor(site, admin, today))
    .filter(({ id }) => id.startsWith('accounts.vacancy/'))
    .map(({ id, title }) => [id.slice('accounts.vacancy/'.length), title.ja]);

await ensurePlace(db, { code: '992038', name: '川上町', nameKana: 'かわかみまち', nameEn: 'Kawakami' });
await addPerson(db, {
  email: 'admin@example.jp',
  name: '佐藤 一郎',
  roles: [{ role: 'site-admin', scope: 'site' }],
});
const reader = new Reader(app);
await reader.signIn('admin@example.jp');

describe('an account that is deleted', () => {
  it('leaves for each running appointment that it ended, and no name', async () => {
    const id = await addPerson(db, {
      ...{ email: 'hanako@example.jp', name: '山田 花子', password: null },
      roles: [
        { role: 'official', scope: PLACE },
        { role: 'approver', scope: '992038' },
        { role: 'moderator', scope: 'site', until: '2026-11-23' },
      ],
    });
    const before = (await recentAppointments(db)).length;
    await deletePerson(site, id);
    const records = await recentAppointments(db);
    expect(records.length - before).toBe(2);
    expect(records.slice(0, 2)).toMatchObject([
      { act: 'account-deleted', person: id, role: 'approver', scope: '992038', was: '2027-03-31' },
      { act: 'account-deleted', person: id, role: 'official', scope: PLACE, until: '2026-11-23' },
    ]);
    expect(JSON.stringify(records)).not.toMatch(/花子|hanako/);
    const page = await (await reader.get('/admin/people')).text();
    expect(page).toContain('アカウントの削除により終了');
    expect(page).not.toContain('花子');
  });

  it('is missed where nobody is left, until somebody comes or the place does without', async () => {
    expect(await missing()).toEqual([
      [`${PLACE}/official`, expect.stringContaining('担当職員がいません')],
      ['992038/approver', expect.stringContaining('承認者がいません')],
    ]);
    await addPerson(db, {
      email: 'taro@example.jp',
      name: '佐藤 太郎',
      roles: [{ role: 'official', scope: PLACE }],
    });
    expect((await missing()).map(([id]) => id)).toEqual(['992038/approver']);
    const people = await (await reader.get('/admin/people')).text();
    expect(people).toContain('href="/admin/vacancies/992038/approver"');
    expect(people).not.toContain(`/admin/vacancies/${PLACE}/`);
    // A role that has run out is missed as well.
    expect((await missing('2027-04-01')).map(([id]) => id)).toEqual([`${PLACE}/official`, '992038/approver']);
    const path = '/admin/vacancies/992038/approver';
    const page = await (await reader.get(path)).text();
    expect(page).toContain('/admin/people/new?role=approver&amp;scope=992038');
    const form = await (await reader.get('/admin/people/new?role=approver&scope=992038')).text();
    expect(form).toMatch(/<option value="approver" selected/);
    const settled = await reader.post(path, {});
    expect(settled.headers.get('location')).toBe('/admin/people?done=without');
    expect(await missing()).toEqual([]);
    expect((await reader.post(path, {})).status).toBe(404);
  });

  it('is nothing that others see or settle', async () => {
    await sql`insert into accounts.staffed (place, role) values ('992046', 'official')`.execute(db);
    const official: Actor = {
      ...{ kind: 'user', id: 'an official', name: '職員' },
      appointments: [{ ...appointment, role: 'official', scope: PLACE }],
    };
    expect((await todosFor(site, official, '2026-11-24')).map(({ id }) => id)).not.toContain(
      'accounts.vacancy/992046/official',
    );
    const other = new Reader(app);
    await other.signIn('taro@example.jp');
    expect((await other.post('/admin/vacancies/992046/official', {})).status).toBe(403);
    expect((await missing()).map(([id]) => id)).toEqual(['992046/official']);
  });
});

it('says on one’s own page when mail to oneself is refused, until it is taken again', async () => {
  const page = async () => (await reader.get('/account')).text();
  expect(await page()).not.toContain('メールが届きません');
  await queueMail(db, { to: 'admin@example.jp', subject: 'x', text: 'x' });
  await sql`update mail.message set refused = true, given_up_at = now() where recipient = 'admin@example.jp'`.execute(
    db,
  );
  expect(await page()).toContain('admin@example.jp に、メールが届きません');
  await queueMail(db, { to: 'admin@example.jp', subject: 'y', text: 'y' });
  expect(await page()).toContain('メールが届きません');
  await sql`update mail.message set sent_at = now() where subject = 'y'`.execute(db);
  expect(await page()).not.toContain('メールが届きません');
});
