import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import { fixedClock, testDatabase } from '../testing/index.ts';
import {
  commit,
  discardExpired,
  intakeHome,
  original,
  type Reader,
  type Staged,
  stage,
  type Upload,
} from './index.ts';
import { notesReader, notesTables } from './testing/notes-reader.ts';

const { db } = await testDatabase({ owners: [intakeHome, notesTables] });
const clock = fixedClock('2026-04-01T09:00:00+09:00');

function siteWith(...readers: Reader[]): Site {
  const module: ModuleManifest = { name: 'notes', migrations: {}, readers };
  return {
    db,
    now: clock.now,
    publicUrl: null,
    modules: [module],
    log: { info() {}, warn() {}, error() {} },
  };
}

const site = siteWith(notesReader());

function upload(name: string, content: string | Uint8Array): Upload {
  return { name, bytes: typeof content === 'string' ? Buffer.from(content) : content };
}

function stageNotes(owner: string, content: string, answers: Record<string, string> = {}): Promise<Staged> {
  return stage(site, { owner, actor: 'operator', files: [upload('notes.txt', content)], answers });
}

function confirm(staged: Staged, on: Site = site) {
  return commit(on, { id: staged.id, hash: staged.hash, actor: 'operator' });
}

async function notesOf(owner: string): Promise<string[]> {
  const { rows } = await sql<{
    text: string;
  }>`select text from notes.notes where owner = ${owner} order by id`.execute(db);
  return rows.map(({ text }) => text);
}

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.id('intake', table)}`.execute(db);
  return rows[0]?.n ?? 0;
}

describe('stage', () => {
  it('shows what was understood, asks what the data cannot tell, and stores nothing of it', async () => {
    const staged = await stageNotes('100001', 'one\nodd\nthree');
    expect(staged).toMatchObject({
      kind: 'notes.list',
      label: { en: 'Notes' },
      files: [{ path: 'notes.txt', size: 13 }],
      preview: { lines: 3 },
      committable: true,
      repeats: null,
    });
    expect(staged.findings.map(({ code }) => code)).toEqual(['intake.trial-odd']);
    expect(staged.questions.map(({ id, assumed }) => [id, assumed])).toEqual([['order', 'kept']]);
    expect(staged.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await notesOf('100001')).toEqual([]);
  });

  it('reads again with the answers', async () => {
    const staged = await stageNotes('100002', 'b\na', { order: 'sorted' });
    await confirm(staged);
    expect(await notesOf('100002')).toEqual(['a', 'b']);
  });

  it('says so when nobody recognises the files, and keeps them from being committed', async () => {
    const staged = await stage(site, {
      owner: '100003',
      actor: 'operator',
      files: [upload('photo.jpg', 'x')],
    });
    expect(staged).toMatchObject({ kind: null, committable: false });
    expect(staged.findings.map(({ code }) => code)).toEqual(['intake.not-recognised']);
    await expect(confirm(staged)).rejects.toMatchObject({ code: 'intake.not-committable' });
  });

  it('takes the surest reader, or the one that a person named', async () => {
    const surer = { ...notesReader(), kind: 'notes.surer', recognise: async () => 0.95 };
    const less = { ...notesReader(), kind: 'notes.less', recognise: async () => 0.6 };
    const two = siteWith(less, surer);
    const files = [upload('notes.txt', 'a')];
    expect((await stage(two, { owner: '100004', actor: 'operator', files })).kind).toBe('notes.surer');
    expect((await stage(two, { owner: '100004', actor: 'operator', files, kind: 'notes.less' })).kind).toBe(
      'notes.less',
    );
  });

  it('a reader that breaks leaves nothing behind', async () => {
    const breaking = { ...notesReader(), read: () => Promise.reject(new Error('a fault of its own')) };
    const before = [await count('staged'), await count('originals')];
    const files = [upload('notes.txt', 'breaking')];
    await expect(stage(siteWith(breaking), { owner: '100005', actor: 'operator', files })).rejects.toThrow(
      'a fault',
    );
    expect([await count('staged'), await count('originals')]).toEqual(before);
  });
});

describe('commit', () => {
  it('stores exactly what was shown, once, however often it is confirmed', async () => {
    const staged = await stageNotes('200001', 'one\ntwo');
    const results = await Promise.all([confirm(staged), confirm(staged), confirm(staged)]);
    expect(new Set(results.map(({ version }) => version)).size).toBe(1);
    expect(results[0]?.summary).toEqual({ stored: 2, answers: {}, originals: ['notes.txt'] });
    expect(await notesOf('200001')).toEqual(['one', 'two']);
    expect(await confirm(staged)).toEqual(results[0]);
  });

  it('refuses another hash than the one that was shown', async () => {
    const staged = await stageNotes('200002', 'one');
    await expect(
      commit(site, { id: staged.id, hash: 'f'.repeat(64), actor: 'operator' }),
    ).rejects.toMatchObject({ code: 'intake.changed' });
    expect(await notesOf('200002')).toEqual([]);
  });

  it('is all or nothing: when the module fails, it can be tried again', async () => {
    const staged = await stageNotes('200003', 'one\ntwo');
    const failing = siteWith({
      ...notesReader(),
      commit: async (trx, input, on) => {
        await notesReader().commit(trx, input, on);
        throw new Error('too late');
      },
    });
    await expect(confirm(staged, failing)).rejects.toThrow('too late');
    expect(await notesOf('200003')).toEqual([]);
    await confirm(staged);
    expect(await notesOf('200003')).toEqual(['one', 'two']);
  });

  it('tells the module when the very same was committed last', async () => {
    const first = await confirm(await stageNotes('200004', 'same'));
    const again = await stageNotes('200004', 'same');
    expect(again.repeats).toBe(first.version);
    expect((await confirm(again)).version).toBe(first.version);
    expect(await notesOf('200004')).toEqual(['same']);
    await confirm(await stageNotes('200004', 'other'));
    expect((await stageNotes('200004', 'same')).repeats).toBeNull();
    expect((await stageNotes('200004', 'other', { order: 'sorted' })).repeats).toBeNull();
    expect((await stageNotes('999999', 'other')).repeats).toBeNull();
  });

  it.each(['', 'nonsense', "' or 1=1", '00000000-0000-4000-8000-000000000000'])(
    'knows no staging called %j',
    async (id) => {
      await expect(commit(site, { id, hash: '', actor: 'operator' })).rejects.toMatchObject({
        code: 'intake.unknown',
      });
    },
  );

  it('says so when the module is not there any more', async () => {
    const staged = await stageNotes('200006', 'one');
    await expect(confirm(staged, siteWith())).rejects.toMatchObject({ code: 'intake.no-reader' });
  });
});

describe('originals', () => {
  it('are kept once, byte for byte, in pieces', async () => {
    const bytes = new Uint8Array(2_500_000).map((_, n) => (n * 7919) % 251);
    const files = [upload('notes.txt', 'x'), upload('a.bin', bytes), upload('copy.bin', bytes)];
    const staged = await stage(site, { owner: '300001', actor: 'operator', files });
    const { rows } = await sql<{ sha256: string }>`
      select distinct sha256 from intake.uploads where staged = ${staged.id} and name like '%.bin'`.execute(
      db,
    );
    expect(rows).toHaveLength(1);
    const kept = await original(db, '300001', rows[0]?.sha256 ?? '');
    expect(kept?.size).toBe(bytes.length);
    expect(Buffer.from(await new Response(kept?.stream).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    const chunks = await sql<{
      n: number;
    }>`select count(*) as n from intake.chunks c join intake.originals o using (blob)
      where o.sha256 = ${rows[0]?.sha256}`.execute(db);
    expect(chunks.rows[0]?.n).toBe(3);
    expect(await original(db, '300001', 'f'.repeat(64))).toBeNull();
  });

  it('an empty file has an original too', async () => {
    const { findings } = await stage(site, {
      owner: '300002',
      actor: 'operator',
      files: [upload('notes.txt', '')],
    });
    expect(findings.map(({ code }) => code)).toContain('intake.empty-file');
    const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const empty = await original(db, '300002', hash);
    expect(await new Response(empty?.stream).text()).toBe('');
    expect(await original(db, '300001', hash)).toBeNull();
  });
});

describe('expiry', () => {
  it('what was not committed in a week is gone with its bytes; what was committed stays', async () => {
    const lost = await stageNotes('400001', 'never confirmed');
    const shared = await stageNotes('400002', 'confirmed by another');
    const kept = await stageNotes('400003', 'confirmed by another');
    await confirm(kept);
    clock.advance(8 * 86_400_000);
    await expect(confirm(lost)).rejects.toMatchObject({ code: 'intake.unknown' });
    expect(await discardExpired(site)).toBeGreaterThanOrEqual(2);
    await expect(confirm(shared)).rejects.toMatchObject({ code: 'intake.unknown' });
    expect((await confirm(kept)).summary).toMatchObject({ stored: 1 });
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from intake.originals o where not exists (select from intake.uploads u where u.sha256 = o.sha256)`.execute(
      db,
    );
    expect(rows[0]?.n).toBe(0);
    const { rows: still } = await sql<{
      sha256: string;
    }>`select sha256 from intake.uploads where staged = ${kept.id}`.execute(db);
    expect(await new Response((await original(db, '400003', still[0]?.sha256 ?? ''))?.stream).text()).toBe(
      'confirmed by another',
    );
  });
});

describe('zips and bounds', () => {
  const zip = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

  async function stageFiles(files: Upload[], limits = {}): Promise<Staged> {
    return stage(site, { owner: '500001', actor: 'operator', files, limits });
  }

  it('opens zips and shows the files inside, folders kept', async () => {
    const staged = await stageFiles([
      upload(
        '町.zip',
        zip({ 'notes.txt': 'a', 'sub/b.csv': 'b', '__MACOSX/._notes.txt': 'x', '.DS_Store': 'x' }),
      ),
    ]);
    expect(staged.files.map(({ path }) => path)).toEqual(['町/notes.txt', '町/sub/b.csv']);
    expect(staged.kind).toBe('notes.list');
  });

  it('leaves office documents closed', async () => {
    const staged = await stageFiles([upload('表.xlsx', zip({ '[Content_Types].xml': 'x' }))]);
    expect(staged.files.map(({ path }) => path)).toEqual(['表.xlsx']);
  });

  it('does not let a name lead out of its folder', async () => {
    const evil = zip({
      '../../etc/passwd': 'x',
      '/etc/passwd': 'x',
      'C:\\windows\\x': 'x',
      'a\\..\\..\\b': 'x',
      'notes.txt': 'fine',
    });
    const staged = await stageFiles([upload('evil.zip', evil), upload('../up.txt', 'x')]);
    expect(staged.files.map(({ path }) => path)).toEqual(['evil/notes.txt']);
    expect(staged.findings.filter(({ code }) => code === 'intake.unsafe-path')).toHaveLength(5);
  });

  it('stops at the bounds before anything large is unpacked', async () => {
    const bomb = zipSync({ 'notes.txt': new Uint8Array(30_000_000) });
    const staged = await stageFiles([upload('bomb.zip', bomb)], { expandedBytes: 10_000_000 });
    expect(staged.findings.map(({ code }) => code)).toContain('intake.zip-expands');
    expect(staged.files).toEqual([]);
    const many = await stageFiles(
      [upload('many.zip', zip(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.txt`, 'x']))))],
      { files: 20 },
    );
    expect(many.findings.map(({ code }) => code)).toContain('intake.zip-expands');
  });

  it('a zip that lies about its sizes is stopped at what it said', async () => {
    const lying = zipSync({ 'big.txt': new Uint8Array(5_000_000), 'notes.txt': strToU8('fine') });
    const view = new DataView(lying.buffer, lying.byteOffset);
    for (let at = 0; at + 4 < lying.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 5_000_000)
        view.setUint32(at + 24, 100, true);
    }
    const staged = await stageFiles([upload('lying.zip', lying)]);
    expect(staged.findings.map(({ code, where }) => [code, where.file])).toContainEqual([
      'intake.zip-entry-broken',
      'lying.zip/big.txt',
    ]);
    expect(staged.files.map(({ path }) => path)).toEqual(['lying/notes.txt']);
  });

  it('says what is wrong with broken and protected zips, and reads the rest', async () => {
    const whole = zip({ 'notes.txt': 'a' });
    const protectedZip = Uint8Array.from(whole);
    const view = new DataView(protectedZip.buffer);
    for (let at = 0; at + 10 < protectedZip.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50)
        view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    }
    const staged = await stageFiles([
      upload('cut.zip', whole.slice(0, whole.length - 10)),
      upload('locked.zip', protectedZip),
      upload('notes.txt', 'fine'),
    ]);
    expect(staged.findings.map(({ code, where }) => [code, where.file])).toEqual(
      expect.arrayContaining([
        ['intake.zip-broken', 'cut.zip'],
        ['intake.zip-protected', 'locked.zip'],
      ]),
    );
    expect(staged.files.map(({ path }) => path)).toEqual(['notes.txt']);
  });

  it('refuses too many or too large uploads, and none', async () => {
    const codes = async (files: Upload[], limits = {}) =>
      (await stageFiles(files, limits)).findings.map(({ code }) => code);
    const before = await count('originals');
    expect(await codes([])).toEqual(['intake.nothing']);
    expect(await codes([upload('a', 'x'), upload('b', 'x')], { uploads: 1 })).toEqual([
      'intake.too-many-files',
    ]);
    expect(await codes([upload('notes.txt', 'xx')], { uploadBytes: 1 })).toEqual(['intake.too-large']);
    expect(await count('originals')).toBe(before);
  });

  it('uses the first of two files with one name', async () => {
    const staged = await stageFiles([upload('notes.txt', 'first'), upload('./notes.txt', 'second')]);
    expect(staged.files).toEqual([{ path: 'notes.txt', size: 5 }]);
    expect(staged.findings.map(({ code }) => code)).toContain('intake.same-path');
  });
});
