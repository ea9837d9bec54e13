/** A page of a dataset's table: searched, filtered, sorted in the database. */
import { searchCondition } from '@tomoni/platform/search';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import type { Entry } from './entries.ts';
import type { StoredColumn } from './model.ts';

export interface TableQuery {
  q: string;
  /** Name of the column, or null for the order of the file. */
  sort: string | null;
  descending: boolean;
  /** Yes/no columns that have to say yes. */
  yes: readonly string[];
  /** From 1. */
  page: number;
}

export interface TablePage {
  entries: Entry[];
  total: number;
}

interface Key {
  owner: string;
  dataset: string;
  /** For the index: it narrows by the standard, too. */
  standard: string | null;
}

export async function readTablePage(
  db: Db,
  key: Key,
  { query, columns, perPage }: { query: TableQuery; columns: readonly StoredColumn[]; perPage: number },
): Promise<TablePage> {
  const where = sql.join(conditionsOf(key, query), sql` and `);
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Entry>`
      select owner, dataset, n, standard, name, position[1] as lat, position[0] as lon, body
      from catalogue.entry where ${where} order by ${orderOf(query, columns)}
      limit ${perPage} offset ${(query.page - 1) * perPage}`.execute(db),
    sql<{ total: number }>`select count(*) as total from catalogue.entry where ${where}`.execute(db),
  ]);
  return { entries: rows, total: counted[0]?.total ?? 0 };
}

function conditionsOf({ owner, dataset, standard }: Key, { q, yes }: TableQuery): RawBuilder<unknown>[] {
  const words = searchCondition(q, { owner, ...(standard === null ? {} : { kind: standard }) });
  return [
    ...(words === null ? [] : [words]),
    sql`owner = ${owner}`,
    sql`dataset = ${dataset}`,
    ...yes.map((name) => sql`body->>${name} in ('有', '1')`),
  ];
}

/** Names by their reading where there is one, figures as figures, empty ones last. */
function orderOf({ sort, descending }: TableQuery, columns: readonly StoredColumn[]): RawBuilder<unknown> {
  const column = columns.find(({ name }) => name === sort);
  if (column === undefined) return sql`n`;
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`;
  const reading = columns.find(({ name, type }) => type === 'kana' && name === `${column.name}_カナ`);
  if (column.type === 'integer' || column.type === 'decimal')
    return sql`case when body->>${column.name} ~ '^-?[0-9]{1,15}([.][0-9]{1,9})?$' then (body->>${column.name})::numeric end ${direction}, n`;
  if (reading !== undefined)
    return sql`coalesce(body->>${reading.name}, body->>${column.name}) ${direction}, n`;
  return sql`body->>${column.name} ${direction}, n`;
}
