/** The platform's own tables. Forward-only: never change one that has been released, add the next. */
import { type Migration, sql } from 'kysely';

export const outboxMigrations: Record<string, Migration> = {
  '0001-outbox': {
    async up(db) {
      await sql`
        create table outbox (
          id bigint generated always as identity primary key,
          kind text not null,
          ref text not null,
          data jsonb not null,
          at timestamptz not null default now(),
          attempts int not null default 0,
          due_at timestamptz not null default now(),
          error text,
          given_up_at timestamptz
        )`.execute(db);
      await sql`create index outbox_waiting on outbox (ref, id) where given_up_at is null`.execute(db);
    },
  },
};
