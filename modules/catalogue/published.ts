/** What an owner, or everybody, has published by kind, and a text that changes whenever any of it does. */
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';

const CURRENT = sql`
  from catalogue.dataset
  join catalogue.version on version.owner = dataset.owner and version.id = dataset.current`;

function of(owner: string | undefined): RawBuilder<unknown> {
  return owner === undefined ? sql`true` : sql`dataset.owner = ${owner}`;
}

/** Records that are public, by owner and slug of the standard; those of no standard are left out. */
export async function publishedStandards(
  db: Db,
  owner?: string,
): Promise<{ owner: string; standard: string; records: number }[]> {
  const { rows } = await sql<{ owner: string; standard: string; records: number }>`
    select dataset.owner, version.standard, sum(version.record_count)::int as records ${CURRENT}
    where version.standard is not null and ${of(owner)}
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** Changes with every publication, withdrawal and purge of an owner, or of anybody: for ETags. */
export async function publishedState(db: Db, owner?: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select count(*) || ' ' || coalesce(sum(hashtextextended(dataset.owner || dataset.id || version.content_hash, version.id)), 0)
      || ' ' || coalesce(max(extract(epoch from dataset.published_at)), 0) as state ${CURRENT}
    where ${of(owner)}`.execute(db);
  return rows[0]?.state ?? '';
}
