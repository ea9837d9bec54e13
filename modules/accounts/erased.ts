/** Accounts that were erased: an id that names nobody, and what finds their address again in an older copy. */
import { createHmac } from 'node:crypto';
import type { Site } from '@tomoni/platform/manifest';
import { type Declared, declaredTables, erasePerson } from '@tomoni/platform/personal-data';
import { type Db, type Trx, transaction } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { secretOf } from './secret.ts';

export interface Erased {
  id: string;
  /** Of the address; null for an account that was erased by an older release. */
  digest: string | null;
}

/** HMAC-SHA-256 with the secret of the site, which stands in the database and in backups but not in the list of removals. */
export async function digestOfAddress(db: Db, address: string): Promise<string> {
  return hmac(await secretOf(db), address);
}

export async function keepErased(db: Db, { id, digest }: Erased): Promise<void> {
  await sql`
    insert into accounts.erased (id, digest) values (${id}, ${digest})
    on conflict (id) do update set digest = coalesce(erased.digest, excluded.digest)`.execute(db);
}

/** All of them, also in a database that is yet to get the column for digests. */
export async function listErased(db: Db): Promise<Erased[]> {
  const { rows } = await sql<Erased>`
    select id, to_jsonb(erased) ->> 'digest' as digest from accounts.erased order by at, id`.execute(db);
  return rows;
}

/**
 * Erases the address of an account that is gone wherever a declared table still has it: in a copy from before the account
 * there may be an invitation, letters, notices. True when there was something.
 */
export async function eraseAddress(site: Site, { id, digest }: Erased): Promise<boolean> {
  if (digest === null) return false;
  const secret = await secretOf(site.db);
  return transaction(site.db, async (trx) => {
    let found = false;
    for (const mail of await addressesIn(trx, site)) {
      if (hmac(secret, mail) !== digest) continue;
      // An account of somebody else who had the same address before, or has got it since.
      if (await hasAccount(trx, mail)) continue;
      const parts = await erasePerson(trx, site, { id, mail });
      found ||= parts.some(({ rows }) => rows > 0);
    }
    return found;
  });
}

/** Every address that a declared table knows somebody by, in small letters. */
async function addressesIn(trx: Trx, site: Site): Promise<string[]> {
  const byMail = declaredTables(site).filter(({ person }) => person.is === 'mail');
  const queries = byMail.map(
    ({ module, table, person }: Declared) => sql<{ mail: string }>`
      select lower(${sql.ref(person.column)}) as mail from ${sql.table(`${module}.${table}`)}
      where ${sql.ref(person.column)} is not null`,
  );
  if (queries.length === 0) return [];
  const { rows } = await sql<{ mail: string }>`${sql.join(queries, sql` union `)}`.execute(trx);
  return rows.map(({ mail }) => mail);
}

async function hasAccount(trx: Trx, mail: string): Promise<boolean> {
  const { rows } = await sql`select from accounts.person where email = ${mail}`.execute(trx);
  return rows.length > 0;
}

function hmac(secret: string, address: string): string {
  return createHmac('sha256', secret).update(`erased\n${address.toLowerCase()}`).digest('base64url');
}
