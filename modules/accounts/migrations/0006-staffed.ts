import { type Migration, sql } from 'kysely';

/** Places that have had an official or approver: when the last one goes, somebody has to be told. */
export const accounts0006: Migration = {
  async up(db) {
    await sql`
      create table accounts.staffed (
        place text not null,
        role text not null check (role in ('official', 'approver')),
        primary key (place, role)
      )`.execute(db);
    await sql`
      insert into accounts.staffed (place, role)
      select distinct scope, role from accounts.appointment where role in ('official', 'approver')`.execute(
      db,
    );
  },
};
