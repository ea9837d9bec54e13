/** What visitors report to be wrong in a record. Only officials ever see it. */
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';

/** fixed: put right in the next version; right: it is as it should be; dropped: nothing to do with the data. */
export const REPORT_STATES = ['open', 'fixed', 'right', 'dropped'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export interface Report {
  id: string;
  dataset: string;
  /** The version it was seen in, and the number of the record there; null: the dataset as a whole. */
  version: string;
  n: number | null;
  /** Row of the file that the record came from. */
  row: number | null;
  /** Name of the record. */
  name: string;
  /** Column that is meant; empty for the whole record. */
  field: string;
  message: string;
  email: string | null;
  at: Date;
  state: ReportState;
  note: string;
  settledAt: Date | null;
}

export type NewReport = Omit<Report, 'id' | 'state' | 'note' | 'settledAt'> & { owner: string };

export async function addReport(db: Db, report: NewReport): Promise<void> {
  const { owner, dataset, version, n, row, name, field, message, email, at } = report;
  await sql`
    insert into catalogue.report (owner, dataset, version, n, row, name, field, message, email, at)
    values (${owner}, ${dataset}, ${version}::bigint, ${n}, ${row}, ${name}, ${field}, ${message}, ${email}, ${at})`.execute(
    db,
  );
}

/** What is open first, the oldest of it on top. */
export async function listReports(db: Db, owner: string, limit = 200): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select id::text as id, dataset, version::text as version, n, row, name, field, message, email, at, state, note,
      settled_at as "settledAt"
    from catalogue.report where owner = ${owner}
    order by state <> 'open', case when state = 'open' then at end, at desc limit ${limit}`.execute(db);
  return rows;
}

/** False when there is no such report. */
export async function settleReport(
  db: Db,
  done: { owner: string; id: string; state: ReportState; note: string; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update catalogue.report set state = ${done.state}, note = ${done.note}, settled_at = ${done.at},
      settled_by_user = ${done.by}
    where owner = ${done.owner} and id = ${done.id}::bigint returning id`.execute(db);
  return rows.length === 1;
}

/** How many are open, and since when the oldest is. */
export async function openReports(db: Db, owner: string): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*) as count, min(at) as since from catalogue.report
    where owner = ${owner} and state = 'open'`.execute(db);
  return rows[0] ?? { count: 0, since: null };
}
