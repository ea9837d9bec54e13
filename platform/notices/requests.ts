/** Asking for notices, for pages of modules: nobody learns from the answer whether an address gets any already. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { RequestContext } from '../http/index.ts';
import { networkOf } from '../limits/index.ts';
import { isMailAddress, queueMail } from '../mail/index.ts';
import { type Db, transaction } from '../storage/index.ts';
import { ask } from './asked.ts';
import type { PushDevice } from './devices.ts';
import { limits, mayTry } from './limits.ts';
import { linkSecret, tokenOf } from './secrets.ts';
import { subscribe, subscriberOf, subscriptionsOf, type Wish } from './subscriptions.ts';
import { kindOf, manageLink, writeQuestion } from './writing.ts';

export type AskAnswer = 'sent' | 'bad-address' | 'too-many';

/**
 * Takes the wish of a reader and writes to the address whether it wants that. The answer and the work are the same for
 * every address; one that was written to too often today gets no further letter, and nobody is told.
 */
export async function askByMail(c: RequestContext, address: string, wish: Wish): Promise<AskAnswer> {
  const site = c.get('site');
  if (!isMailAddress(address)) return 'bad-address';
  if (!(await mayTry(site.db, limits.network, networkOf(c.get('client'))))) return 'too-many';
  const mayWrite = await mayTry(site.db, limits.letters, address.toLowerCase());
  const title = (await kindOf(site, wish.kind)?.subject(site, wish, wish.lang))?.title ?? wish.kind;
  if (!mayWrite) return 'sent';
  await transaction(site.db, async (trx) => {
    const asked = await ask(trx, address, wish, site.now());
    await queueMail(trx, {
      to: address,
      ...(await writeQuestion({ ...site, db: trx }, { asked, lang: wish.lang, title })),
    });
  });
  return 'sent';
}

/** So many areas nobody follows on one device; without an end one device could keep everybody else’s waiting. */
const MOST_OF_A_DEVICE = 20;

/** A device that its owner has just allowed: that was the consent. Gives the path of its own page; null: too many. */
export async function askByPush(c: RequestContext, device: PushDevice, wish: Wish): Promise<string | null> {
  const site = c.get('site');
  if (!(await mayTry(site.db, limits.network, networkOf(c.get('client'))))) return null;
  return transaction(site.db, async (trx) => {
    const { endpoint: address, keys } = device;
    const subscriber = await subscriberOf(trx, { channel: 'push', address, lang: wish.lang, keys });
    const others = (await subscriptionsOf(trx, subscriber.id)).filter(
      ({ kind, owner, ref }) => kind !== wish.kind || owner !== wish.owner || ref !== wish.ref,
    );
    if (others.length >= MOST_OF_A_DEVICE) return null;
    await subscribe(trx, subscriber, wish, site.now());
    const { id, nonce, lang } = subscriber;
    return new URL(await manageLink({ ...site, db: trx }, { subscriber: id, nonce, lang })).pathname;
  });
}

export interface Webhook {
  id: number;
  /** Without what tells the owners apart. */
  url: string;
  ref: string;
  hour: number | null;
  state: 'active' | 'paused';
  failures: number;
}

/** Adds a webhook of an owner and gives the secret that signs its calls, which is shown once. */
export async function addWebhook(db: Db, url: string, wish: Wish, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await transaction(db, async (trx) => {
    // Each webhook is its own, with its own secret, also at one address. The fragment is never sent.
    const own = randomBytes(6).toString('base64url');
    const address = `${new URL(url).href.split('#')[0]}#${wish.owner}.${own}`;
    const subscriber = await subscriberOf(trx, {
      channel: 'webhook',
      address,
      lang: wish.lang,
      keys: { secret },
    });
    await subscribe(trx, subscriber, wish, now);
  });
  return secret;
}

export async function webhooksOf(db: Db, owner: string, kind: string): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`
    select s.id, split_part(s.address, '#', 1) as url, s.ref, s.hour, s.state, u.failures
    from notices.subscription s join notices.subscriber u on u.id = s.subscriber
    where s.kind = ${kind} and s.owner = ${owner} and s.channel = 'webhook' and s.state <> 'stopped' order by s.id`.execute(
    db,
  );
  return rows;
}

/** Removes a webhook of an owner for one kind of notices at once. */
export async function removeWebhook(
  db: Db,
  { owner, kind, id }: { owner: string; kind: string; id: number },
): Promise<boolean> {
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ subscriber: number }>`
      delete from notices.subscription where id = ${id} and owner = ${owner} and kind = ${kind} and channel = 'webhook'
      returning subscriber`.execute(trx);
    const [row] = rows;
    if (row === undefined) return false;
    await sql`
      delete from notices.subscriber where id = ${row.subscriber} and not exists (
        select from notices.subscription where subscriber = ${row.subscriber})`.execute(trx);
    return true;
  });
}

/** The reader's own page, for a test or a module that has just made a subscription. */
export async function manageToken(db: Db, subscriber: { id: number; nonce: string }): Promise<string> {
  return tokenOf(await linkSecret(db), 'manage', subscriber.id, subscriber.nonce);
}
