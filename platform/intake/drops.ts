/**
 * Files on their way here. What is acknowledged is stored: a cut connection, a restart or a kill costs at most the
 * bytes that nobody was told about. Nothing of a drop counts until it is read (`stageDrop`).
 */
import { randomUUID } from 'node:crypto';
import type { Finding } from '@tomoni/findings';
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { type Db, storableText, type Trx, transaction } from '../storage/index.ts';
import { finding } from './findings.ts';
import { type IntakeLimits, limits as usual } from './limits.ts';
import { newBlob } from './pieces.ts';

export interface DropInput {
  /** Whom the data is for: a six-digit place code or a group's id. */
  owner: string;
  actor: string;
  /** The id of the key by which a program brings it for `actor`; left out, or null, for the person. */
  key?: string | null;
  /** What will come; `size` is null when nobody knows before it is here (a form without JavaScript). */
  files: readonly { name: string; size: number | null; modified?: number | null }[];
  limits?: Partial<IntakeLimits>;
}

export interface DropFile {
  n: number;
  name: string;
  /** Bytes; null while it isn't known. */
  size: number | null;
  /** As the browser told it, in milliseconds: tells a changed file of the same name and size. */
  modified: number | null;
  /** Bytes that are stored. */
  received: number;
}

export interface Drop {
  id: string;
  owner: string;
  actor: string;
  /** The id of the key that a program brought it with, or null. */
  key: string | null;
  files: DropFile[];
  /** How many files have been looked at so far, while it is read; zips count as what is in them. */
  readFiles: number;
  /** Of so many; 0 before it is known. */
  readOf: number;
  /** What was made of it, once it was read. */
  staged: string | null;
  createdAt: Date;
}

/** Long enough to continue the next morning, also after a weekend. */
const KEPT_DAYS = 3;

/** So many unfinished drops may one owner have; the oldest make room. */
const MOST_OPEN = 10;

/**
 * Opens a drop. A file that is too large is left out with a finding in its place, the others go on; null when
 * nothing is left or all together is too much.
 */
export async function openDrop(
  site: Site,
  input: DropInput,
): Promise<{ drop: Drop | null; findings: Finding[] }> {
  const bounds = { ...usual, ...input.limits };
  const findings: Finding[] = [];
  const files = input.files.filter(({ name, size }) => {
    if (size === null || size <= bounds.fileBytes) return true;
    findings.push(finding('intake.file-too-large', { file: name }, { limit: mebibytes(bounds.fileBytes) }));
    return false;
  });
  const refused = refusalOf(files, bounds);
  if (refused !== null && files.length + findings.length > 0) findings.push(refused);
  else if (refused !== null) findings.push(finding('intake.nothing'));
  if (refused !== null || files.length === 0) return { drop: null, findings };
  const id = await transaction(site.db, async (trx) => {
    const id = await insertDrop(site, trx, input);
    for (const [n, file] of files.entries()) await addFile(trx, id, { n, ...file });
    return id;
  });
  return { drop: await dropOf(site.db, id), findings };
}

/** Opens a drop whose files nobody knows yet; `addFile` names them as they come. Returns its id. */
export function beginDrop(site: Site, input: Pick<DropInput, 'owner' | 'actor' | 'key'>): Promise<string> {
  return transaction(site.db, (trx) => insertDrop(site, trx, input));
}

async function insertDrop(
  site: Site,
  trx: Trx,
  { owner, actor, key = null }: Pick<DropInput, 'owner' | 'actor' | 'key'>,
): Promise<string> {
  const id = randomUUID();
  const at = site.now();
  const expires = new Date(at.getTime() + KEPT_DAYS * 86_400_000);
  const tooMany = await sql<{ id: string }>`
    select id from intake.drops where owner = ${owner} and staged is null
    order by created_at desc offset ${MOST_OPEN - 1}`.execute(trx);
  for (const old of tooMany.rows) await closeDrop(trx, old.id);
  await sql`
    insert into intake.drops (id, owner, actor, key, created_at, expires_at)
    values (${id}, ${owner}, ${actor}, ${key}, ${at}, ${expires})`.execute(trx);
  return id;
}

/** Adds a file that will come. */
export async function addFile(
  db: Db,
  drop: string,
  { n, name, size = null, modified = null }: { n: number } & Partial<DropInput['files'][number]>,
): Promise<void> {
  await transaction(db, async (trx) => {
    await sql`
      insert into intake.drop_files (drop_id, n, name, size, modified, blob)
      values (${drop}, ${n}, ${storableText(name ?? '')}, ${size}, ${modified}, ${await newBlob(trx)})`.execute(
      trx,
    );
  });
}

/** Takes a file out of a drop, with what has arrived of it. */
export async function removeFile(db: Db, { drop, n }: { drop: string; n: number }): Promise<void> {
  await transaction(db, async (trx) => {
    const { rows } = await sql<{ blob: string }>`
      delete from intake.drop_files where drop_id = ${drop} and n = ${n} returning blob`.execute(trx);
    for (const { blob } of rows) await sql`delete from intake.blobs where id = ${blob}`.execute(trx);
  });
}

function refusalOf(files: DropInput['files'], bounds: IntakeLimits): Finding | null {
  if (files.length === 0) return finding('intake.nothing');
  if (files.length > bounds.uploads) {
    return finding('intake.too-many-files', {}, { count: files.length, limit: bounds.uploads });
  }
  const total = files.reduce((sum, { size }) => sum + (size ?? 0), 0);
  return total > bounds.uploadBytes
    ? finding('intake.too-large', {}, { limit: mebibytes(bounds.uploadBytes) })
    : null;
}

/** What has arrived of a drop, or null when there is none (any more). */
export async function dropOf(db: Db, id: string): Promise<Drop | null> {
  if (!isUuid(id)) return null;
  const { rows } = await sql<Omit<Drop, 'files'>>`
    select id, owner, actor, key, read_files as "readFiles", read_of as "readOf", staged, created_at as "createdAt"
    from intake.drops where id = ${id}`.execute(db);
  const found = rows[0];
  if (found === undefined) return null;
  const files = await sql<DropFile>`
    select n, name, size, modified, received from intake.drop_files where drop_id = ${id} order by n`.execute(
    db,
  );
  return { ...found, files: files.rows };
}

/** The newest drop that this person began here and that isn't read yet, to go on with; null when there is none. */
export async function unfinishedDrop(site: Site, owner: string, actor: string): Promise<Drop | null> {
  const { rows } = await sql<{ id: string }>`
    select id from intake.drops
    where owner = ${owner} and actor = ${actor} and key is null and staged is null and expires_at > ${site.now()}
      and exists (select from intake.drop_files f where f.drop_id = drops.id and f.received > 0)
      and not exists (select from intake.drop_files f where f.drop_id = drops.id and f.size is null)
    order by created_at desc limit 1`.execute(site.db);
  return rows[0] === undefined ? null : dropOf(site.db, rows[0].id);
}

/** Gives up a drop that isn't read yet: what has arrived goes. */
export async function closeDrop(db: Db, id: string): Promise<void> {
  await transaction(db, async (trx) => {
    const open = await sql`
      select from intake.drops where id = ${id} and staged is null for update`.execute(trx);
    if (open.rows.length === 0) return;
    const { rows } = await sql<{ blob: string }>`
      delete from intake.drop_files where drop_id = ${id} returning blob`.execute(trx);
    await sql`delete from intake.drops where id = ${id}`.execute(trx);
    for (const { blob } of rows) await sql`delete from intake.blobs where id = ${blob}`.execute(trx);
  });
}

/** Ids come from addresses: anything else than a UUID is no id, and never reaches the database. */
export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

function mebibytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
