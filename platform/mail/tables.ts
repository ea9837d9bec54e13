import { type Migration, sql } from 'kysely';
import { type Db, tables } from '../storage/index.ts';

interface MailTables {
  message: {
    id: string;
    recipient: string;
    subject: string;
    /** Gone once the letter is sent: it may hold a link that opens an account. */
    body: string | null;
    created_at: Date;
    due_at: Date;
    attempts: number;
    error: string | null;
    sent_at: Date | null;
    given_up_at: Date | null;
    /** The server said that there is no such mailbox. */
    refused: boolean;
  };
}

export const mail = (db: Db) => tables<MailTables>(db, 'mail');

export const migrations: Record<string, Migration> = {
  '0001-message': {
    async up(db) {
      await sql`
        create table message (
          id bigint generated always as identity primary key,
          recipient text not null,
          subject text not null,
          body text,
          created_at timestamptz not null default now(),
          due_at timestamptz not null default now(),
          attempts integer not null default 0,
          error text,
          sent_at timestamptz,
          given_up_at timestamptz
        )`.execute(db);
      await sql`
        create index message_due on message (due_at) where sent_at is null and given_up_at is null`.execute(
        db,
      );
    },
  },
  '0002-refused': {
    async up(db) {
      await sql`alter table message add column refused boolean not null default false`.execute(db);
      await sql`create index message_recipient on message (recipient, id)`.execute(db);
    },
  },
  '0003-secret': {
    /** With which the names of letters are signed. */
    async up(db) {
      await sql`create table secret (name text primary key, value text not null)`.execute(db);
    },
  },
};
