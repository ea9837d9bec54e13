import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import type { Actor } from '../permissions/index.ts';
import { appendEvent, transaction } from '../storage/index.ts';
import { grepDatabase, testDatabase } from '../testing/index.ts';
import {
  append,
  changedFields,
  type Entry,
  HistoryTimeline,
  historyHome,
  historyOf,
  namedIn,
  purge,
  purgeRecords,
  purgeRows,
  replayPurge,
} from './index.ts';

const notes: ModuleManifest = {
  name: 'notes',
  migrations: {
    '0001-notes': {
      async up(db) {
        await sql`create table notes (owner text, id int, words text, data jsonb, primary key (owner, id))`.execute(
          db,
        );
      },
    },
  },
  purge: async (trx, request) => ({
    removed: await purgeRows(trx, request, {
      ...{ schema: 'notes', table: 'notes', ownerColumn: 'owner' },
      text: ['words'],
      json: ['data'],
    }),
    unsearched: ['scan.pdf'],
  }),
};
/** Tables whose module is not on the site any more. */
const gone: ModuleManifest = {
  name: 'gone',
  migrations: {
    '0001-old': { up: (db) => db.schema.createTable('old').addColumn('words', 'text').execute() },
  },
};

const { db } = await testDatabase({ owners: [historyHome, notes, gone] });
const site: Site = {
  db,
  now: () => new Date('2026-04-01T00:05:00Z'),
  publicUrl: null,
  modules: [historyHome, notes],
  log: { info() {}, warn() {}, error() {} },
};
const actor: Actor = { kind: 'user', id: 'u1', name: '田中', appointments: [] };
const at = site.now();

async function note(owner: string, id: number, words: string, data: unknown = null): Promise<void> {
  await sql`
    insert into notes.notes (owner, id, words, data)
    values (${owner}, ${id}, ${words}, ${JSON.stringify(data)}::jsonb)`.execute(db);
}

describe('a history', () => {
  it('tells who did what, newest first, of one thing or of all, page by page', async () => {
    await transaction(db, async (trx) => {
      for (const n of [1, 2, 3]) {
        const entry = { owner: 'h', actor, at, action: 'notes.changed', before: { n: n - 1 }, after: { n } };
        await append(trx, { ...entry, ref: n === 2 ? 'notes/b' : 'notes/a', note: `note ${n}` });
      }
    });
    const all = await historyOf(db, { owner: 'h' });
    expect(all.map(({ after }) => after)).toEqual([{ n: 3 }, { n: 2 }, { n: 1 }]);
    expect(all[0]).toMatchObject({
      actor: 'u1',
      action: 'notes.changed',
      before: { n: 2 },
      note: 'note 3',
      at,
    });
    const ofA = await historyOf(db, { owner: 'h', ref: 'notes/a' });
    expect(ofA.map(({ note: text }) => text)).toEqual(['note 3', 'note 1']);
    expect(namedIn(all)).toEqual(['u1']);
    const older = await historyOf(db, { owner: 'h', limit: 1, before: all[0]?.id ?? '' });
    expect(older.map(({ ref }) => ref)).toEqual(['notes/b']);
    expect(await historyOf(db, { owner: 'other' })).toEqual([]);
  });

  it('says by which key a program did it, and for whom', async () => {
    const person = { kind: 'user', id: 'u1', name: '田中花子', appointments: [] } as const;
    const key = { kind: 'key', id: 'k1', name: '夜の取り込み', person } as const;
    await transaction(db, (trx) =>
      append(trx, { owner: 'k', ref: 'notes/a', actor: key, action: 'notes.changed', at }),
    );
    const entries = await historyOf(db, { owner: 'k' });
    expect(entries).toMatchObject([{ actor: 'u1', key: 'k1' }]);
    expect(namedIn(entries)).toEqual(['u1', 'k1']);
    const describe = () => ({ title: '直しました' });
    const names: Record<string, string> = { u1: '田中花子', k1: '夜の取り込み' };
    const html = (known: Record<string, string>) =>
      String(HistoryTimeline({ lang: 'ja', entries, describe, nameOf: (id) => known[id] ?? null }));
    expect(html(names)).toContain('キー「夜の取り込み」（田中花子）');
    expect(html({})).toContain('キー「名前のないキー」（退会した方）');
  });

  it('is undone with its transaction', async () => {
    const failing = transaction(db, async (trx) => {
      await append(trx, { owner: 'undone', ref: 'notes/a', actor, action: 'notes.changed', at });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await historyOf(db, { owner: 'undone' })).toEqual([]);
  });
});

describe('the timeline', () => {
  const entry: Entry = {
    ...{ id: '1', owner: 'h', ref: 'notes/a', actor: 'u1', key: null, action: 'notes.changed', at },
    before: { day: '火', secret: 1 },
    after: { day: '水', secret: 2 },
    note: '<b>訂正</b>',
  };
  const label = (field: string) => (field === 'day' ? '収集日' : null);
  const describeEntry = (one: Entry) => ({
    title: '直しました',
    changes: changedFields(one.before, one.after, label),
  });

  it('says in words what changed, when, and by whom, and hides what nobody needs', () => {
    const html = String(
      HistoryTimeline({ lang: 'ja', entries: [entry], describe: describeEntry, nameOf: () => '田中花子' }),
    );
    for (const part of [
      '直しました',
      '収集日：火 → 水',
      '2026年4月1日（水） 9:05・田中花子',
      '&lt;b&gt;訂正',
    ]) {
      expect(html).toContain(part);
    }
    expect(html).not.toContain('secret');
  });

  it('keeps people who have left without a name, and knows the command line', () => {
    const html = String(
      HistoryTimeline({
        ...{ lang: 'en', describe: describeEntry, nameOf: () => null, current: 'now' },
        entries: [entry, { ...entry, actor: 'operator' }],
      }),
    );
    expect(html).toContain('somebody who has left');
    expect(html).toContain('command line');
    expect(html.match(/timeline-current/g)).toHaveLength(1);
  });
});

describe('a purge', () => {
  it('removes a name from everything of the owner, leaves others alone, and says what it did', async () => {
    for (let n = 0; n < 450; n += 1)
      await note('999999', n, n % 3 === 0 ? `${n} 山田　太郎さん` : 'なし', { 山田太郎: n });
    await note('999998', 1, '山田太郎');
    await transaction(db, async (trx) => {
      const entry = { owner: '999999', ref: 'notes/1', actor, action: 'notes.changed', at };
      await append(trx, { ...entry, before: { by: '山田太郎' }, note: '山田 太郎の依頼' });
      await appendEvent(trx, { kind: 'notes.changed', ref: '999999', data: { words: '山田太郎' } });
      await appendEvent(trx, {
        kind: 'notes.changed',
        ref: 'n1',
        data: { owner: '999999', words: '山田太郎' },
      });
    });
    const result = await purge(site, {
      ...{ owner: '999999', ref: 'notes/1', text: '山田太郎', actor },
      reason: '山田太郎さんからの申し出',
    });
    expect(result.places).toEqual({ history: 1, notes: 450, outbox: 2 });
    expect(result).toMatchObject({ unsearched: ['scan.pdf'], unreached: ['gone'] });
    expect(await grepDatabase(db, '山田太郎')).toEqual(['notes.notes: 1']);
    expect(await grepDatabase(db, '山田　太郎')).toEqual([]);
    const [last] = await historyOf(db, { owner: '999999', ref: 'notes/1' });
    expect(last).toMatchObject({ action: 'history.purged', note: '■■■さんからの申し出' });
  });

  it('is replayed in an older copy by its record, which does not hold the text', async () => {
    const records = await purgeRecords(db);
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain('山田');
    await note('999999', 1000, '戻された山田 太郎のメモ');
    const [record] = records;
    if (record === undefined) throw new Error('no record');
    expect(await replayPurge(site, record)).toMatchObject({ places: { notes: 1 } });
    const again = await replayPurge(site, record);
    expect(again.places).toEqual({});
    // Named each time: nobody knows whether somebody has looked.
    expect(again.unsearched.length).toBeGreaterThan(0);
    expect(await purgeRecords(db)).toHaveLength(1);
    expect(await grepDatabase(db, '戻された■■■のメモ')).toEqual(['notes.notes: 1']);
  });

  it('is all or nothing', async () => {
    await note('777777', 1, '佐藤次郎');
    const failing: ModuleManifest = {
      name: 'failing',
      migrations: {},
      purge: async () => {
        throw new Error('a hook failed');
      },
    };
    const input = { owner: '777777', text: '佐藤次郎', reason: 'x', actor };
    await expect(purge({ ...site, modules: [historyHome, notes, failing] }, input)).rejects.toThrow(
      'a hook failed',
    );
    expect(await grepDatabase(db, '佐藤次郎')).toEqual(['notes.notes: 1']);
    await expect(purge(site, { ...input, text: '佐' })).rejects.toThrow(RangeError);
  });
});
