import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The town's side. A calendar is a draft until it takes over on a day: the one that holds is the latest takeover up to
 * today, so next year's can wait, and undoing is taking the last takeover away. Changes of single days lie over all.
 */
export const office0002: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table takeover (
        place text not null,
        from_date date not null,
        calendar_id bigint not null,
        published_at timestamptz not null default now(),
        primary key (place, from_date, calendar_id),
        foreign key (place, calendar_id) references calendar (place, id) on delete cascade
      )`.execute(db);
    await sql`
      insert into takeover (place, from_date, calendar_id, published_at)
      select place, (published_at at time zone 'Asia/Tokyo')::date, calendar_id, published_at
      from current join calendar using (place) where calendar.id = current.calendar_id`.execute(db);
    await sql`drop table current`.execute(db);
    await sql`alter table calendar add column made_by_user text, add column staged_id text`.execute(db);
    await sql`
      create table day_change (
        place text not null,
        id bigint generated always as identity,
        kind text not null check (kind in ('cancelled', 'moved', 'added')),
        date date not null,
        to_date date,
        area_ids text[],
        category_keys text[],
        note text not null,
        made_by_user text not null,
        made_at timestamptz not null default now(),
        revoked_at timestamptz,
        primary key (place, id),
        check ((kind = 'moved') = (to_date is not null)),
        check (kind <> 'added' or category_keys is not null)
      )`.execute(db);
    await sql`create index day_change_date on day_change (place, date) where revoked_at is null`.execute(db);
    await sql`
      create table office (
        place text primary key,
        needs_approval boolean not null default true
      )`.execute(db);
  },
};
