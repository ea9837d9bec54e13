/** That somebody wants no more: kept so that neither an older copy nor a link nor an account begins it again. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../storage/index.ts';
import type { Channel } from './contract.ts';
import { linkSecret } from './secrets.ts';

/** What was stopped, of whom. */
export interface StoppedRow {
  address: string;
  channel: Channel;
  kind: string;
  owner: string;
  ref: string;
  consent: string;
}

/** One thing that somebody is told of. */
type About = Pick<StoppedRow, 'kind' | 'owner' | 'ref'>;

/** The consent of those who are told because they have an account, and asked for nothing. */
export const BY_ACCOUNT = 'account';

/** Keeps that one thing was stopped. */
export async function keepStop(trx: Trx, subscriber: number, stopped: StoppedRow, at: Date): Promise<void> {
  await writeStop(trx, subscriber, stopped, at);
  await takeBack(trx, [stopped]);
}

/** Keeps that everything of a subscriber was removed. */
export async function keepLeaving(trx: Trx, subscriber: number, at: Date): Promise<void> {
  await writeStop(trx, subscriber, { kind: '', owner: '', ref: '' }, at);
}

/**
 * For copies from before: consent that was taken back must not come back. The reader is a number and the hash of a
 * random one, which name nobody once the address is gone.
 */
async function writeStop(trx: Trx, subscriber: number, { kind, owner, ref }: About, at: Date): Promise<void> {
  await sql`
    insert into notices.stop (subscriber, reader, kind, owner, ref, at)
    select id, encode(sha256(convert_to(nonce, 'UTF8')), 'hex'), ${kind}, ${owner}, ${ref}, ${at}
    from notices.subscriber where id = ${subscriber}
    on conflict do nothing`.execute(trx);
}

/**
 * Takes back what would begin it again: links to confirm that lie in letters, and an account. Whoever is told because of
 * an account would be told anew once their rows are gone; what is kept of them for that is a hash with the site's
 * secret, which nobody can turn into an address.
 */
export async function takeBack(trx: Trx, stopped: readonly StoppedRow[]): Promise<void> {
  for (const { address, channel, kind, owner, ref, consent } of stopped) {
    if (channel !== 'mail') continue;
    await sql`
      delete from notices.asked
      where lower(address) = lower(${address}) and kind = ${kind} and owner = ${owner} and ref = ${ref}`.execute(
      trx,
    );
    if (consent !== BY_ACCOUNT) continue;
    await sql`
      insert into notices.declined (reader, kind, owner, ref)
      values (${await hashOf(trx, address)}, ${kind}, ${owner}, ${ref}) on conflict do nothing`.execute(trx);
  }
}

/** Whether an address has stopped what it would be told because of its account. */
export async function hasDeclined(trx: Trx, address: string, { kind, owner, ref }: About): Promise<boolean> {
  const { rows } = await sql`
    select from notices.declined
    where reader = ${await hashOf(trx, address)} and kind = ${kind} and owner = ${owner} and ref = ${ref}`.execute(
    trx,
  );
  return rows.length > 0;
}

/** Somebody asks for it after all. */
export async function wantAgain(trx: Trx, address: string, { kind, owner, ref }: About): Promise<void> {
  await sql`
    delete from notices.declined
    where reader = ${await hashOf(trx, address)} and kind = ${kind} and owner = ${owner} and ref = ${ref}`.execute(
    trx,
  );
}

async function hashOf(db: Db, address: string): Promise<string> {
  const key = await linkSecret(db);
  return createHmac('sha256', key).update(`declined\0${address.toLowerCase()}`).digest('base64url');
}
