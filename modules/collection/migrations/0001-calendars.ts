import { type Kysely, type Migration, sql } from 'kysely';

/**
 * A published calendar never changes: publishing again adds a row and moves `current`.
 * The owner (place) stands first in every key, so that a site can be split by owner.
 */
export const calendars0001: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table collection.calendar (
        place text not null,
        id bigint generated always as identity,
        published_at timestamptz not null default now(),
        made_by text not null check (made_by in ('town', 'volunteers')),
        maker text not null,
        contact text,
        put_out_by text check (put_out_by ~ '^[0-2][0-9]:[0-5][0-9]$'),
        closure text not null check (closure in ('skip', 'shift')),
        valid_through date,
        area_count integer not null,
        body jsonb not null,
        items jsonb not null,
        editions jsonb not null,
        findings jsonb not null,
        sources jsonb not null,
        content_hash text not null,
        primary key (place, id)
      )`.execute(db);
    await sql`
      create table collection.area (
        place text not null,
        calendar_id bigint not null,
        area_id text not null,
        ordinal integer not null,
        name text not null,
        body jsonb not null,
        primary key (place, calendar_id, area_id),
        foreign key (place, calendar_id) references collection.calendar (place, id) on delete cascade
      )`.execute(db);
    await sql`
      create table collection.current (
        place text primary key,
        calendar_id bigint not null,
        foreign key (place, calendar_id) references collection.calendar (place, id)
      )`.execute(db);
  },
};
