/** Whether drafts of an owner need an approval (決裁) before they become public. They do until somebody switches it off. */
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';
import type { Workflow } from './contract.ts';

export interface ApprovalKey {
  workflow: Pick<Workflow, 'name'>;
  owner: string;
}

export async function needsApproval(db: Db, { workflow, owner }: ApprovalKey): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`
    select needed from workflow.approvals
    where owner = ${owner} and workflow = ${workflow.name}`.execute(db);
  return rows[0]?.needed ?? true;
}

export async function setNeedsApproval(
  db: Db,
  { workflow, owner }: ApprovalKey,
  needed: boolean,
): Promise<void> {
  await sql`
    insert into workflow.approvals (owner, workflow, needed) values (${owner}, ${workflow.name}, ${needed})
    on conflict (owner, workflow) do update set needed = excluded.needed`.execute(db);
}
