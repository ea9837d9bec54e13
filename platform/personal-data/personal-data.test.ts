import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import { transaction } from '../storage/index.ts';
import { fixedClock, testDatabase } from '../testing/index.ts';
import {
  applyRetention,
  erasePerson,
  exportPerson,
  personalDataGaps,
  personalDataHome,
  withoutPersonal,
} from './index.ts';

const text = (ja: string) => ({ ja, en: `${ja} (en)` });
const erased: string[] = [];

const letters: ModuleManifest = {
  name: 'letters',
  migrations: {
    '0001-letters': {
      async up(db) {
        await sql`create table person (id text primary key, full_name text, email text, password text)`.execute(
          db,
        );
        await sql`create table letter (
          id int primary key, reader text references person, subject text, sent_at timestamptz)`.execute(db);
        await sql`create table report (id int primary key, author text, phone text not null, what text)`.execute(
          db,
        );
        await sql`create table invoice (recipient text, amount int)`.execute(db);
      },
    },
  },
  personalData: [
    {
      table: 'person',
      person: { column: 'id', is: 'id' },
      title: text('アカウント'),
      purpose: text('本人を確かめるため'),
      columns: {
        full_name: { title: text('名前') },
        email: { title: text('メール') },
        password: { title: text('パスワード'), secret: true },
      },
      erase: { how: 'remove' },
      retention: { until: 'erased' },
    },
    {
      table: 'letter',
      person: { column: 'reader', is: 'id' },
      title: text('手紙'),
      purpose: text('届けるため'),
      columns: { subject: { title: text('件名') } },
      erase: { how: 'remove' },
      retention: { days: 30, after: 'sent_at' },
    },
    {
      table: 'report',
      person: { column: 'author', is: 'id' },
      title: text('報告'),
      purpose: text('直すため'),
      columns: { phone: { title: text('電話'), blank: '' } },
      erase: { how: 'blank' },
      retention: { until: 'erased' },
    },
    {
      table: 'invoice',
      person: { column: 'recipient', is: 'mail' },
      title: text('請求書'),
      purpose: text('支払いのため'),
      columns: { recipient: { title: text('宛先') } },
      erase: { how: 'keep', why: text('法律で7年のあいだ残します') },
      retention: { until: 'erased' },
    },
  ],
  async erase(_, person) {
    erased.push(person.id);
  },
};

const { db } = await testDatabase({ owners: [letters] });
const clock = fixedClock('2026-04-01T12:00:00+09:00');
const site: Site = {
  ...{ db, now: clock.now, publicUrl: null, modules: [personalDataHome, letters] },
  log: { info() {}, warn() {}, error() {} },
};
const TARO = { id: 'p1', mail: 'Taro@example.jp' };

beforeEach(async () => {
  await sql`truncate letters.person, letters.letter, letters.report, letters.invoice`.execute(db);
  await sql`insert into letters.person values
    ('p1', '山田太郎', 'taro@example.jp', 'scrypt'), ('p2', '佐藤花子', 'hanako@example.jp', 'scrypt')`.execute(
    db,
  );
  await sql`insert into letters.letter values
    (1, 'p1', 'ようこそ', '2026-03-30'), (2, 'p1', '古い手紙', '2026-02-01'), (3, 'p2', '花子へ', '2026-02-01'),
    (4, 'p2', 'まだ出していない', null)`.execute(db);
  await sql`insert into letters.report values
    (1, 'p1', '090-1234-5678', '穴'), (2, 'p2', '080-9999-9999', '街灯')`.execute(db);
  await sql`insert into letters.invoice values ('taro@example.jp', 500), ('hanako@example.jp', 700)`.execute(
    db,
  );
});

async function whole(): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    select (select json_agg(p)::text from letters.person p) || (select json_agg(l)::text from letters.letter l)
      || (select json_agg(r)::text from letters.report r) as all`.execute(db);
  return rows[0]?.all ?? '';
}

describe('export-me', () => {
  it('has everything of this person with purpose and time, nothing of others, and no secret', async () => {
    const document = await exportPerson(site, TARO, 'ja');
    expect(
      document.parts.map(({ title, kept, records }) => ({ title, kept, count: records.length })),
    ).toEqual([
      { title: 'アカウント', kept: 'アカウントを消すまで', count: 1 },
      { title: '手紙', kept: '30日間', count: 2 },
      { title: '報告', kept: 'アカウントを消すまで', count: 1 },
      { title: '請求書', kept: '法律で7年のあいだ残します', count: 1 },
    ]);
    expect(document.parts[0]).toMatchObject({
      purpose: '本人を確かめるため',
      notShown: ['パスワード'],
      records: [{ 名前: '山田太郎', メール: 'taro@example.jp' }],
    });
    const json = JSON.stringify(document);
    expect(json).not.toMatch(/scrypt|花子|080-9999/);
  });

  it('speaks English, and knows nothing by mail of a person without an address', async () => {
    const document = await exportPerson(site, { id: 'p1', mail: null }, 'en');
    expect(document.parts.map(({ title }) => title)).not.toContain('請求書 (en)');
    expect(document.parts[0]?.kept).toBe('Until the account is deleted');
  });
});

describe('erase-me', () => {
  it('removes, empties and keeps as declared, and leaves others alone', async () => {
    const parts = await transaction(db, (trx) => erasePerson(trx, site, TARO));
    expect(parts.map(({ rows }) => rows)).toEqual([1, 2, 1, 0]);
    expect(parts[3]?.keptBecause?.ja).toContain('7年');
    const left = await whole();
    expect(left).not.toMatch(/山田|taro|ようこそ|090-1234/);
    expect(left).toMatch(/佐藤花子.*080-9999/s);
    expect(left).toContain('穴');
    expect(erased).toEqual(['p1']);
  });

  it('does nothing a second time, and nothing when the transaction fails', async () => {
    const failed = transaction(db, async (trx) => {
      await erasePerson(trx, site, TARO);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await whole()).toContain('山田太郎');
    await transaction(db, (trx) => erasePerson(trx, site, TARO));
    const again = await transaction(db, (trx) => erasePerson(trx, site, TARO));
    expect(again.map(({ rows }) => rows)).toEqual([0, 0, 0, 0]);
  });
});

it('removes what has been kept long enough, and only that', async () => {
  expect(await applyRetention(site)).toEqual({ 'letters.letter': 2 });
  expect(await whole()).toMatch(/ようこそ.*まだ出していない/s);
  expect(await applyRetention(site)).toEqual({});
});

it('leaves the personal columns out of what others get', () => {
  const row = { id: 1, author: 'p1', phone: '090', what: '穴' };
  expect(withoutPersonal(site, 'letters.report', row)).toEqual({ id: 1, what: '穴' });
});

it('finds columns that look personal and are not declared, and declarations of nothing', async () => {
  expect(await personalDataGaps(site, {})).toEqual([]);
  const [, ...rest] = letters.personalData ?? [];
  const forgetful = { ...site, modules: [{ ...letters, personalData: rest }] };
  expect(await personalDataGaps(forgetful, { 'letters.person.password': 'only a trial' })).toEqual([
    { column: 'letters.person.email', what: 'undeclared' },
    { column: 'letters.person.full_name', what: 'undeclared' },
  ]);
  expect(await personalDataGaps(site, { 'letters.gone.name': 'not any more' })).toEqual([
    { column: 'letters.gone.name', what: 'missing' },
  ]);
});
