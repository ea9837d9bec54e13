import { backupHome, recordRun } from '@tomoni/platform/backup';
import { historyHome, historyOf } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { deadLetters, defineJob, jobsHome } from '@tomoni/platform/jobs';
import { mailHome } from '@tomoni/platform/mail';
import type { ModuleManifest, Site } from '@tomoni/platform/manifest';
import { assets, Row } from '@tomoni/platform/pages';
import type { Actor } from '@tomoni/platform/permissions';
import { appendEvent, transaction } from '@tomoni/platform/storage';
import { fixedClock, scenarios, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { admin } from './index.ts';

const { db } = await testDatabase({ owners: [jobsHome, mailHome, historyHome, backupHome, admin] });
const made = { what: 'backup', shows: new Date(), bytes: 1, release: '1', folder: null } as const;
await recordRun(db, made);

const [FROM, UNTIL] = ['2026-01-01', '2026-12-31'];
const people: Record<string, Actor> = {
  admin: {
    ...{ kind: 'user', id: 'u1', name: '管理 花子' },
    appointments: [{ role: 'site-admin', scope: 'site', from: FROM, until: UNTIL }],
  },
  official: {
    ...{ kind: 'user', id: 'u2', name: '公務 太郎' },
    appointments: [{ role: 'official', scope: '992020', from: FROM, until: UNTIL }],
  },
  former: {
    ...{ kind: 'user', id: 'u3', name: '元 管理' },
    appointments: [{ role: 'site-admin', scope: 'site', from: FROM, until: '2026-03-31' }],
  },
};

/** Says who asks by a header, sends letters, and has a line on the admin's page. */
const post: ModuleManifest = {
  name: 'post',
  migrations: {},
  identify: async (c) => people[c.req.header('x-person') ?? ''] ?? { kind: 'visitor' },
  jobs: [
    defineJob({
      name: 'post.send',
      title: { ja: '手紙を送る', en: 'Send letters' },
      schedule: { every: 'day', at: '08:05' },
      run: async () => {},
    }),
  ],
  slots: [{ slot: 'admin.home', order: 1, render: async () => <Row title="郵便受け" href="/admin/post" /> }],
  personalData: [
    {
      table: 'letter',
      person: { column: 'reader', is: 'id' },
      title: { ja: '手紙の控え', en: 'Copies of letters' },
      purpose: { ja: '手紙を届けるため', en: 'To deliver letters' },
      columns: {
        subject: { title: { ja: '件名', en: 'Subject' } },
        key: { title: { ja: '合い言葉', en: 'Password' }, secret: true },
      },
      erase: { how: 'remove' },
      retention: { days: 90, after: 'sent_at' },
    },
  ],
};

const site: Site = {
  db,
  now: fixedClock('2026-04-01T12:00:00+09:00').now,
  publicUrl: null,
  modules: [jobsHome, historyHome, post, admin],
  log: { info() {}, warn() {}, error() {} },
};
const app = createApp(site, { assets: assets() });
const ADMIN = { 'x-person': 'admin' };

const JOB = '00000000-0000-4000-8000-000000000001';
await sql`select jobs.create_queue('post.send', '{}'::json)`.execute(db);

beforeEach(async () => {
  await sql`delete from jobs.job`.execute(db);
  await sql`delete from platform.outbox`.execute(db);
  await sql`
    insert into jobs.job (id, name, state, retry_count, completed_on, output) values
      (${JOB}, 'post.send', 'failed', 5, '2026-04-01T03:05:00Z',
        '{"message": "Error: 550 <taro@example.jp> no mailbox"}')`.execute(db);
  await transaction(db, (trx) => appendEvent(trx, { kind: 'post.arrived', ref: '1' }));
  await sql`update platform.outbox set id = default, given_up_at = '2026-04-01T02:00:00Z', attempts = 12, error = 'x'`.execute(
    db,
  );
});

describe('who may', () => {
  const paths = ['/admin', '/admin/jobs', `/admin/jobs/job/${JOB}/discard`, '/admin/personal-data'];
  scenarios(
    app,
    paths.flatMap((path) => [
      {
        name: `a visitor to ${path} is led to sign in`,
        path: `/en${path}`,
        status: 303,
        answers: {
          location: `/en/sign-in?next=${encodeURIComponent(`/en${path}`)}`,
          'cache-control': /no-store/,
        },
      },
      { name: `an official may not see ${path}`, path, headers: { 'x-person': 'official' }, status: 403 },
      { name: `nor a former admin ${path}`, path, headers: { 'x-person': 'former' }, status: 403 },
      { name: `the admin sees ${path}`, path, headers: ADMIN, contains: ['<!doctype html>', 'noindex'] },
    ]),
  );
  scenarios(
    app,
    ['/admin/jobs/retry', `/admin/jobs/job/${JOB}/retry`, `/admin/jobs/job/${JOB}/discard`].map((path) => ({
      ...{ name: `an official may not post to ${path}`, path, form: {}, status: 403 },
      headers: { 'x-person': 'official' },
      check: async () => expect(await deadLetters(site)).toHaveLength(2),
    })),
  );
});

describe('the pages', () => {
  scenarios(app, [
    {
      name: 'begin with what is wrong, and lead to it',
      path: '/admin',
      headers: ADMIN,
      contains: ['止まった仕事が 2件', '/admin/jobs', '郵便受け', /PostgreSQL 1[5-9]/],
    },
    {
      name: 'say in words what was given up, when, and why, and name nobody',
      path: '/admin/jobs',
      headers: ADMIN,
      contains: ['手紙を送る', '4月1日（水）12:05', '6回試しました', 'post.arrived', '550', 'はじめての回は'],
      notContains: ['taro@example.jp'],
    },
    {
      name: 'speak English',
      path: '/en/admin/jobs',
      headers: ADMIN,
      contains: ['Send letters', 'Wed 1 Apr, 12:05'],
    },
    {
      name: 'register what is kept of people',
      path: '/admin/personal-data',
      headers: ADMIN,
      contains: ['手紙の控え', '手紙を届けるため', '90日間', '合い言葉（だれにも見せません）'],
    },
    {
      name: 'say so when somebody was faster',
      path: '/admin/jobs/job/00000000-0000-4000-8000-00000000000f/discard',
      ...{ headers: ADMIN, status: 404, contains: ['ほかの人が'] },
    },
    { name: 'know no other kind', path: '/admin/jobs/letter/1/discard', headers: ADMIN, status: 404 },
  ]);

  it('say when all is well', async () => {
    await sql`delete from jobs.job`.execute(db);
    await sql`delete from platform.outbox`.execute(db);
    const page = await (await app.request('http://localhost/en/admin', { headers: ADMIN })).text();
    expect(page).toContain('All is well');
  });
});

describe('deciding', () => {
  async function send(path: string): Promise<Response> {
    const headers = {
      ...ADMIN,
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    };
    return app.request(`http://localhost${path}`, { method: 'POST', headers, body: '' });
  }
  const actions = async () =>
    (await historyOf(db, { owner: 'site' })).map(({ action, actor }) => `${actor} ${action}`);

  it('tries one again and writes down who said so', async () => {
    const answer = await send(`/en/admin/jobs/job/${JOB}/retry`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/admin/jobs?done=retried']);
    expect((await deadLetters(site)).map(({ kind }) => kind)).toEqual(['event']);
    expect((await actions())[0]).toBe('u1 admin.retried');
    expect((await send(`/admin/jobs/job/${JOB}/retry`)).status).toBe(404);
  });

  it('throws one away and writes down what it was', async () => {
    await send(`/admin/jobs/job/${JOB}/discard`);
    const { rows } = await sql`select id from jobs.job`.execute(db);
    expect(rows).toEqual([]);
    const [entry] = await historyOf(db, { owner: 'site' });
    expect(entry).toMatchObject({ action: 'admin.discarded', before: { name: 'post.send', attempts: 6 } });
  });

  it('tries all again', async () => {
    await send('/admin/jobs/retry');
    expect(await deadLetters(site)).toEqual([]);
  });
});
