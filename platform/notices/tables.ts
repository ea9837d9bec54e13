import { type Migration, sql } from 'kysely';

/**
 * A subscription carries a copy of its subscriber's channel and address: it belongs to a person by its own row, and
 * queueing reads one table. Deliveries have no foreign keys: five million checks an evening would lock as many rows.
 */
const STATEMENTS = [
  `create table secret (name text primary key, value jsonb not null)`,
  `create table attempt (key text primary key, count integer not null, until timestamptz not null)`,
  `
  create table asked (
    id bigint generated always as identity primary key,
    address text not null,
    lang text not null default 'ja',
    kind text not null,
    owner text not null,
    ref text not null,
    filter text not null default '',
    hour smallint,
    consent text not null,
    created_at timestamptz not null default now()
  )`,
  `
  create table subscriber (
    id bigint generated always as identity primary key,
    channel text not null default 'mail',
    address text not null,
    lang text not null default 'ja',
    nonce text not null,
    keys jsonb,
    failures integer not null default 0,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    unique (channel, address),
    unique (id, channel, address)
  )`,
  `
  create table subscription (
    id bigint generated always as identity primary key,
    subscriber bigint not null,
    channel text not null default 'mail',
    address text not null,
    kind text not null,
    owner text not null,
    ref text not null,
    filter text not null default '',
    hour smallint,
    state text not null default 'active',
    consent text not null,
    consent_lang text not null default 'ja',
    confirmed_at timestamptz not null,
    stopped_at timestamptz,
    unique (subscriber, kind, owner, ref),
    foreign key (subscriber, channel, address) references subscriber (id, channel, address) on delete cascade
  )`,
  `
  create index subscription_group on subscription (kind, hour, owner, ref, filter)
  where state = 'active'`,
  `create index subscription_owner on subscription (kind, owner, ref, filter) where state = 'active'`,
  `create index subscription_address on subscription (lower(address))`,
  `create index subscriber_address on subscriber (lower(address))`,
  `
  create table message (
    id bigint generated always as identity primary key,
    kind text not null,
    owner text not null,
    ref text not null,
    data jsonb not null,
    expires_at timestamptz not null
  )`,
  `create index message_expires on message (expires_at)`,
  `
  create table delivery (
    id bigint generated always as identity primary key,
    subscription bigint not null,
    channel text not null,
    key text not null,
    message bigint not null,
    due_at timestamptz not null,
    state text not null default 'waiting',
    tries smallint not null default 0,
    error text,
    done_at timestamptz,
    unique (subscription, key)
  )`,
  `create index delivery_due on delivery (channel, due_at, id) where state = 'waiting'`,
  `create index delivery_done on delivery (done_at) where done_at is not null`,
  `
  create table progress (
    slot text primary key,
    owner text not null default '',
    ref text not null default '',
    filter text not null default '',
    queued bigint not null default 0,
    begun_at timestamptz not null default now(),
    done_at timestamptz
  )`,
  `
  create table trouble (
    channel text primary key, error text not null, since timestamptz not null default now()
  )`,
];

export const migrations: Record<string, Migration> = {
  '0001-notices': {
    async up(db) {
      for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    },
  },
  '0002-stops': {
    /** Who has stopped, without their address: an older copy that is restored stops again. No kind: everything. */
    async up(db) {
      await sql`
        create table stop (
          reader text not null, kind text not null default '', owner text not null default '',
          ref text not null default '', at timestamptz not null, subscriber bigint not null,
          primary key (reader, kind, owner, ref, at)
        )`.execute(db);
    },
  },
  '0003-attempts': {
    /** Tries are counted in platform/limits; counts last for a day at most and begin anew. */
    async up(db) {
      await sql`drop table attempt`.execute(db);
    },
  },
  '0004-links-and-stops': {
    /** A link to confirm is made from a number that no other row ever has, and begins something once. */
    async up(db) {
      await sql`alter table asked add column nonce text not null default '', add column used_at timestamptz`.execute(
        db,
      );
      await sql`
        create table declined (
          reader text not null, kind text not null, owner text not null, ref text not null,
          primary key (reader, kind, owner, ref)
        )`.execute(db);
    },
  },
  '0005-remembered': {
    /**
     * That a work was done is remembered for as long as what it told is worth something; that somebody was told
     * something once, until they choose anew. Of works from before nobody knows how long: a month.
     */
    async up(db) {
      await sql`alter table progress add column keep_until timestamptz`.execute(db);
      await sql`update progress set keep_until = begun_at + interval '31 days'`.execute(db);
      await sql`
        create table told (
          subscription bigint not null, key text not null, primary key (subscription, key)
        )`.execute(db);
    },
  },
  '0006-urgent': {
    async up(db) {
      await sql`alter table delivery add column urgent boolean not null default false`.execute(db);
      await sql`
        create index delivery_urgent on delivery (channel, due_at, id) where state = 'waiting' and urgent`.execute(
        db,
      );
    },
  },
  '0007-bounces': {
    /** Letters in a row that a server took and that came back, and when the last of them was sent. */
    async up(db) {
      await sql`
        alter table subscriber add column bounces integer not null default 0, add column bounced_at timestamptz`.execute(
        db,
      );
    },
  },
};
