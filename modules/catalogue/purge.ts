/** Removing a leaked name from datasets: every version, the index, what was said of columns. */
import { type PurgeHook, type PurgeRequest, purgeRows } from '@tomoni/platform/history';
import { storableText, type Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { republish } from './publishing.ts';

const versions = {
  ...{ schema: 'catalogue', table: 'version', ownerColumn: 'owner' },
  json: ['about', 'columns', 'open', 'findings', 'source', 'changes', 'repair_counts'],
};
const said = { schema: 'catalogue', table: 'said', ownerColumn: 'owner', text: ['key', 'value'] };
const voices = [
  { schema: 'catalogue', table: 'wish', ownerColumn: 'owner', text: ['title', 'why', 'email', 'answer'] },
  {
    ...{ schema: 'catalogue', table: 'report', ownerColumn: 'owner' },
    text: ['name', 'field', 'message', 'email', 'note'],
  },
  {
    ...{ schema: 'catalogue', table: 'case_story', ownerColumn: 'owner' },
    text: ['title', 'place', 'people', 'what', 'effect', 'cost', 'repeat', 'link'],
  },
];
const harvests = [
  { schema: 'catalogue', table: 'harvest', ownerColumn: 'owner', text: ['url', 'filter'], json: ['answers'] },
  { schema: 'catalogue', table: 'harvest_item', ownerColumn: 'owner', text: ['url', 'name', 'licence'] },
];
const datasets = { schema: 'catalogue', table: 'dataset', ownerColumn: 'owner', text: ['source_key'] };

/** A public version changes here and nowhere else; then the index of records is made anew from it. */
export const purgeCatalogue: PurgeHook = async (trx, request) => {
  const parts = await purgeParts(trx, request);
  const rows =
    (await purgeRows(trx, request, versions)) +
    (await purgeRows(trx, request, said)) +
    (await purgeRows(trx, request, datasets));
  if (parts + rows > 0) {
    await sql`
      update catalogue.version set content_hash = encode(sha256(('purged ' || content_hash)::bytea), 'hex')
      where owner = ${request.owner}`.execute(trx);
    await republish(trx, request.owner);
  }
  let spoken = 0;
  for (const table of [...voices, ...harvests]) spoken += await purgeRows(trx, request, table);
  return { removed: parts + rows + spoken };
};

async function purgeParts(trx: Trx, { owner, redactor }: PurgeRequest): Promise<number> {
  let removed = 0;
  const { rows } = await sql<{ version: string; kind: string; n: number }>`
    select version::text as version, kind, n from catalogue.part where owner = ${owner}`.execute(trx);
  for (const { version, kind, n } of rows) {
    const at = sql`owner = ${owner} and version = ${version}::bigint and kind = ${kind} and n = ${n}`;
    const { rows: parts } = await sql<{ body: unknown }>`
      select body from catalogue.part where ${at} for update`.execute(trx);
    const body = parts[0]?.body;
    const redacted = redactor.json(body);
    if (redacted === body) continue;
    removed += 1;
    await sql`
      update catalogue.part set body = ${storableText(JSON.stringify(redacted))}::json where ${at}`.execute(
      trx,
    );
  }
  return removed;
}
