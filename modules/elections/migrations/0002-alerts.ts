import { type Kysely, type Migration, sql } from 'kysely';

/**
 * How crowded places of early voting are, as staff say it; changes of polling places, found in new lists or announced; and
 * what a town's polling places were when they were last looked at, so that a new list can be held against it.
 */
const statements = [
  sql`
    create table crowding (
      owner text not null,
      id bigint generated always as identity,
      place_key text not null,
      level text not null check (level in ('quiet', 'normal', 'busy')),
      wait_minutes smallint check (wait_minutes between 0 and 300),
      said_at timestamptz not null,
      revoked_at timestamptz,
      primary key (owner, id)
    )`,
  sql`create index crowding_newest on crowding (owner, place_key, said_at desc, id desc)`,
  sql`create index crowding_recent on crowding (owner, said_at desc)`,
  sql`
    create table alert (
      owner text not null,
      id bigint generated always as identity,
      origin text not null check (origin in ('list', 'office')),
      changes jsonb not null,
      reason text not null,
      reason_en text not null,
      polling_day date,
      until date not null,
      withdraws bigint,
      made_at timestamptz not null,
      announced_at timestamptz,
      withdrawn_at timestamptz,
      withdrawn_why text not null,
      primary key (owner, id)
    )`,
  sql`create index alert_shown on alert (owner, until) where announced_at is not null`,
  sql`
    create table watched (
      owner text primary key,
      places jsonb not null,
      seen_at timestamptz not null
    )`,
];

export const alerts0002: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
