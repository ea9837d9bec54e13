import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The first five tables are better-auth's (1.7, with its passkeys), as its own `compileMigrations` writes them, plus
 * our constraints; schema.test.ts holds them against what it expects.
 */
const betterAuth = [
  sql`
    create table accounts.person (
      "id" text primary key,
      "name" text not null,
      "email" text not null unique check ("email" = lower("email")),
      "emailVerified" boolean not null,
      "image" text,
      "createdAt" timestamptz not null default current_timestamp,
      "updatedAt" timestamptz not null default current_timestamp
    )`,
  sql`
    create table accounts.session (
      "id" text primary key,
      "expiresAt" timestamptz not null,
      "token" text not null unique,
      "createdAt" timestamptz not null default current_timestamp,
      "updatedAt" timestamptz not null,
      "ipAddress" text,
      "userAgent" text,
      "userId" text not null references accounts.person ("id") on delete cascade,
      "method" text
    )`,
  sql`
    create table accounts.account (
      "id" text primary key,
      "accountId" text not null,
      "providerId" text not null,
      "userId" text not null references accounts.person ("id") on delete cascade,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" timestamptz,
      "refreshTokenExpiresAt" timestamptz,
      "scope" text,
      "password" text,
      "createdAt" timestamptz not null default current_timestamp,
      "updatedAt" timestamptz not null,
      unique ("providerId", "accountId")
    )`,
  sql`
    create table accounts.verification (
      "id" text primary key,
      "identifier" text not null,
      "value" text not null,
      "expiresAt" timestamptz not null,
      "createdAt" timestamptz not null default current_timestamp,
      "updatedAt" timestamptz not null default current_timestamp
    )`,
  sql`
    create table accounts.passkey (
      "id" text primary key,
      "name" text,
      "publicKey" text not null,
      "userId" text not null references accounts.person ("id") on delete cascade,
      "credentialID" text not null unique,
      "counter" integer not null,
      "deviceType" text not null,
      "backedUp" boolean not null,
      "transports" text,
      "createdAt" timestamptz,
      "aaguid" text
    )`,
  sql`create index "session_userId_idx" on accounts.session ("userId")`,
  sql`create index "account_userId_idx" on accounts.account ("userId")`,
  sql`create index "verification_identifier_idx" on accounts.verification ("identifier")`,
  sql`create index "passkey_userId_idx" on accounts.passkey ("userId")`,
];

const ours = [
  sql`
    create table accounts.appointment (
      id uuid primary key default gen_random_uuid(),
      person text not null references accounts.person (id) on delete cascade,
      role text not null,
      scope text not null,
      first_day date not null,
      last_day date not null,
      appointed_by text not null,
      appointed_at timestamptz not null default now(),
      ended_by text,
      ended_at timestamptz
    )`,
  sql`create index appointment_person on accounts.appointment (person)`,
  // One appointment at a time for the same thing; a second one moves the end of the first.
  sql`
    create unique index appointment_current on accounts.appointment (person, role, scope)
    where ended_at is null`,
  sql`
    create table accounts.invitation (
      token_hash text primary key,
      email text not null,
      invited_by text,
      lang text not null,
      appointments jsonb not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`,
  sql`create index invitation_email on accounts.invitation (email)`,
  sql`
    create table accounts.attempt (
      key text primary key,
      count integer not null,
      until timestamptz not null
    )`,
  sql`
    create table accounts.secret (
      single boolean primary key default true check (single),
      value text not null
    )`,
];

export const accounts0001: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...betterAuth, ...ours]) await statement.execute(db);
  },
};
