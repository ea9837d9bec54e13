/** Rows of things on their way. */
import { sql } from 'kysely';
import { type Db, type Trx, tables } from '../storage/index.ts';
import type { Item, Workflow } from './contract.ts';

export interface ItemRow extends Item {
  workflow: string;
  lastMove: string;
  lastActor: string;
}

interface WorkflowTables {
  items: { owner: string; workflow: string; ref: string };
}

/** Columns as `ItemRow` names them; dates as ISO texts whatever the driver makes of them. */
const columns = sql`
  owner, workflow, ref, state, version, authors, due::text as due, since,
  last_move as "lastMove", last_actor as "lastActor"`;

export type ItemKey = { workflow: Pick<Workflow, 'name'>; owner: string; ref: string };

/** How a thing stands, or null when there is none. */
export async function itemOf(db: Db, key: ItemKey): Promise<Item | null> {
  const row = await readRow(db, key, sql``);
  return row === null ? null : publicItem(row);
}

/** The row, held until the transaction ends: other moves of the same thing wait. */
export function lockRow(trx: Trx, key: ItemKey): Promise<ItemRow | null> {
  return readRow(trx, key, sql`for update`);
}

async function readRow(
  db: Db,
  { workflow, owner, ref }: ItemKey,
  lock: ReturnType<typeof sql>,
): Promise<ItemRow | null> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from workflow.items
    where owner = ${owner} and workflow = ${workflow.name} and ref = ${ref} ${lock}`.execute(db);
  return rows[0] ?? null;
}

/** Adds a row; false when there is one already. */
export async function insertRow(trx: Trx, row: ItemRow): Promise<boolean> {
  const { owner, workflow, ref, state, version, authors, due, since, lastMove, lastActor } = row;
  const { rows } = await sql`
    insert into workflow.items (owner, workflow, ref, state, version, authors, due, since, last_move, last_actor)
    values (${owner}, ${workflow}, ${ref}, ${state}, ${version}, ${authors}::text[], ${due}::date, ${since},
      ${lastMove}, ${lastActor})
    on conflict do nothing returning 1`.execute(trx);
  return rows.length === 1;
}

/** Writes a row that this transaction holds. */
export async function updateRow(trx: Trx, row: ItemRow): Promise<void> {
  const { owner, workflow, ref, state, version, authors, due, since, lastMove, lastActor } = row;
  await sql`
    update workflow.items
    set state = ${state}, version = ${version}, authors = ${authors}::text[], due = ${due}::date,
      since = ${since}, last_move = ${lastMove}, last_actor = ${lastActor}
    where owner = ${owner} and workflow = ${workflow} and ref = ${ref}`.execute(trx);
}

/** Removes a thing that its module deletes for good (a draft thrown away). Its history stays. */
export async function forgetItem(trx: Trx, { workflow, owner, ref }: ItemKey): Promise<void> {
  await tables<WorkflowTables>(trx, 'workflow')
    .deleteFrom('items')
    .where('owner', '=', owner)
    .where('workflow', '=', workflow.name)
    .where('ref', '=', ref)
    .execute();
}

/** Things in these states, oldest due day first; of these owners, or of all when `owners` is null. */
export async function itemsIn(
  db: Db,
  workflow: string,
  states: readonly string[],
  narrowed: { owners: readonly string[] | null; author: string },
): Promise<Item[]> {
  const { owners, author } = narrowed;
  const whose =
    owners === null ? sql`` : sql`and (owner = any(${owners}::text[]) or ${author} = any(authors))`;
  const { rows } = await sql<ItemRow>`
    select ${columns} from workflow.items
    where workflow = ${workflow} and state = any(${states}::text[]) ${whose}
    order by due nulls last, since limit ${MOST}`.execute(db);
  return rows.map(publicItem);
}

/** A list of things to do that is longer is read by nobody. */
const MOST = 200;

export function publicItem({ owner, ref, state, version, authors, due, since }: ItemRow): Item {
  return { owner, ref, state, version, authors, due, since };
}
