/** Tables with everything that a module might think of, for tests of backup and restore. */
import { type Migration, sql } from 'kysely';
import type { ModuleManifest } from '../../manifest/index.ts';
import type { Db } from '../../storage/index.ts';

const first: Migration = {
  async up(db) {
    for (const statement of [
      `create type odd.mood as enum ('good', 'so so')`,
      `create table "Two Words/3" ("a ""b""" text, "select" mood default 'good', empty text, n numeric, f float8,
        at timestamptz, span interval, raw bytea, list text[], data jsonb, place point, day date)`,
      `create table parent (id bigint generated always as identity primary key, child bigint,
        name text not null, twice text generated always as (name || name) stored)`,
      `create table child (id bigserial primary key, parent bigint not null references parent (id),
        older bigint references child (id))`,
      `alter table parent add foreign key (child) references child (id) deferrable initially deferred`,
      `create table seeded (name text primary key)`,
      `insert into seeded values ('by the migration')`,
      `create table nothing ()`,
      `create table parts (name text, n int) partition by list (name)`,
      `create table parts_a partition of parts for values in ('a')`,
      `create table parts_rest partition of parts default`,
      `create sequence ticket`,
      `create table log (n int)`,
      `create function note() returns trigger language plpgsql as
        'begin insert into odd.log values (1); return new; end'`,
      `create trigger noted after insert on parent for each row execute function note()`,
    ]) {
      await sql.raw(statement).execute(db);
    }
  },
};

const second: Migration = {
  async up(db) {
    await sql`alter table odd.parent add column shout text`.execute(db);
    await sql`update odd.parent set shout = upper(name)`.execute(db);
  },
};

/** The home at an earlier level, and at its present one. */
export const oddBefore: ModuleManifest = { name: 'odd', migrations: { '0001-first': first } };
export const oddTables: ModuleManifest = {
  name: 'odd',
  migrations: { '0001-first': first, '0002-shout': second },
};

/** Fills them with what is hard to carry. */
export async function fillOdd(db: Db, rows: number): Promise<void> {
  await sql`
    insert into odd."Two Words/3" values
      (${'tab\t line\nend\r back\\slash \\N \\. quote" \u2028 漢字 🗾'}, 'so so', '', 1e30, 'NaN', '2026-11-25 10:00+09', '1 mon -3 days',
        '\\x00ff0a5c', array['a,b', null, '{}', ''], '{"a": [1, null, "\\n"]}', '(1,2)', '0044-03-15 BC'),
      (null, null, null, null, '-Infinity', 'infinity', null, '', '{}', 'null', null, null)`.execute(db);
  await sql`delete from odd.seeded`.execute(db);
  await sql`insert into odd.seeded values ('by a person')`.execute(db);
  await sql`insert into odd.nothing default values`.execute(db);
  await sql`insert into odd.parts select case when n % 2 = 0 then 'a' end, n from generate_series(1, 10) n`.execute(
    db,
  );
  await sql`
    insert into odd.parent (name) select repeat(md5(n::text), 20) from generate_series(1, ${rows}::int) n`.execute(
    db,
  );
  await sql`insert into odd.child (parent, older) select id, id from odd.parent`.execute(db);
  await sql`update odd.parent set child = id`.execute(db);
  await sql`select setval('odd.ticket', 9007199254740993)::text`.execute(db);
}
