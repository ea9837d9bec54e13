import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The records of one kind in a town, for lists that are filtered by what is there: without it all records of the town
 * are read. The values themselves have no index: 有 and ○ stand in a third of the records, so it would be larger than it
 * is quick.
 */
export const entriesByKind0006: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index entry_kind on entry (owner, standard)`.execute(db);
  },
};
