/** Queues of a restored copy: pg-boss keeps the jobs of each in a partition that no migration makes. */
import { sql } from 'kysely';
import type { RestoreHooks } from '../manifest/index.ts';
import type { Trx } from '../storage/index.ts';
import { SCHEMA } from './boss.ts';

/**
 * Makes the partitions of the queues that stand in the table. pg-boss makes one together with its row, so the rows are
 * taken out meanwhile and put back as they were.
 */
async function remakePartitions(trx: Trx): Promise<void> {
  const { rows } = await sql<{ names: string[] | null; queues: string | null }>`
    select json_agg(name) as names, json_agg(q)::text as queues from jobs.queue q`.execute(trx);
  const { names = null, queues = null } = rows[0] ?? {};
  if (names === null || queues === null) return;
  await sql`delete from jobs.queue`.execute(trx);
  for (const name of names) await sql`select ${sql.id(SCHEMA, 'create_queue')}(${name}, '{}')`.execute(trx);
  await sql`delete from jobs.queue`.execute(trx);
  await sql`
    insert into jobs.queue select * from json_populate_recordset(null::jobs.queue, ${queues}::json)`.execute(
    trx,
  );
}

export const restore: RestoreHooks = { partitions: remakePartitions };
