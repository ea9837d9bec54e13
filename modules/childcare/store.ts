/** Counts of free places and how to apply, as officials said them. */
import type { Finding } from '@tomoni/findings';
import type { IsoDate } from '@tomoni/japanese';
import { type Db, jsonb, type Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Age } from './model.ts';

/** A class of a preschool on a day. */
export interface CountRow {
  key: string;
  /** As it was called then: for those that the list no longer has. */
  name: string;
  age: Age;
  /** Free places; null: there is no such class. */
  count: number | null;
}

export interface NewReport {
  owner: string;
  asOf: IsoDate;
  author: string;
  at: Date;
  rows: readonly CountRow[];
  /** What of the file found no place in it. */
  unmatched: readonly Finding[];
}

/** One report of a town: the numbers of one day. */
export interface Report {
  id: string;
  asOf: IsoDate;
  author: string;
  madeAt: Date;
  preschools: number;
  unmatched: Finding[];
}

/** Writes a report; its numbers hold from now on, where no newer ones are. Returns its id. */
export async function writeReport(trx: Trx, report: NewReport): Promise<string> {
  const { owner, asOf, author, at, rows, unmatched } = report;
  const made = await sql<{ id: string }>`
    insert into childcare.report (owner, as_of, author, made_at, unmatched)
    values (${owner}, ${asOf}::date, ${author}, ${at}, ${jsonb(unmatched)}) returning id::text as id`.execute(
    trx,
  );
  const id = made.rows[0]?.id;
  if (id === undefined) throw new Error('the database gave no id for a report');
  await sql`
    insert into childcare.vacancy (owner, report, key, age, count, as_of, author, name)
    select ${owner}, ${id}::bigint, key, age, count, ${asOf}::date, ${author}, name
    from jsonb_to_recordset(${jsonb(rows)}) as row (key text, age smallint, count smallint, name text)`.execute(
    trx,
  );
  return id;
}

/** Takes the newest report back. Null when there is none, or another one is the newest by now. */
export async function revokeReport(
  trx: Trx,
  { owner, id, at }: { owner: string; id: string; at: Date },
): Promise<Report | null> {
  const [newest] = await listReports(trx, owner, 1);
  if (newest === undefined || newest.id !== id) return null;
  await sql`
    update childcare.report set revoked_at = ${at} where owner = ${owner} and id = ${id}::bigint`.execute(
    trx,
  );
  return newest;
}

/** Reports that hold, the last written first. */
export async function listReports(db: Db, owner: string, limit: number): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select report.id::text as id, report.as_of::text as "asOf", report.author, report.made_at as "madeAt",
      report.unmatched,
      (select count(distinct key)::int from childcare.vacancy
        where vacancy.owner = report.owner and vacancy.report = report.id) as preschools
    from childcare.report where owner = ${owner} and revoked_at is null
    order by report.id desc limit ${limit}`.execute(db);
  return rows;
}

/** The newest number of each class. */
export type CurrentCount = CountRow & { asOf: IsoDate };

export async function currentCountsOf(db: Db, owner: string): Promise<CurrentCount[]> {
  const { rows } = await sql<CurrentCount>`
    select distinct on (vacancy.key, vacancy.age) vacancy.key, vacancy.name, vacancy.age::int as age,
      vacancy.count::int as count, vacancy.as_of::text as "asOf"
    from childcare.vacancy
    join childcare.report on report.owner = vacancy.owner and report.id = vacancy.report
    where vacancy.owner = ${owner} and report.revoked_at is null
    order by vacancy.key, vacancy.age, vacancy.as_of desc, vacancy.report desc`.execute(db);
  return rows;
}

/** How one applies in a town, in its own words. */
export interface Guide {
  /** What it is for: 「2027年4月入園」; may be empty. */
  entry: string;
  /** The last day; null when there is none. */
  deadline: IsoDate | null;
  /** May be empty. */
  how: string;
  /** http or https, or ''. */
  url: string;
}

export async function readGuide(db: Db, owner: string): Promise<Guide | null> {
  const { rows } = await sql<Guide>`
    select entry, deadline::text as deadline, how, url from childcare.guide where owner = ${owner}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function writeGuide(
  trx: Trx,
  { owner, author, at, guide }: { owner: string; author: string; at: Date; guide: Guide },
): Promise<void> {
  const { entry, deadline, how, url } = guide;
  await sql`
    insert into childcare.guide (owner, entry, deadline, how, url, author, made_at)
    values (${owner}, ${entry}, ${deadline}::date, ${how}, ${url}, ${author}, ${at})
    on conflict (owner) do update set entry = excluded.entry, deadline = excluded.deadline, how = excluded.how,
      url = excluded.url, author = excluded.author, made_at = excluded.made_at`.execute(trx);
}
