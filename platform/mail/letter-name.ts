/**
 * What a letter is called in its Message-ID, signed, so that what comes back of it is known to be ours. The signature is
 * over its address as well: whoever has seen one letter can make no name of another, and only its reader and the servers
 * on its way have seen it. See docs/decisions/034.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';

const known = new WeakMap<Db, Promise<string>>();

/** With which names are signed: made once and kept in the database, so that all processes have the same. */
export function letterKey(db: Db): Promise<string> {
  let key = known.get(db);
  if (key === undefined) {
    key = readOrMake(db);
    known.set(db, key);
    key.catch(() => known.delete(db));
  }
  return key;
}

async function readOrMake(db: Db): Promise<string> {
  const read = () => sql<{ value: string }>`select value from mail.secret where name = 'letters'`.execute(db);
  const [ready] = (await read()).rows;
  if (ready !== undefined) return ready.value;
  const value = randomBytes(32).toString('base64url');
  await sql`insert into mail.secret (name, value) values ('letters', ${value}) on conflict do nothing`.execute(
    db,
  );
  const [made] = (await read()).rows;
  if (made === undefined) throw new Error('A secret could not be kept');
  return made.value;
}

/** A name with the signature behind it, as both come back. */
export interface SignedName {
  name: string;
  proof: string;
}

/** `notice-Ab3-17.proof`: the part of a Message-ID that `MailTransport.send` takes. */
export function signedName(key: string, name: string, to: string): string {
  return `${name}.${proofOf(key, name, to)}`;
}

/** Whether a letter of this name went to this address. */
export function isOurs(key: string, { name, proof }: SignedName, to: string): boolean {
  const [given, right] = [Buffer.from(proof), Buffer.from(proofOf(key, name, to))];
  return given.length === right.length && timingSafeEqual(given, right);
}

function proofOf(key: string, name: string, to: string): string {
  const mac = createHmac('sha256', key).update(`letter\0${name}\0${to.toLowerCase()}`).digest();
  return mac.subarray(0, 12).toString('base64url');
}

/** The first name in a text that quotes a letter: its head stands before its words. */
export function nameIn(text: string): SignedName | null {
  const [, name, proof] = /^message-id:\s*<tomoni-([\w-]{1,60})\.([\w-]{16})@/im.exec(text) ?? [];
  return name === undefined || proof === undefined ? null : { name, proof };
}
