import { type Kysely, type Migration, sql } from 'kysely';

/** Whether drafts need an approval is kept by platform/workflow for all modules in the same way. */
export const approval0003: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      insert into workflow.approvals (owner, workflow, needed)
      select place, 'collection.calendar', needs_approval from collection.office
      on conflict do nothing`.execute(db);
    await sql`drop table collection.office`.execute(db);
  },
};
