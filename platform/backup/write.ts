/** Writing a backup: one snapshot of everything, table after table, in parts that fit into memory. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip, gzipSync, type ZlibOptions } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Db, type Trx, transactionWithClient, withoutMigrations } from '../storage/index.ts';
import {
  type BackupManifest,
  type BackupTable,
  CONTENTS,
  FORMAT_VERSION,
  MANIFEST,
  partPath,
  SUMS,
  TOP,
  tableKey,
  writeSums,
} from './format.ts';
import { problem, withDatabase } from './problems.ts';
import { nameOf, setPortableText, takeInventory } from './snapshot.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

export interface BackupOptions {
  /** Two of its connections are used. */
  pool: pg.Pool;
  /** Takes the bytes, and waits where they go slower than they come. */
  write: (bytes: Buffer) => Promise<void>;
  release: string;
  /** Where the site is, for the words when there is none. */
  place: string;
  /** Told before each table, and once more at the end. */
  progress?: (done: BackupProgress) => void;
  /** Told the name under which other connections can see the same moment (`set transaction snapshot`). */
  begun?: (snapshot: string) => Promise<void>;
  /** Its reason is thrown, and nothing more is written. */
  signal?: AbortSignal;
}

export interface BackupProgress {
  tables: number;
  of: number;
  rows: number;
  /** Written so far, packed. */
  bytes: number;
}

export interface WrittenBackup {
  manifest: BackupManifest;
  rows: Record<string, number>;
  bytes: number;
}

const pack = promisify(gzip);

/** A part of a table before it is packed; a row that is larger makes a larger part. */
const PART_BYTES = 4 * 1024 * 1024;
/** Packed at the same time, in threads: the next part is read from the database meanwhile. */
const PACKED_AT_ONCE = 2;

/**
 * Writes everything that a site keeps in its database, as of one moment, while it runs. Nobody waits for it but who
 * wants to change tables themselves; it waits for migrations that run.
 * @throws EnvironmentProblem `backup.no-site`, `backup.database-failed`
 */
export function writeBackup(options: BackupOptions): Promise<WrittenBackup> {
  const { pool, place } = options;
  const settings = { isolation: 'repeatable read', readOnly: true } as const;
  return withDatabase(place, () =>
    withoutMigrations(pool, (release) =>
      transactionWithClient(pool, settings, (trx, client) =>
        untilAborted(client, options.signal, () => writeSnapshot(trx, client, options, release)),
      ),
    ),
  );
}

/** Ends the connection when it is time to stop, whatever it waits for. @throws what the signal says, when it does */
async function untilAborted<Result>(
  client: pg.PoolClient,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const stop = () => void (client as unknown as pg.Client).end().catch(() => undefined);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop);
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function writeSnapshot(
  trx: Trx,
  client: pg.PoolClient,
  options: BackupOptions,
  tablesHeld: () => void,
): Promise<WrittenBackup> {
  const { progress } = options;
  await setPortableText(trx);
  const manifest = await describe(trx, options);
  await holdTables(trx, manifest.tables);
  tablesHeld();
  if (options.begun !== undefined) {
    const { rows } = await sql<{ name: string }>`select pg_export_snapshot() as name`.execute(trx);
    await options.begun(rows[0]?.name ?? '');
  }
  const file = new BackupFile(options.write, new Date(manifest.at));
  await file.add(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  const rows: Record<string, number> = {};
  for (const [index, table] of manifest.tables.entries()) {
    progress?.(progressOf(file, rows, index, manifest));
    rows[tableKey(table)] = await writeTable(client, table, file, options.signal);
  }
  await file.add(CONTENTS, Buffer.from(`${JSON.stringify({ rows }, null, 2)}\n`));
  await file.end();
  progress?.(progressOf(file, rows, manifest.tables.length, manifest));
  return { manifest, rows, bytes: file.bytes };
}

function progressOf(
  { bytes }: BackupFile,
  rows: Record<string, number>,
  tables: number,
  { tables: all }: BackupManifest,
): BackupProgress {
  return { tables, of: all.length, rows: Object.values(rows).reduce((sum, n) => sum + n, 0), bytes };
}

async function describe(trx: Db, { release, place }: BackupOptions): Promise<BackupManifest> {
  const { rows } = await sql<{ at: Date; postgres: string }>`
    select now() as at, current_setting('server_version') as postgres`.execute(trx);
  const inventory = await takeInventory(trx);
  if (inventory.migrations.platform === undefined) throw problem('backup.no-site', { place });
  const { at = new Date(), postgres = '' } = rows[0] ?? {};
  return {
    format: 'tomoni-backup',
    version: FORMAT_VERSION,
    ...{ release, postgres, at: at.toISOString() },
    ...inventory,
  };
}

/** Until the end nobody drops or empties a table that is yet to be read; reading and writing go on. */
async function holdTables(trx: Db, tables: readonly BackupTable[]): Promise<void> {
  await sql`lock table ${sql.join(tables.map(nameOf))} in access share mode`.execute(trx);
}

async function writeTable(
  client: pg.PoolClient,
  table: BackupTable,
  file: BackupFile,
  signal: AbortSignal | undefined,
): Promise<number> {
  const quote = pg.escapeIdentifier;
  const from = `${quote(table.schema)}.${quote(table.name)}`;
  const columns = table.columns.map(quote).join(', ');
  // As a query: COPY itself doesn't read partitioned tables.
  const stream = client.query(copyTo(`copy (select ${columns} from ${from}) to stdout`));
  const waiting: Promise<Buffer>[] = [];
  let n = 0;
  const writeOldest = async () => {
    n += 1;
    const packed = await waiting.shift();
    if (packed !== undefined) await file.add(partPath(table, n), packed);
  };
  for await (const part of wholeRows(stream)) {
    signal?.throwIfAborted();
    const packed = pack(part, packing(part));
    // It is awaited in its turn; until then a failure must not count as one that nobody looks at.
    packed.catch(() => undefined);
    waiting.push(packed);
    if (waiting.length > PACKED_AT_ONCE) await writeOldest();
  }
  while (waiting.length > 0) await writeOldest();
  return stream.rowCount;
}

const SAMPLE_BYTES = 32 * 1024;
/** Text of people takes a fifth, bytes that are compressed already take half, written as hexadecimal digits. */
const HARDLY_REPEATS = 0.45;

/** What hardly repeats is only coded, not searched for repetitions: four times as fast, and smaller. */
function packing(part: Buffer): ZlibOptions {
  const middle = Math.max(0, Math.floor((part.length - SAMPLE_BYTES) / 2));
  const sample = part.subarray(middle, middle + SAMPLE_BYTES);
  const size = gzipSync(sample, { level: 1 }).length / sample.length;
  return {
    level: 1,
    strategy: size > HARDLY_REPEATS ? constants.Z_HUFFMAN_ONLY : constants.Z_DEFAULT_STRATEGY,
  };
}

const LINE_FEED = 0x0a;

/** Joins what comes from the database to parts that end with a row. Line feeds within values are written as `\n`. */
async function* wholeRows(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const end = size + chunk.length < PART_BYTES ? 0 : chunk.lastIndexOf(LINE_FEED) + 1;
    if (end === 0) {
      parts.push(chunk);
      size += chunk.length;
      continue;
    }
    yield Buffer.concat([...parts, chunk.subarray(0, end)]);
    const rest = chunk.subarray(end);
    parts = rest.length === 0 ? [] : [rest];
    size = rest.length;
  }
  if (size > 0) yield Buffer.concat(parts);
}

/** The tar file while it grows, with the sum of each of its files. */
class BackupFile {
  bytes = 0;
  readonly #sums = new Map<string, string>();
  readonly #write: (bytes: Buffer) => Promise<void>;
  readonly #at: Date;

  constructor(write: (bytes: Buffer) => Promise<void>, at: Date) {
    this.#write = write;
    this.#at = at;
  }

  async add(path: string, content: Buffer): Promise<void> {
    this.#sums.set(path, createHash('sha256').update(content).digest('hex'));
    await this.#put(tarHeader(TOP + path, content.length, this.#at));
    await this.#put(content);
    await this.#put(tarPadding(content.length));
  }

  async end(): Promise<void> {
    await this.add(SUMS, writeSums(this.#sums));
    await this.#put(TAR_END);
  }

  async #put(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    await this.#write(bytes);
    this.bytes += bytes.length;
  }
}
