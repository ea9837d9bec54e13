import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import {
  answer,
  commit,
  decidePersonal,
  intakeHome,
  type Reader,
  type Staged,
  stage,
  stagedOf,
  undo,
} from '../index.ts';
import { notesReader, notesTables } from '../testing/notes-reader.ts';
import { uploadSite } from '../testing/upload-app.tsx';
import { scanPersonal } from './scan.ts';

const { db } = await testDatabase({ owners: [intakeHome, notesTables] });

const CSV = ['番号,担当者,備考', '1,山田 太郎,なし', '2,鈴木 花子,090-1234-5678 へ', '3,,なし'].join('\r\n');

async function workbook(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: '一覧',
        rows: [
          ['地区', '燃やせるごみ', '内部メモ'],
          ['みどり町', '火・金', '苦情あり'],
          ['あおば町', '月・木', ''],
        ],
        columns: [{}, {}, { hidden: true }],
        rowDefs: new Map([[2, { hidden: true }]]),
      },
      { name: '名簿', hidden: true, rows: [['氏名'], ['佐藤 一郎']] },
    ],
  });
}

/** A site whose one reader remembers what it was given. */
function siteThatReads() {
  const given: Record<string, string> = {};
  const reader: Reader = {
    ...notesReader(),
    async read(files, options) {
      for (const key of Object.keys(given)) delete given[key];
      for (const { path, bytes } of files) given[path] = new TextDecoder().decode(await bytes());
      return notesReader().read(files, options);
    },
  };
  return { given, site: uploadSite(db, { modules: [{ name: 'notes', migrations: {}, readers: [reader] }] }) };
}

function files(more: Record<string, Uint8Array | string>) {
  const all = { 'notes.txt': 'one', ...more };
  return Object.entries(all).map(([name, content]) => ({ name, bytes: Buffer.from(content) }));
}

describe('scanning', () => {
  it('finds columns of a text file, with row, letter, header and samples', async () => {
    const finds = await scanPersonal('a.csv', { name: 'a.csv', bytes: Buffer.from(CSV) });
    expect(finds?.map(({ what, where, rows, samples }) => [what, where, rows, samples[0]?.text])).toEqual([
      ['name', { file: 'a.csv', row: 2, column: '担当者', letter: 'B' }, 2, '山田 太郎'],
      ['phone', { file: 'a.csv', row: 3, column: '備考', letter: 'C' }, 1, '090-1234-5678 へ'],
    ]);
    expect(new Set(finds?.map(({ id }) => id)).size).toBe(2);
  });

  it('finds hidden sheets, columns and rows of a workbook', async () => {
    const finds = await scanPersonal('a.xlsx', { name: 'a.xlsx', bytes: await workbook() });
    expect(finds?.map(({ what, where }) => [what, where.sheet, where.letter, where.row])).toEqual([
      ['hidden-row', '一覧', undefined, 3],
      ['hidden-column', '一覧', 'C', undefined],
      ['hidden-sheet', '名簿', undefined, undefined],
    ]);
  });

  it('real garbage calendars: no name of a place is taken for a person’s', async () => {
    const folder = fileURLToPath(new URL('../../../../shared/data/opendata/5374', import.meta.url));
    if (!existsSync(folder)) return;
    const names: string[] = [];
    const paths = readdirSync(folder, { recursive: true }).map(String);
    for (const path of paths.filter((name) => name.endsWith('.csv'))) {
      const finds = await scanPersonal(path, { name: path, bytes: readFileSync(`${folder}/${path}`) });
      for (const { what, samples } of finds ?? []) if (what === 'name') names.push(samples[0]?.text ?? '');
    }
    expect(paths.length).toBeGreaterThan(20);
    expect(names).toEqual([]);
  });
});

describe('deciding', () => {
  it('nothing is committed before everything is decided, and what is left out reaches no reader', async () => {
    const { given, site } = siteThatReads();
    const input = {
      owner: '600001',
      actor: 'hana',
      personal: 'ask',
      files: files({ 'a.csv': CSV }),
    } as const;
    const staged = await stage(site, input);
    expect(staged).toMatchObject({ undecided: 2, committable: false });
    await expect(commit(site, { id: staged.id, hash: staged.hash, actor: 'hana' })).rejects.toMatchObject({
      code: 'intake.undecided',
    });
    const [name, phone] = staged.personal;
    const decisions = { [name?.id ?? '']: 'leave-out', [phone?.id ?? '']: 'keep' } as const;
    const decided = await decidePersonal(site, { id: staged.id, hash: staged.hash, decisions });
    expect(decided).toMatchObject({ undecided: 0, committable: true });
    expect(decided.hash).not.toBe(staged.hash);
    expect(given['a.csv']).toBe('番号,担当者,備考\r\n1,,なし\r\n2,,090-1234-5678 へ\r\n3,,なし\r\n');
    await commit(site, { id: staged.id, hash: decided.hash, actor: 'hana' });
  });

  it('says which original must not be for everybody', async () => {
    const { site } = siteThatReads();
    const seen: unknown[] = [];
    const reader: Reader = {
      ...notesReader(),
      async commit(trx, input, on) {
        seen.push(...input.originals.map(({ name, leftOut }) => [name, leftOut]));
        return notesReader().commit(trx, input, on);
      },
    };
    const on = { ...site, modules: [{ name: 'notes', migrations: {}, readers: [reader] }] };
    const input = {
      owner: '600002',
      actor: 'hana',
      personal: 'ask',
      files: files({ 'a.csv': CSV }),
    } as const;
    const staged = await stage(on, input);
    const decisions = Object.fromEntries(staged.personal.map(({ id }) => [id, 'leave-out' as const]));
    const { hash } = await decidePersonal(on, { id: staged.id, hash: staged.hash, decisions });
    await commit(on, { id: staged.id, hash, actor: 'hana' });
    expect(seen).toEqual([
      ['notes.txt', false],
      ['a.csv', true],
    ]);
  });

  it('a workbook with something left out comes as the texts of its other sheets', async () => {
    const { given, site } = siteThatReads();
    const input = {
      owner: '600003',
      actor: 'hana',
      personal: 'ask',
      files: files({ 'a.xlsx': await workbook() }),
    } as const;
    const staged = await stage(site, input);
    expect(Object.keys(given)).toEqual(['notes.txt', 'a.xlsx']);
    const decisions = Object.fromEntries(staged.personal.map(({ id }) => [id, 'leave-out' as const]));
    await decidePersonal(site, { id: staged.id, hash: staged.hash, decisions });
    expect(Object.keys(given)).toEqual(['notes.txt', 'a.xlsx/一覧.csv']);
    expect(given['a.xlsx/一覧.csv']).toBe('地区,燃やせるごみ,\r\nみどり町,火・金,\r\n\r\n');
  });

  it('a decision can be taken back, and decides only what was found', async () => {
    const { site } = siteThatReads();
    const input = {
      owner: '600004',
      actor: 'hana',
      personal: 'ask',
      files: files({ 'a.csv': CSV }),
    } as const;
    const staged = await stage(site, input);
    const id = staged.personal[0]?.id ?? '';
    const decided = await decidePersonal(site, {
      id: staged.id,
      hash: staged.hash,
      decisions: { [id]: 'keep', nonsense: 'keep' },
    });
    expect(decided.undecided).toBe(1);
    const back = await decidePersonal(site, { id: staged.id, hash: decided.hash, decisions: { [id]: null } });
    expect(back).toMatchObject({ undecided: 2, hash: staged.hash });
  });

  describe('regression: the very same file again', () => {
    const owner = '600006';
    const stageAs = (name: string, content: string, more = {}) =>
      stage(siteThatReads().site, {
        ...{ owner, actor: 'hana', personal: 'ask' as const, files: files({ [name]: content }) },
        ...more,
      });
    const said = ({ personal }: Staged) => personal.map(({ decision, remembered }) => [decision, remembered]);
    const { site } = siteThatReads();

    it('takes over what a person decided for a commit, says so, and lets it be changed', async () => {
      const first = await stageAs('a.csv', CSV);
      const [name = '', phone = ''] = first.personal.map(({ id }) => id);
      const decisions = { [name]: 'leave-out', [phone]: 'keep' } as const;
      const decided = await decidePersonal(site, { id: first.id, hash: first.hash, decisions });
      expect(said(decided)).toEqual([
        ['leave-out', false],
        ['keep', false],
      ]);
      // Not before somebody stands by it.
      expect(said(await stageAs('a.csv', CSV))).toEqual(Array(2).fill([null, false]));
      await commit(site, { id: first.id, hash: decided.hash, actor: 'hana' });

      // A program writes the day into the name.
      const next = await stageAs('a-20261130.csv', CSV);
      expect([next.undecided, next.committable, said(next)]).toEqual([
        ...[0, true],
        [
          ['leave-out', true],
          ['keep', true],
        ],
      ]);
      const reading = siteThatReads();
      await stage(reading.site, { owner, actor: 'hana', personal: 'ask', files: files({ 'a.csv': CSV }) });
      expect(reading.given['a.csv']).not.toContain('山田');
      expect(reading.given['a.csv']).toContain('090-1234-5678');

      const id = next.personal[0]?.id ?? '';
      const back = await decidePersonal(site, { id: next.id, hash: next.hash, decisions: { [id]: null } });
      expect([back.undecided, said(back)[0]]).toEqual([1, [null, false]]);
      const changed = await decidePersonal(site, {
        id: next.id,
        hash: back.hash,
        decisions: { [id]: 'keep' },
      });
      expect(said(changed)).toEqual([
        ['keep', false],
        ['keep', true],
      ]);
    });

    it.each([
      ['another content', 'a.csv', `${CSV}\r\n`, {}],
      ['another owner', 'a.csv', CSV, { owner: '600007' }],
    ])('is asked of %s', async (_, name, content, more) => {
      expect(said(await stageAs(name, content, more))).toEqual(Array(2).fill([null, false]));
    });

    it('is asked when the commit was undone, also when a program has brought the file again since', async () => {
      const again = await stageAs('a.csv', CSV);
      await commit(site, { id: again.id, hash: again.hash, actor: 'key' });
      const { rows } = await sql<{ id: string }>`
        select id from intake.staged where owner = ${owner} and committed_by = 'hana'`.execute(db);
      const reader: Reader = { ...notesReader(), undo: async () => undefined };
      const undoing = uploadSite(db, { modules: [{ name: 'notes', migrations: {}, readers: [reader] }] });
      for (const { id } of rows) await undo(undoing, { id, actor: 'hana' });
      expect(rows).toHaveLength(1);
      expect(said(await stageAs('a.csv', CSV))).toEqual(Array(2).fill([null, false]));
    });
  });

  it('the command line is not asked', async () => {
    const { site } = siteThatReads();
    const staged = await stage(site, { owner: '600005', actor: 'operator', files: files({ 'a.csv': CSV }) });
    expect(staged).toMatchObject({ personal: [], undecided: 0, committable: true });
  });
});

describe('answering', () => {
  const asking: Reader = {
    ...notesReader(),
    async read(given, options) {
      const reading = await notesReader().read(given, options);
      const question = {
        ...{ id: 'order', text: { ja: '並び順は？', en: 'Which order?' }, assumed: 'kept' },
        choices: [{ value: 'sorted', label: { ja: '順に', en: 'sorted' } }],
      };
      const typed = {
        id: 'until',
        text: { ja: 'いつまで？', en: 'Until when?' },
        choices: [],
        assumed: null,
      };
      return { ...reading, questions: [question, typed].filter(({ id }) => !options.answers[id]) };
    },
  };
  const site = uploadSite(db, { modules: [{ name: 'notes', migrations: {}, readers: [asking] }] });
  const input = {
    owner: '700001',
    actor: 'hana',
    personal: 'ask',
    files: files({ 'notes.txt': 'b\na' }),
  } as const;

  it('what was chosen is remembered for the next files of this place, what was typed is not', async () => {
    const staged = await stage(site, input);
    expect(staged.questions.map(({ id }) => id)).toEqual(['order', 'until']);
    const answers = { order: 'sorted', until: '2027-03-31' };
    const answered = await answer(site, { id: staged.id, hash: staged.hash, answers });
    expect(answered.questions).toEqual([]);
    expect(
      answered.answered.map(({ question, value, remembered }) => [question.id, value, remembered]),
    ).toEqual([
      ['order', 'sorted', false],
      ['until', '2027-03-31', false],
    ]);
    await commit(site, { id: staged.id, hash: answered.hash, actor: 'hana' });
    const next = await stage(site, { ...input, files: files({ 'notes.txt': 'd\nc' }) });
    expect(next.answered.map(({ question, remembered }) => [question.id, remembered])).toEqual([
      ['order', true],
    ]);
    expect(next.questions.map(({ id }) => id)).toEqual(['until']);
    const back = await answer(site, { id: next.id, hash: next.hash, answers: { order: '' } });
    expect(back.questions.map(({ id }) => id)).toEqual(['order', 'until']);
    expect((await stage(site, { ...input, owner: '700002' })).answered).toEqual([]);
  });

  it('two officials on the same files: the second is told, and nothing is lost', async () => {
    const staged = await stage(site, { ...input, owner: '700003' });
    const said = (until: string) => answer(site, { id: staged.id, hash: staged.hash, answers: { until } });
    const both = await Promise.allSettled([said('2027-03-31'), said('2027-09-30')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'intake.changed' },
    });
    expect((await stagedOf(site, staged.id))?.answered).toHaveLength(1);
  });

  it('undoing asks the module once, and says so where a module can not', async () => {
    const undone: string[] = [];
    const reader: Reader = { ...asking, undo: async (_trx, { version }) => void undone.push(version) };
    const on = { ...site, modules: [{ name: 'notes', migrations: {}, readers: [reader] }] };
    const staged = await stage(on, { ...input, owner: '700004' });
    const { version } = await commit(on, { id: staged.id, hash: staged.hash, actor: 'hana' });
    await undo(on, { id: staged.id, actor: 'hana' });
    await undo(on, { id: staged.id, actor: 'hana' });
    expect(undone).toEqual([version]);
    expect((await stagedOf(on, staged.id))?.committed?.undoneAt).toBeInstanceOf(Date);
    expect((await stage(on, { ...input, owner: '700004' })).repeats).toBeNull();
    const other = await stage(site, { ...input, owner: '700005' });
    await commit(site, { id: other.id, hash: other.hash, actor: 'hana' });
    await expect(undo(site, { id: other.id, actor: 'hana' })).rejects.toMatchObject({
      code: 'intake.no-undo',
    });
  });
});

describe('telephone numbers of offices', () => {
  it.each([
    ['電話番号', ['0000-12-3456', '0000-12-3457'], true],
    ['ＴＥＬ', ['(0000)12-3456'], true],
    ['連絡先電話番号', ['0000-12-3456'], true],
    ['電話番号', ['0000-12-3456', '090-0000-1111'], undefined],
    ['電話番号', ['０８０－００００－１１１１'], undefined],
    ['担当者の電話', ['0000-12-3456'], undefined],
  ])('%s with %j: %s', async (header, numbers, contact) => {
    const text = [`名称,${header}`, ...numbers.map((number, n) => `施設${n},${number}`)].join('\n');
    const finds = await scanPersonal('a.csv', { name: 'a.csv', bytes: new TextEncoder().encode(text) });
    expect(finds?.filter(({ what }) => what === 'phone').map((find) => find.contact)).toEqual([contact]);
  });
});
