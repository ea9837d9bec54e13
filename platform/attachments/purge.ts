/** Removing a leaked name: names of files are marked; into documents and pictures a person has to look. */
import { sql } from 'kysely';
import { type PurgeHook, purgeRows } from '../history/index.ts';

export const purgeAttachments: PurgeHook = async (trx, request) => {
  const removed = await purgeRows(trx, request, {
    ...{ schema: 'attachments', table: 'files', ownerColumn: 'owner', text: ['name'] },
  });
  const { rows } = await sql<{ name: string }>`
    select name from attachments.files where owner = ${request.owner} order by stored_at, id`.execute(trx);
  return { removed, unsearched: rows.map(({ name }) => request.redactor.text(name)) };
};
