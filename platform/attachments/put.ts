/** Taking a file that belongs to something: a photo of a report, a PDF of a notice. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Db, storableText, type Trx, transaction } from '../storage/index.ts';
import { cleanImage } from './images/clean-image.ts';
import { type AttachmentType, TELLING, typeNames, typeOf } from './kinds.ts';
import { AttachmentRefusal } from './refusal.ts';
import { spool } from './spool.ts';

/** What a route takes. */
export interface AttachmentPolicy {
  types: readonly AttachmentType[];
  /** Bytes; pictures are held in memory once, so no more than 20 MiB of them whatever stands here. */
  maxBytes: number;
  /** Pixels of a picture; 50 million when left out. */
  maxPixels?: number;
}

export interface NewAttachment {
  stream: AsyncIterable<Uint8Array>;
  /** As it was called; shown when it is downloaded, never used as a path. */
  name: string;
  owner: string;
  /** What it belongs to: `report:42`. Whoever removes that removes this. */
  ref: string;
  /** Id of who sent it; null when nobody is signed in. */
  actor: string | null;
  policy: AttachmentPolicy;
  now: Date;
}

export interface Attachment {
  id: string;
  owner: string;
  ref: string;
  name: string;
  type: AttachmentType;
  /** Bytes. */
  size: number;
  /** Pixels; null for what is no picture. */
  width: number | null;
  height: number | null;
  storedAt: Date;
}

const MOST_PIXELS = 50_000_000;
const MOST_IMAGE_BYTES = 20 * 1024 * 1024;
const PIECE = 1024 * 1024;

/**
 * Stores a file in one transaction, which begins when all of it is here: a slow sender holds no connection to the
 * database. Pictures lose their metadata (position, camera, thumbnail), not their pixels.
 * @throws AttachmentRefusal when it isn't of a kind that is taken, too large, or damaged
 */
export async function put(db: Db, input: NewAttachment): Promise<Attachment> {
  const parts = input.stream[Symbol.asyncIterator]();
  try {
    const head = await firstBytes(parts);
    const type = typeOf(head);
    if (head.length === 0) throw new AttachmentRefusal('attachments.empty');
    if (type === null || !input.policy.types.includes(type)) {
      const types = input.policy.types.map((one) => typeNames[one]).join(', ');
      throw new AttachmentRefusal('attachments.wrong-type', { types });
    }
    const rest = bounded(head, parts, limitOf(type, input.policy));
    return type === 'application/pdf'
      ? await putDocument(db, input, type, rest)
      : await putImage(db, input, type, rest);
  } finally {
    await parts.return?.();
  }
}

function limitOf(type: AttachmentType, { maxBytes }: AttachmentPolicy): number {
  return type === 'application/pdf' ? maxBytes : Math.min(maxBytes, MOST_IMAGE_BYTES);
}

async function firstBytes(parts: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < TELLING) {
    const { done, value } = await parts.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  return head;
}

/** All bytes, until there are too many. */
async function* bounded(
  head: Uint8Array,
  parts: AsyncIterator<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for (let part: Uint8Array | null = head; part !== null; ) {
    size += part.length;
    if (size > limit)
      throw new AttachmentRefusal('attachments.too-large', { limit: Math.floor(limit / 2 ** 20) });
    yield part;
    const next = await parts.next();
    part = next.done === true ? null : next.value;
  }
}

async function putDocument(
  db: Db,
  input: NewAttachment,
  type: AttachmentType,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Attachment> {
  const spooled = await spool(bytes);
  try {
    const content = { width: null, height: null, pieces: spooled.pieces(PIECE) };
    return await transaction(db, (trx) => store(trx, input, type, content));
  } finally {
    await spooled.close();
  }
}

async function putImage(
  db: Db,
  input: NewAttachment,
  type: ImageType,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Attachment> {
  const { width, height, bytes: clean } = await imageOf(type, bytes, input.policy);
  return transaction(db, (trx) => store(trx, input, type, { width, height, pieces: piecesOf(clean) }));
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

interface Content {
  width: number | null;
  height: number | null;
  /** Of `PIECE` bytes, but for the last. */
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>;
}

async function store(
  trx: Trx,
  input: NewAttachment,
  type: AttachmentType,
  { width, height, pieces }: Content,
): Promise<Attachment> {
  const { owner, ref, actor, now } = input;
  const name = storableText(input.name).slice(0, 255);
  const row = { id: randomUUID(), owner, ref, name, type, width, height, storedAt: now };
  await sql`
    insert into attachments.files (id, owner, ref, name, type, width, height, actor, stored_at, size)
    values (${row.id}, ${owner}, ${ref}, ${name}, ${type}, ${width}, ${height}, ${actor}, ${now}, 0)`.execute(
    trx,
  );
  let size = 0;
  for await (const piece of pieces) {
    await sql`insert into attachments.pieces (file, start, bytes) values (${row.id}, ${size}, ${piece})`.execute(
      trx,
    );
    size += piece.length;
  }
  await sql`update attachments.files set size = ${size} where id = ${row.id}`.execute(trx);
  return { ...row, size };
}

type ImageType = Exclude<AttachmentType, 'application/pdf'>;

async function imageOf(
  type: ImageType,
  bytes: AsyncIterable<Uint8Array>,
  { maxPixels = MOST_PIXELS }: AttachmentPolicy,
) {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  const image = cleanImage(type, Buffer.concat(parts));
  if (image === null) throw new AttachmentRefusal('attachments.damaged');
  if (image.width * image.height <= maxPixels) return image;
  throw new AttachmentRefusal('attachments.too-many-pixels', { limit: Math.floor(maxPixels / 10_000) });
}
