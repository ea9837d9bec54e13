/**
 * What a backup is, from the outside: a tar file with
 *
 *     tomoni-backup/manifest.json                       what it is, of when, of which release; tables and columns
 *     tomoni-backup/data/SCHEMA.TABLE/000001.copy.gz    rows as PostgreSQL's COPY writes them (text), packed by gzip
 *     tomoni-backup/contents.json                       how many rows each table has
 *     tomoni-backup/SHA256SUMS                          for `sha256sum -c`, of everything above
 *
 * in this order. Each part of a table holds whole rows, so `zcat data/SCHEMA.TABLE/*` is the whole table.
 */
import { z } from 'zod';

/** Raised when a program that knows only the old one could not read the new one. */
export const FORMAT_VERSION = 1;

export const TOP = 'tomoni-backup/';
export const MANIFEST = 'manifest.json';
export const CONTENTS = 'contents.json';
export const SUMS = 'SHA256SUMS';

/** Half a letter (a lone surrogate) is no name, and has no form in a path. */
const name = z
  .string()
  .min(1)
  .max(63)
  .refine((text) => !/\p{Surrogate}/u.test(text));

const tableSchema = z.object({
  schema: name,
  name,
  /** Those that hold something of their own: generated ones are made again. */
  columns: z.array(name).max(1600),
});

const sequenceSchema = z.object({
  schema: name,
  name,
  /** The number given out last; null when none was. A text, since it may be larger than a JSON number. */
  last: z
    .string()
    .regex(/^-?\d+$/)
    .nullable(),
});

const manifestSchema = z.object({
  format: z.literal('tomoni-backup'),
  version: z.number().int().min(1),
  /** Of the program that wrote it. */
  release: z.string().max(100),
  /** Version of the database server. */
  postgres: z.string().max(100),
  /** The moment that the backup shows. */
  at: z.iso.datetime(),
  /** Migrations that had run, by schema. */
  migrations: z.record(name, z.array(z.string().max(200))),
  /** In the order of the data. */
  tables: z.array(tableSchema).max(100_000),
  sequences: z.array(sequenceSchema).max(100_000),
});

const contentsSchema = z.object({ rows: z.record(z.string(), z.number().int().min(0)) });

export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupTable = z.infer<typeof tableSchema>;
export type BackupSequence = z.infer<typeof sequenceSchema>;
export type BackupContents = z.infer<typeof contentsSchema>;

/** The manifest in these bytes; `version` alone when it is of a later format; null when it is none. */
export function readManifest(bytes: Buffer): BackupManifest | { version: number } | null {
  const value = parse(bytes);
  const head = z.object({ format: z.literal('tomoni-backup'), version: z.number().int() }).safeParse(value);
  if (!head.success) return null;
  if (head.data.version > FORMAT_VERSION) return { version: head.data.version };
  return manifestSchema.safeParse(value).data ?? null;
}

export function readContents(bytes: Buffer): BackupContents | null {
  return contentsSchema.safeParse(parse(bytes)).data ?? null;
}

/** `path → sum` of a file as sha256sum writes it; null when it is none. */
export function readSums(bytes: Buffer): Map<string, string> | null {
  const lines = bytes.toString('utf8').split('\n');
  if (lines.pop() !== '') return null;
  const pairs = lines.map((line) => /^([0-9a-f]{64}) {2}(\S+)$/.exec(line));
  if (pairs.some((pair) => pair === null)) return null;
  return new Map(pairs.map((pair) => [pair?.[2] ?? '', pair?.[1] ?? '']));
}

export function writeSums(sums: ReadonlyMap<string, string>): Buffer {
  return Buffer.from([...sums].map(([path, sum]) => `${sum}  ${path}\n`).join(''));
}

/** How a table is called in `contents.json` and in paths. Names with other letters are written as in addresses. */
export function tableKey({ schema, name: table }: { schema: string; name: string }): string {
  return `${encodeURIComponent(schema)}.${encodeURIComponent(table)}`;
}

export function partPath(table: BackupTable, n: number): string {
  return `data/${tableKey(table)}/${String(n).padStart(6, '0')}.copy.gz`;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
