/** Filling tables from a backup, in the transaction that has just made them. */
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Trx } from '../storage/index.ts';
import { type BackupSequence, type BackupTable, tableKey } from './format.ts';
import { BackupFault } from './problems.ts';
import { nameOf, sequencesOf, tablesOf } from './snapshot.ts';

interface ForeignKey {
  schema: string;
  name: string;
  constraint: string;
  definition: string;
}

/**
 * The tables of the backup are there, with its columns, and nothing besides.
 * @throws BackupFault `backup.other-tables`
 */
export async function compareTables(
  trx: Trx,
  file: string,
  wanted: readonly BackupTable[],
  schemas: string[],
) {
  const written = (table: BackupTable) => `${tableKey(table)} (${[...table.columns].sort().join(', ')})`;
  const there = new Set((await tablesOf(trx, schemas)).map(written));
  const expected = new Set(wanted.map(written));
  const odd = [
    ...[...expected].filter((one) => !there.has(one)),
    ...[...there].filter((one) => !expected.has(one)),
  ];
  if (odd[0] !== undefined)
    throw new BackupFault('backup.other-tables', { file, part: odd[0].slice(0, 200) });
}

/** Takes away what migrations have put in: the backup has its own of that. */
export async function emptyTables(trx: Trx, tables: readonly BackupTable[]): Promise<void> {
  if (tables.length > 0) await sql`truncate ${sql.join(tables.map(nameOf))}`.execute(trx);
}

/**
 * Takes foreign keys away, so that tables may be filled in any order, and gives back what makes them again. That checks
 * every row, and needs no rights but the owner's.
 */
export async function takeForeignKeys(trx: Trx, schemas: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await sql<ForeignKey>`
    select n.nspname as schema, c.relname as name, k.conname as constraint, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname = any(${schemas}::text[])
    order by 1, 2, 3`.execute(trx);
  for (const key of rows)
    await sql`alter table ${nameOf(key)} drop constraint ${sql.id(key.constraint)}`.execute(trx);
  return async () => {
    for (const key of rows) {
      await sql`
        alter table ${nameOf(key)} add constraint ${sql.id(key.constraint)} ${sql.raw(key.definition)}`.execute(
        trx,
      );
    }
  };
}

/** Triggers have done their work already when the rows of the backup were written; gives back what sets them again. */
export async function quietTriggers(trx: Trx, schemas: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await sql<{ schema: string; name: string; trigger: string }>`
    select n.nspname as schema, c.relname as name, t.tgname as trigger
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled = 'O' and t.tgparentid = 0
      and n.nspname = any(${schemas}::text[])`.execute(trx);
  const turn = async (how: 'enable' | 'disable') => {
    for (const one of rows)
      await sql`alter table ${nameOf(one)} ${sql.raw(how)} trigger ${sql.id(one.trigger)}`.execute(trx);
  };
  await turn('disable');
  return () => turn('enable');
}

/**
 * Numbers go on where they stood, so that no id is given twice.
 * @throws BackupFault `backup.other-tables` when the sequences of the backup aren't those that are there
 */
export async function setSequences(
  trx: Trx,
  file: string,
  wanted: readonly BackupSequence[],
  schemas: readonly string[],
): Promise<void> {
  const there = new Set((await sequencesOf(trx, schemas)).map(tableKey));
  const expected = new Set(wanted.map(tableKey));
  const odd = [...expected, ...there].find((key) => !there.has(key) || !expected.has(key));
  if (odd !== undefined) throw new BackupFault('backup.other-tables', { file, part: odd });
  for (const { schema, name, last } of wanted) {
    if (last === null) continue;
    await sql`select setval(format('%I.%I', ${schema}::text, ${name}::text)::regclass, ${last}::bigint)::text`.execute(
      trx,
    );
  }
}

/** One COPY while it is fed. */
interface OpenCopy {
  key: string;
  stream: ReturnType<typeof copyFrom>;
  done: Promise<void>;
  /** What the database said against it, which the stream itself doesn't remember. */
  failure: Error | null;
}

/** Rows of one table after the other, each as one COPY over all its parts. */
export class TableLoader {
  /** Rows of the tables that are done. */
  readonly rows: Record<string, number> = {};
  readonly #client: pg.PoolClient;
  #open: OpenCopy | null = null;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async add(table: BackupTable, packed: AsyncIterable<Buffer>): Promise<void> {
    const key = tableKey(table);
    if (this.#open?.key !== key) {
      await this.close();
      this.#open = this.#begin(key, table);
    }
    const copy = this.#open;
    try {
      await pipeline(packed, createGunzip(), async (rows: AsyncIterable<Buffer>) => {
        for await (const part of rows) await feed(copy, part);
      });
    } catch (error) {
      // A row that the database refuses ends the COPY while its part is still being fed: that is what is wrong then.
      throw copy.failure ?? error;
    }
  }

  /** Ends the COPY that is open, when there is one. */
  async close(): Promise<void> {
    if (this.#open === null) return;
    const { key, stream, done, failure } = this.#open;
    this.#open = null;
    if (failure !== null) throw failure;
    stream.end();
    await done;
    this.rows[key] = stream.rowCount;
  }

  #begin(key: string, { schema, name, columns }: BackupTable): OpenCopy {
    const quote = pg.escapeIdentifier;
    // A table without columns has rows, too, and its list would be no SQL.
    const list = columns.length === 0 ? '' : `(${columns.map(quote).join(', ')})`;
    const stream = this.#client.query(copyFrom(`copy ${quote(schema)}.${quote(name)} ${list} from stdin`));
    const copy: OpenCopy = { key, stream, done: Promise.resolve(), failure: null };
    copy.done = new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => {
        copy.failure ??= error;
        reject(error);
      };
      stream.once('finish', resolve);
      stream.on('error', fail);
      stream.once('close', () => fail(new Error('The connection to the database was lost')));
    });
    copy.done.catch(() => undefined);
    return copy;
  }
}

/** Hands a piece on, and returns when more may follow; listens no longer than that. */
async function feed({ stream, failure }: OpenCopy, piece: Buffer): Promise<void> {
  if (failure !== null) throw failure;
  if (stream.write(piece)) return;
  await new Promise<void>((resolve, reject) => {
    const end = (settle: () => void) => {
      stream.off('drain', onDrain).off('error', onError).off('close', onClose);
      settle();
    };
    const onDrain = () => end(resolve);
    const onError = (error: Error) => end(() => reject(error));
    const onClose = () => onError(new Error('The connection to the database was lost'));
    stream.on('drain', onDrain).on('error', onError).on('close', onClose);
  });
}
