import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createApp, problem } from '../http/index.ts';
import type { AppEnv, Site } from '../manifest/index.ts';
import { testDatabase } from '../testing/index.ts';
import {
  type AttachmentPolicy,
  attachmentOf,
  attachmentsHome,
  attachmentsOf,
  put,
  remove,
  removeOf,
  sendAttachment,
} from './index.ts';
import { jpeg, PLANTED, png, webp } from './testing/pictures.ts';

const { db } = await testDatabase({ owners: [attachmentsHome] });
const now = new Date('2026-04-01T00:00:00Z');
const policy: AttachmentPolicy = {
  types: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
  maxBytes: 5 * 2 ** 20,
};

async function* inParts(bytes: Uint8Array, size = 5): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function take(bytes: Uint8Array, more: Partial<Parameters<typeof put>[1]> = {}) {
  const base = { name: 'photo.jpg', owner: '999999', ref: 'report:1', actor: 'hana', policy, now };
  return put(db, { stream: inParts(bytes, 1 + Math.floor(bytes.length / 3)), ...base, ...more });
}

const site: Site = {
  ...{ db, now: () => now, publicUrl: null, log: { info() {}, warn() {}, error() {} } },
  modules: [
    {
      ...{ name: 'trial', migrations: {} },
      routes: () =>
        new Hono<AppEnv>().get('/files/:id', async (c) => {
          const found = await attachmentOf(c.get('site').db, c.req.param('id'));
          if (found === null) throw problem({ status: 404, code: 'trial.none', title: 'none' });
          return sendAttachment(c, found, { shared: true });
        }),
    },
  ],
};
const app = createApp(site);

async function get(id: string) {
  const response = await app.request(`http://localhost/files/${id}`);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function stored(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from attachments.files) + (select count(*) from attachments.pieces) as n`.execute(
    db,
  );
  return rows[0]?.n ?? -1;
}

describe('pictures', () => {
  it.each([
    ['image/jpeg', jpeg(), 1, 1],
    ['image/png', png(), 2, 2],
    ['image/webp', webp(), 1, 1],
  ] as const)(
    '%s: the position and every other word is gone, the picture is there',
    async (type, bytes, width, height) => {
      expect(bytes.includes(PLANTED)).toBe(true);
      const attachment = await take(bytes, { name: '写真.png' });
      expect(attachment).toMatchObject({ type, width, height });
      const sent = await get(attachment.id);
      expect(sent.bytes.includes('Sato')).toBe(false);
      expect(sent.bytes.length).toBe(attachment.size);
      expect(sent.bytes.length).toBeLessThan(bytes.length);
      expect(sent.response.headers.get('Content-Type')).toBe(type);
    },
  );

  it('a photo stays turned as the camera held it, and loses nothing of what is drawn', async () => {
    const { bytes } = await get((await take(jpeg())).id);
    const exif = bytes.indexOf('Exif\0\0');
    expect(bytes.readUInt16BE(exif + 6 + 18)).toBe(6);
    expect(bytes.indexOf(Buffer.from([0xff, 0xda]))).toBeGreaterThan(0);
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    // Cleaning what is clean changes nothing.
    expect((await get((await take(bytes)).id)).bytes).toEqual(bytes);
  });

  it.each([jpeg(), png(), webp()].map((bytes) => [bytes] as const))(
    'a damaged one is refused, wherever it is cut',
    async (bytes) => {
      const whole = bytes.length - PLANTED.length;
      const before = await stored();
      for (const cut of [13, 20, 33, Math.floor(whole / 2)]) {
        const refused = take(bytes.subarray(0, cut));
        await expect(refused).rejects.toMatchObject({ code: 'attachments.damaged' });
      }
      expect(await stored()).toBe(before);
    },
  );

  it('one that would grow beyond all memory when drawn is refused by what its head says', async () => {
    await expect(take(png(60_000, 60_000))).rejects.toMatchObject({ code: 'attachments.too-many-pixels' });
  });
});

describe('bounds and kinds', () => {
  it('goes by content, not by name', async () => {
    const html = Buffer.from('<html><script>alert(1)</script>');
    await expect(take(html, { name: 'photo.jpg' })).rejects.toMatchObject({ code: 'attachments.wrong-type' });
    const only = { ...policy, types: ['image/png'] } as const;
    const refusal = await take(jpeg(), { policy: only }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ text: { en: 'Files of this kind are not taken. Choose PNG.' } });
    expect((await take(png(), { name: 'x.html' })).type).toBe('image/png');
  });

  it('refuses what is empty, and stops reading what is too large', async () => {
    await expect(take(Buffer.alloc(0))).rejects.toMatchObject({ code: 'attachments.empty' });
    let read = 0;
    let closed = false;
    const endless = async function* () {
      try {
        for (yield Buffer.from('%PDF-1.7 ......'); ; read += 1) yield Buffer.alloc(2 ** 20);
      } finally {
        closed = true;
      }
    };
    const before = await stored();
    await expect(take(Buffer.alloc(1), { stream: endless() })).rejects.toMatchObject({
      code: 'attachments.too-large',
    });
    expect([read < 7, closed, await stored()]).toEqual([true, true, before]);
  });
});

describe('a slow sender', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3000, 7)]);

  it.each([
    ['picture', png()],
    ['document', pdf],
  ])('regression: of a %s held a connection to the database until all was sent', async (_kind, bytes) => {
    const held: number[] = [];
    const slowly = async function* () {
      for await (const part of inParts(bytes, Math.ceil(bytes.length / 4))) {
        yield part;
        const { rows } = await sql<{ n: number }>`
          select count(*) as n from pg_stat_activity
          where datname = current_database() and state like 'idle in transaction%'`.execute(db);
        held.push(rows[0]?.n ?? -1);
      }
    };
    const { id } = await take(bytes, { stream: slowly() });
    expect(held).toEqual([0, 0, 0, 0]);
    expect((await get(id)).bytes.length).toBeGreaterThan(0);
  });

  it('who goes away in the middle leaves nothing, neither in the database nor on the disk', async () => {
    const [before, files] = [await stored(), leftFiles()];
    const gone = async function* () {
      yield pdf;
      throw new Error('gone');
    };
    await expect(take(pdf, { stream: gone() })).rejects.toThrow('gone');
    expect([await stored(), leftFiles()]).toEqual([before, files]);
  });
});

/** Files of this process's user that an upload may have left. */
function leftFiles(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('tomoni-attachment-'));
}

describe('sending and removing', () => {
  it('a PDF is a download of the same bytes; nothing that is sent can run', async () => {
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_500_000, 7)]);
    const { id } = await take(pdf, { name: 'お知らせ"1".pdf' });
    const { response, bytes } = await get(id);
    expect(bytes.equals(pdf)).toBe(true);
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment;.*filename\*=UTF-8''/);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'; sandbox");
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    const picture = await get((await take(png())).id);
    expect(picture.response.headers.get('Content-Disposition')).toMatch(/^inline;/);
  });

  it('what is removed is gone with its bytes', async () => {
    const { id } = await take(png(), { ref: 'report:2' });
    await take(jpeg(), { ref: 'report:2' });
    expect(await attachmentsOf(db, { owner: '999999', ref: 'report:2' })).toHaveLength(2);
    expect([await remove(db, id), await remove(db, id), await remove(db, 'nonsense')]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await get(id)).response.status).toBe(404);
    expect((await get('nonsense')).response.status).toBe(404);
    expect(await removeOf(db, { owner: '000000', ref: 'report:2' })).toBe(0);
    expect(await removeOf(db, { owner: '999999', ref: 'report:2' })).toBe(1);
    const { rows } = await sql`select from attachments.pieces p where not exists (
      select from attachments.files f where f.id = p.file)`.execute(db);
    expect(rows).toEqual([]);
  });
});
