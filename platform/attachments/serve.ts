/** Finding, sending and removing what was stored. */
import { sql } from 'kysely';
import { contentDisposition, type RequestContext } from '../http/index.ts';
import type { Db } from '../storage/index.ts';
import type { Attachment } from './put.ts';

const COLUMNS = sql`id, owner, ref, name, type, size, width, height, stored_at as "storedAt"`;

/** An attachment, or null when there is none (any more). Who may see it is the caller's to know. */
export async function attachmentOf(db: Db, id: string): Promise<Attachment | null> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const { rows } = await sql<Attachment>`
    select ${COLUMNS} from attachments.files where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** What belongs to a thing, oldest first. */
export async function attachmentsOf(
  db: Db,
  { owner, ref }: { owner: string; ref: string },
): Promise<Attachment[]> {
  const { rows } = await sql<Attachment>`
    select ${COLUMNS} from attachments.files
    where owner = ${owner} and ref = ${ref} order by stored_at, id`.execute(db);
  return rows;
}

/** Removes an attachment with its bytes. False when it isn't there. */
export async function remove(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`delete from attachments.files where id::text = ${id} returning id`.execute(db);
  return rows.length > 0;
}

/** Removes all that belongs to a thing; in the transaction that removes the thing. Returns how many. */
export async function removeOf(db: Db, { owner, ref }: { owner: string; ref: string }): Promise<number> {
  const { rows } = await sql`
    delete from attachments.files where owner = ${owner} and ref = ${ref} returning id`.execute(db);
  return rows.length;
}

/**
 * Sends an attachment: pictures to look at, everything else as a download; nothing in it can run, whatever it holds.
 * Caches keep it for five minutes at most, so that a removal is soon true everywhere.
 */
export function sendAttachment(
  c: RequestContext,
  attachment: Attachment,
  { shared }: { /** Everybody may see it. */ shared: boolean },
): Response {
  const { id, name, type, size } = attachment;
  const disposition = contentDisposition(name);
  const headers = {
    'Content-Type': type,
    'Content-Length': String(size),
    'Content-Disposition': type.startsWith('image/')
      ? disposition.replace(/^attachment/, 'inline')
      : disposition,
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'Cache-Control': shared ? 'public, max-age=300' : 'private, no-store',
  };
  return c.body(bytesOf(c.get('site').db, id), 200, headers);
}

function bytesOf(db: Db, id: string): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      const { rows } = await sql<{ bytes: Buffer }>`
        select bytes from attachments.pieces where file = ${id} and start = ${at}`.execute(db);
      const piece = rows[0]?.bytes;
      if (piece === undefined) return controller.close();
      at += piece.length;
      controller.enqueue(new Uint8Array(piece));
    },
  });
}
