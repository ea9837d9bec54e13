/** A backup in memory, and a place to restore it to. */

import { sql } from 'kysely';
import type pg from 'pg';
import type { ModuleManifest, Site } from '../../manifest/index.ts';
import type { Db } from '../../storage/index.ts';
import { type BackupOptions, type RestoreOptions, restoreBackup, writeBackup } from '../index.ts';

export async function backupBytes(pool: pg.Pool, options: Partial<BackupOptions> = {}): Promise<Buffer> {
  const parts: Buffer[] = [];
  await writeBackup({
    ...{ pool, release: '0.1.0', place: 'here' },
    write: async (bytes) => {
      parts.push(Buffer.from(bytes));
    },
    ...options,
  });
  return Buffer.concat(parts);
}

export function restoreBytes(
  pool: pg.Pool,
  bytes: Buffer,
  modules: readonly ModuleManifest[],
  options: Partial<RestoreOptions> = {},
) {
  return restoreBackup({
    ...{ pool, file: 'b.tar', source: inChunks(bytes), place: 'there', site: siteOf(modules), removals: [] },
    ...options,
  });
}

export function siteOf(modules: readonly ModuleManifest[]): Omit<Site, 'db'> {
  const log = { info() {}, warn() {}, error() {} };
  return { now: () => new Date(), publicUrl: null, modules, log };
}

/** Of odd sizes, as a pipe gives them. */
export async function* inChunks(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
}

/** Takes all schemas of a site away, so that the database is empty. */
export async function clear(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace
    where nspname <> 'information_schema' and nspname not like 'pg\\_%' and nspname <> 'public'`.execute(db);
  for (const { name } of rows) await sql`drop schema ${sql.id(name)} cascade`.execute(db);
}
