/** Removing a leaked name from work that waits, failed or is kept as done: what it is to do, and what went wrong. */
import { sql } from 'kysely';
import type { PurgeHook } from '../history/index.ts';
import { jsonb } from '../storage/index.ts';

/** Whose a job is stands in its data, as `owner` or `place`; a job that names nobody tells of ids only. */
export const purgeJobs: PurgeHook = async (trx, { owner, redactor }) => {
  const { rows } = await sql<{ id: string; data: unknown; output: unknown }>`
    select id, data, output from jobs.job
    where data ->> 'owner' = ${owner} or data ->> 'place' = ${owner} for update`.execute(trx);
  let removed = 0;
  for (const { id, data, output } of rows) {
    const clean = { data: redactor.json(data), output: redactor.json(output) };
    if (clean.data === data && clean.output === output) continue;
    removed += 1;
    await sql`
      update jobs.job set data = ${clean.data === null ? null : jsonb(clean.data)},
        output = ${clean.output === null ? null : jsonb(clean.output)}
      where id = ${id}`.execute(trx);
  }
  return { removed };
};
