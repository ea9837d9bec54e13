/** The versions of a dataset that everybody may know of: those in force. What was taken back isn't told any more. */
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Changes, StoredRepair, Version } from './model.ts';
import { readVersion } from './store.ts';

/** What is told of a version in a list. */
export interface PublicVersion {
  id: string;
  number: number;
  publishedAt: Date;
  recordCount: number;
  repairCounts: Record<string, number>;
  changes: Changes | null;
  current: boolean;
}

/** Newest first. */
export async function publicVersions(
  db: Db,
  { owner, dataset }: { owner: string; dataset: string },
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<{ versions: PublicVersion[]; total: number }> {
  const { rows } = await sql<PublicVersion & { total: number }>`
    select version.id::text as id, number, version.published_at as "publishedAt", record_count as "recordCount",
      repair_counts as "repairCounts", changes, dataset.current = version.id as current,
      count(*) over () as total
    from catalogue.version
    join catalogue.dataset on dataset.owner = version.owner and dataset.id = version.dataset
    where version.owner = ${owner} and version.dataset = ${dataset} and version.in_force
      and version.published_at is not null and dataset.current is not null
    order by number desc limit ${limit} offset ${offset}`.execute(db);
  return { versions: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The version of this number, if it is public; null otherwise. */
export async function publicVersion(
  db: Db,
  { owner, dataset, number }: { owner: string; dataset: string; number: number },
): Promise<Version | null> {
  const { rows } = await sql<{ id: string }>`
    select version.id::text as id from catalogue.version
    join catalogue.dataset on dataset.owner = version.owner and dataset.id = version.dataset
    where version.owner = ${owner} and version.dataset = ${dataset} and number = ${number} and version.in_force
      and version.published_at is not null and dataset.current is not null`.execute(db);
  return rows[0] === undefined ? null : readVersion(db, owner, rows[0].id);
}

/** Repairs lie so many to a part. */
const PER_PART = 500;
/** So many are shown; a part holds whole pages. */
export const REPAIRS_PER_PAGE = 50;

/** A page of what was put right, counted from 1. */
export async function repairPage(
  db: Db,
  { owner, version, page }: { owner: string; version: string; page: number },
): Promise<StoredRepair[]> {
  const first = (page - 1) * REPAIRS_PER_PAGE;
  const { rows } = await sql<{ body: StoredRepair[] }>`
    select body from catalogue.part
    where owner = ${owner} and version = ${version}::bigint and kind = 'repairs'
      and n = ${Math.floor(first / PER_PART)}`.execute(db);
  return rows[0]?.body.slice(first % PER_PART, (first % PER_PART) + REPAIRS_PER_PAGE) ?? [];
}

/** A record of a version by its number, as it lies there: the row of the file and its values; null without one. */
export async function storedRow(
  db: Db,
  { owner, version, n }: { owner: string; version: string; n: number },
): Promise<number | null> {
  const { rows } = await sql<{ row: number | null }>`
    select (body->${n % PER_PART}::int->>0)::int as row from catalogue.part
    where owner = ${owner} and version = ${version}::bigint and kind = 'records'
      and n = ${Math.floor(n / PER_PART)}`.execute(db);
  return rows[0]?.row ?? null;
}
