import { createHash, randomBytes } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { seededRandom, testDatabase } from '../testing/index.ts';
import { commit, discardExpired, dropOf, intakeHome, original, receive, stagedOf } from './index.ts';
import { notesTables } from './testing/notes-reader.ts';
import { uploadApp, uploadSite } from './testing/upload-app.tsx';

const { db } = await testDatabase({ owners: [intakeHome, notesTables] });
const site = uploadSite(db);
const app = uploadApp(site);

interface State {
  id: string;
  files: { n: number; name: string; size: number; received: number }[];
  refused?: string[];
}

const OURS = { Origin: 'http://localhost', Accept: 'application/json' };

function send(path: string, init: RequestInit = {}) {
  return app.request(`http://localhost${path}`, { ...init, headers: { ...OURS, ...init.headers } });
}

function sendJson(path: string, body: unknown) {
  const headers = { 'Content-Type': 'application/json' };
  return send(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function openDrop(files: { name: string; size: number }[], code = '100001'): Promise<State> {
  const response = await sendJson(`/${code}/notes/drops`, { files });
  expect(response.status).toBe(201);
  return (await response.json()) as State;
}

function piece(drop: string, n: number, offset: number, body: Uint8Array | string, code = '100001') {
  const headers = { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset) };
  return send(`/${code}/notes/drops/${drop}/${n}`, {
    method: 'PATCH',
    headers,
    body: new Uint8Array(Buffer.from(body)),
  });
}

async function read(drop: string, code = '100001') {
  const response = await sendJson(`/${code}/notes/drops/${drop}/read`, {});
  const { staged } = (await response.json()) as { staged?: string };
  return { status: response.status, staged: staged === undefined ? null : await stagedOf(site, staged) };
}

async function uploadAll(files: Record<string, Uint8Array | string>, code = '100001') {
  const list = Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content) }));
  const drop = await openDrop(
    list.map(({ name, bytes }) => ({ name, size: bytes.length })),
    code,
  );
  for (const [n, { bytes }] of list.entries()) {
    if (bytes.length > 0) expect((await piece(drop.id, n, 0, bytes, code)).status).toBe(200);
  }
  const { staged } = await read(drop.id, code);
  if (staged === null) throw new Error('nothing was staged');
  return staged;
}

function postForm(files: File[], path = '/100001/notes') {
  const body = new FormData();
  for (const file of files) body.append('files', file, file.name);
  return app.request(`http://localhost${path}`, {
    method: 'POST',
    headers: { Origin: 'http://localhost' },
    body,
  });
}

describe('a form without JavaScript', () => {
  it('has fields for files and for a folder, and a button', async () => {
    const page = await (await app.request('http://localhost/100001/notes')).text();
    expect(page).toContain('enctype="multipart/form-data"');
    expect(page).toContain('name="files"');
    expect(page).toContain('webkitdirectory');
    expect(page).toMatch(/<button[^>]*type="submit"/);
  });

  it('takes several files, with folders and names of all kinds, and leads to what was understood', async () => {
    const response = await postForm([
      new File(['one\ntwo'], '資料/notes.txt'),
      new File([], ''),
      new File(['b'], 'あ"い.csv'),
      new File([new Uint8Array(3_000_000)], 'large.bin'),
    ]);
    expect(response.status).toBe(303);
    const id = response.headers.get('Location')?.split('/').at(-1) ?? '';
    const staged = await stagedOf(site, id);
    expect(staged?.files).toEqual([
      { path: '資料/notes.txt', size: 7 },
      { path: 'あ"い.csv', size: 1 },
      { path: 'large.bin', size: 3_000_000 },
    ]);
    expect(staged).toMatchObject({ owner: '100001', actor: 'hana', kind: 'notes.list' });
  });

  it('says so when nothing was chosen, on the same page and in its language', async () => {
    const response = await postForm([new File([], '')], '/en/100001/notes');
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Choose the files to take in');
    const { rows } = await sql`select from intake.drops where staged is null`.execute(db);
    expect(rows).toEqual([]);
  });

  it('refuses what is no form, and a form that ends too early', async () => {
    const broken = await app.request('http://localhost/100001/notes', {
      method: 'POST',
      headers: { Origin: 'http://localhost', 'Content-Type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nhalf',
    });
    expect(broken.status).toBe(400);
    const json = await sendJson('/100001/notes', {});
    expect(json.status).toBe(400);
    const { rows } = await sql`select from intake.drops where staged is null`.execute(db);
    expect(rows).toEqual([]);
  });
});

describe('resumable uploads', () => {
  it('go on where the server says, byte for byte', async () => {
    const bytes = randomBytes(2_500_000);
    const drop = await openDrop([
      { name: 'notes.txt', size: 3 },
      { name: 'a.bin', size: bytes.length },
    ]);
    expect(await (await piece(drop.id, 0, 0, 'one')).json()).toEqual({ received: 3 });
    expect(await (await piece(drop.id, 1, 0, bytes.subarray(0, 1_700_000))).json()).toEqual({
      received: 1_700_000,
    });
    const again = await piece(drop.id, 1, 0, bytes.subarray(0, 100));
    expect([again.status, await again.json()]).toEqual([409, { received: 1_700_000 }]);
    expect((await read(drop.id)).status).toBe(409);
    expect((await piece(drop.id, 1, 1_700_000, bytes.subarray(1_700_000))).status).toBe(200);
    const { staged } = await read(drop.id);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(staged?.originals).toContainEqual({ name: 'a.bin', sha256: hash, size: bytes.length });
    const kept = await new Response((await original(db, '100001', hash))?.stream).arrayBuffer();
    expect(Buffer.from(kept).equals(bytes)).toBe(true);
  });

  it('never take more than a file is large, nor from elsewhere', async () => {
    const drop = await openDrop([{ name: 'notes.txt', size: 3 }]);
    expect((await piece(drop.id, 0, 0, 'four')).status).toBe(409);
    expect((await piece(drop.id, 0, 2, 'e')).status).toBe(409);
    expect((await piece(drop.id, 1, 0, 'x')).status).toBe(404);
    expect((await piece(drop.id, 0, -1, 'x')).status).toBe(400);
    expect((await dropOf(db, drop.id))?.files[0]?.received).toBe(0);
  });

  it('keep what has arrived when the connection is cut', async () => {
    const drop = await openDrop([{ name: 'notes.txt', size: 4_000_000 }]);
    const cut = async function* () {
      yield new Uint8Array(1_300_000);
      throw new Error('aborted');
    };
    const receipt = await receive(db, { drop: drop.id, n: 0, offset: 0 }, cut());
    expect(receipt).toEqual({ ok: true, received: 1_300_000, cut: true });
    expect((await dropOf(db, drop.id))?.files[0]?.received).toBe(1_300_000);
  });

  it('two senders of one file never mix', async () => {
    const bytes = randomBytes(3_000_000);
    const drop = await openDrop([{ name: 'notes.txt', size: bytes.length }]);
    const answers = await Promise.all([piece(drop.id, 0, 0, bytes), piece(drop.id, 0, 0, bytes)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    // The slower one goes on from where it was told; in the end the file is whole.
    const { received } = (await dropOf(db, drop.id))?.files[0] ?? { received: 0 };
    if (received < bytes.length) await piece(drop.id, 0, received, bytes.subarray(received));
    const { staged } = await read(drop.id);
    expect(staged?.originals[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('reading twice at once stages once', async () => {
    const drop = await openDrop([{ name: 'notes.txt', size: 3 }]);
    await piece(drop.id, 0, 0, 'one');
    const both = await Promise.all([read(drop.id), read(drop.id)]);
    expect(both[0]?.staged?.id).toBe(both[1]?.staged?.id);
    expect((await read(drop.id)).staged?.id).toBe(both[0]?.staged?.id);
  });

  it('the page offers to go on with what is unfinished, or to give it up', async () => {
    const drop = await openDrop([{ name: 'notes.txt', size: 6 }], '100002');
    await piece(drop.id, 0, 0, 'one', '100002');
    const page = await (await app.request('http://localhost/100002/notes')).text();
    expect(page).toContain('途中のアップロードがあります');
    expect(page).toContain(drop.id);
    const given = await send(`/100002/notes/drops/${drop.id}/give-up`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(given.status).toBe(303);
    expect(await dropOf(db, drop.id)).toBeNull();
    const { rows } = await sql`
      select from intake.blobs b where not exists (select from intake.originals o where o.blob = b.id)
        and not exists (select from intake.drop_files f where f.blob = b.id)`.execute(db);
    expect(rows).toEqual([]);
  });

  it('belong to their place, and to those who may', async () => {
    const drop = await openDrop([{ name: 'notes.txt', size: 3 }]);
    expect((await send(`/100009/notes/drops/${drop.id}`)).status).toBe(404);
    expect((await piece(drop.id, 0, 0, 'one', '100009')).status).toBe(404);
    expect((await send('/100001/notes/drops/nonsense')).status).toBe(404);
    for (const [method, path] of [
      ['GET', '/100001/notes'],
      ['POST', '/100001/notes'],
      ['POST', '/100001/notes/drops'],
      ['GET', `/100001/notes/drops/${drop.id}`],
      ['PATCH', `/100001/notes/drops/${drop.id}/0`],
      ['POST', `/100001/notes/drops/${drop.id}/read`],
      ['POST', `/100001/notes/drops/${drop.id}/give-up`],
    ] as const) {
      const headers = { 'X-Nobody': '1', 'Content-Type': 'application/json' };
      expect([path, (await send(path, { method, headers })).status]).toEqual([path, 403]);
    }
  });

  it('expire with their bytes', async () => {
    const drop = await openDrop([{ name: 'notes.txt', size: 6 }], '100003');
    await piece(drop.id, 0, 0, 'one', '100003');
    await discardExpired(uploadSite(db, { now: () => new Date('2026-04-05T00:00:00Z') }));
    expect(await dropOf(db, drop.id)).toBeNull();
  });
});

describe('many files and odd ones', () => {
  it('takes 200 files in one drop', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 199 }, (_, n) => [`町/${n}.csv`, `a,${n}`] as const),
    );
    const staged = await uploadAll({ 'notes.txt': 'one', ...files });
    expect(staged.files).toHaveLength(200);
    expect(staged.kind).toBe('notes.list');
  });

  it('a file that is too large is refused in its place, and too many are refused at once', async () => {
    const response = await sendJson('/100001/notes/drops', {
      files: [
        { name: 'huge.csv', size: 600 * 2 ** 20 },
        { name: 'notes.txt', size: 3 },
      ],
    });
    const state = (await response.json()) as State;
    expect(state.files.map(({ name }) => name)).toEqual(['notes.txt']);
    expect(state.refused).toEqual([expect.stringContaining('huge.csv')]);
    const many = await sendJson('/100001/notes/drops', {
      files: Array.from({ length: 501 }, (_, n) => ({ name: `${n}.csv`, size: 1 })),
    });
    expect(many.status).toBe(422);
    expect(await many.text()).toContain('501');
    expect((await sendJson('/100001/notes/drops', { files: 'x' })).status).toBe(400);
  });

  it('a zip bomb, a locked workbook, a PDF called .csv, an empty file, another archive: each a finding, the rest goes on', async () => {
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1500),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(500),
    ]);
    const staged = await uploadAll({
      'bomb.zip': zipSync({ 'a.csv': new Uint8Array(210 * 2 ** 20), 'fine.csv': strToU8('a,b') }),
      'locked.xlsx': ole,
      'report.csv': '%PDF-1.7\n%âãÏÓ',
      'empty.csv': '',
      'old.lzh': Buffer.concat([Buffer.from('  -lh5-', 'latin1'), Buffer.alloc(30)]),
      'notes.txt': 'one',
    });
    expect(staged.findings.map(({ code, where }) => [code, where.file])).toEqual([
      ['intake.zip-entry-large', 'bomb.zip/a.csv'],
      ['intake.password', 'locked.xlsx'],
      ['intake.no-table', 'report.csv'],
      ['intake.empty-file', 'empty.csv'],
      ['intake.other-archive', 'old.lzh'],
    ]);
    expect(staged.files.map(({ path }) => path)).toEqual(['bomb/fine.csv', 'empty.csv', 'notes.txt']);
    await commit(site, { id: staged.id, hash: staged.hash, actor: 'hana' });
  });

  it('the same upload twice is one version', async () => {
    const versions = [];
    for (let n = 0; n < 2; n += 1) {
      const staged = await uploadAll({ 'notes.txt': 'twice' }, '100004');
      versions.push((await commit(site, { id: staged.id, hash: staged.hash, actor: 'hana' })).version);
    }
    expect(versions[0]).toBe(versions[1]);
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from intake.originals where sha256 = ${createHash('sha256').update('twice').digest('hex')}`.execute(
      db,
    );
    expect(rows[0]?.n).toBe(1);
  });
});

describe('forms that are broken', () => {
  it('wherever a form is cut or garbled, it is answered, and leaves nothing behind', async () => {
    const whole = Buffer.from(
      '--x\r\nContent-Disposition: form-data; name="files"; filename="notes.txt"\r\nContent-Type: text/plain\r\n\r\none\r\n' +
        '--x\r\nContent-Disposition: form-data; name="files"; filename="b.csv"\r\n\r\na,b\r\n--x--\r\n',
    );
    const random = seededRandom(31);
    const before = (await sql`select from intake.blobs`.execute(db)).rows.length;
    let staged = 0;
    for (let n = 0; n < 120; n += 1) {
      const body = new Uint8Array(
        whole.subarray(0, n < 60 ? Math.floor((whole.length * n) / 60) : whole.length),
      );
      if (n >= 60) body[Math.floor(random.next() * body.length)] = Math.floor(random.next() * 256);
      const headers = { Origin: 'http://localhost', 'Content-Type': 'multipart/form-data; boundary=x' };
      const response = await app.request('http://localhost/100007/notes', { method: 'POST', headers, body });
      expect([303, 400, 422]).toContain(response.status);
      if (response.status === 303) staged += 1;
    }
    expect(staged).toBeGreaterThan(0);
    const { rows } = await sql`select from intake.drops where owner = '100007' and staged is null`.execute(
      db,
    );
    expect(rows).toEqual([]);
    const after = (await sql`select from intake.blobs`.execute(db)).rows.length;
    expect(after - before).toBeLessThanOrEqual(staged * 2);
  });
});
