/** What is public: datasets of an owner, or of all, as lists and one by one. */
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import type { Dataset, Description } from './model.ts';

interface Row extends Omit<Dataset, keyof Description> {
  about: Description;
}

const DATASET = sql`
  select dataset.owner, dataset.id, version.kind, version.standard, dataset.created_at as "createdAt",
    dataset.published_at as "publishedAt", dataset.current::text as version, version.record_count as "recordCount",
    version.extent, version.about
  from catalogue.dataset
  join catalogue.version on version.owner = dataset.owner and version.id = dataset.current`;

function datasetOf({ about, ...row }: Row): Dataset {
  return { ...row, ...about };
}

/** A dataset that is public, or null. */
export async function readDataset(db: Db, owner: string, id: string): Promise<Dataset | null> {
  const { rows } = await sql<Row>`${DATASET} where dataset.owner = ${owner} and dataset.id = ${id}`.execute(
    db,
  );
  return rows[0] === undefined ? null : datasetOf(rows[0]);
}

export interface ListOptions {
  /** Only of this owner; of all when left out. */
  owner?: string;
  /** Only of these standards. */
  standards?: readonly string[];
  /** At most 1000; 1000 when left out. */
  limit?: number;
  offset?: number;
}

const MOST = 1000;

/** Datasets that are public, the newest first. */
export async function listDatasets(
  db: Db,
  { owner, standards, limit = MOST, offset = 0 }: ListOptions = {},
): Promise<{ total: number; datasets: Dataset[] }> {
  const conditions: RawBuilder<unknown>[] = [sql`dataset.current is not null`];
  if (owner !== undefined) conditions.push(sql`dataset.owner = ${owner}`);
  if (standards !== undefined) conditions.push(sql`version.standard = any(${[...standards]}::text[])`);
  const where = sql.join(conditions, sql` and `);
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Row>`
      ${DATASET} where ${where} order by dataset.published_at desc, dataset.owner, dataset.id
      limit ${Math.min(limit, MOST)} offset ${offset}`.execute(db),
    sql<{ total: number }>`
      select count(*) as total from catalogue.dataset
      join catalogue.version on version.owner = dataset.owner and version.id = dataset.current
      where ${where}`.execute(db),
  ]);
  return { total: counted[0]?.total ?? 0, datasets: rows.map(datasetOf) };
}

/** Owners with something public, with how many datasets each. */
export async function publishers(db: Db): Promise<{ owner: string; datasets: number }[]> {
  const { rows } = await sql<{ owner: string; datasets: number }>`
    select owner, count(*) as datasets from catalogue.dataset where current is not null
    group by owner order by owner`.execute(db);
  return rows;
}
