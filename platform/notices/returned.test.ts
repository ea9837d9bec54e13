/** Letters that a server took and another one gave back later. */
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bounce, readBounce } from '../mail/index.ts';
import { postfixReport, type Status } from '../mail/testing/reports.ts';
import { transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { figuresOf } from './figures.ts';
import { deliverDue, noticesReturned, notify, subscribe, subscriberOf } from './index.ts';
import { findSubscriber, setState } from './subscriptions.ts';
import { openCatcher } from './testing/catcher.ts';
import { OWNERS, trialSite } from './testing/trial-kind.ts';

const { db } = await testDatabase({ owners: OWNERS });
const catcher = await openCatcher();
afterAll(() => catcher.close());
const now = new Date('2026-11-24T04:00:00Z');
const site = trialSite(db, catcher.url, () => now);

let reader = 0;
const subscriptions: number[] = [];
beforeEach(async () => {
  await sql`truncate notices.subscriber, notices.subscription, notices.delivery, notices.message restart identity`.execute(
    db,
  );
  subscriptions.length = 0;
  catcher.letters.length = 0;
  await transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel: 'mail', address: 'hanako@example.jp', lang: 'ja' });
    reader = subscriber.id;
    for (const ref of ['みどり町', '大沢']) {
      const wish = {
        kind: 'trial.news',
        owner: '999999',
        ref,
        parts: null,
        hour: null,
        consent: '1',
        lang: 'ja',
      } as const;
      subscriptions.push(await subscribe(trx, subscriber, wish, now));
    }
  });
});

/** Sends letters, one for each key, and gives their Message-IDs. */
async function send(...keys: string[]): Promise<string[]> {
  const before = catcher.letters.length;
  for (const key of keys) {
    for (const subscription of subscriptions) {
      const notice = { kind: 'trial.news', owner: '999999', ref: 'みどり町', data: key, key, at: now };
      await transaction(db, (trx) => notify(trx, { ...notice, to: { subscription } }));
    }
    await deliverDue(site);
  }
  return catcher.letters.slice(before).map(({ id }) => id);
}

function bounceOf(id: string, changes: Status & { to?: string } = {}): Bounce {
  const reading = readBounce(postfixReport({ id, to: changes.to ?? 'hanako@example.jp' }, changes));
  if (reading.what !== 'bounce') throw new Error(`It is no bounce but ${reading.what}`);
  return reading.bounce;
}

const back = (ids: readonly string[], changes: Status = {}) =>
  noticesReturned(
    db,
    ids.map((id) => bounceOf(id, changes)),
  );

async function states(): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`select state from notices.subscription order by id`.execute(
    db,
  );
  return rows.map(({ state }) => state);
}

describe('regression: letters that come back later', () => {
  it('three in a row pause their reader, as refusals at once do; read again they count no more', async () => {
    const [a = '', b = '', c = ''] = await send('a', 'b', 'c');
    expect(await back([a])).toEqual({ outcomes: ['counted'], paused: 0 });
    expect(await back([a, a])).toEqual({ outcomes: ['known', 'known'], paused: 0 });
    // Not in the order in which they were sent.
    expect(await back([c, b])).toEqual({ outcomes: ['counted', 'counted'], paused: 1 });
    expect(await states()).toEqual(['paused', 'paused']);
    const figures = await figuresOf(db, new Date());
    expect(figures).toMatchObject({ failed: 6, paused: 1 });
    expect(JSON.stringify(figures)).not.toContain('hanako');
    expect(await findSubscriber(db, reader)).toMatchObject({ failures: 3 });

    await setState(db, { subscriber: reader, id: subscriptions[0] ?? 0 }, 'active', now);
    subscriptions.splice(1);
    expect(await back(await send('d', 'e'))).toEqual({ outcomes: ['counted', 'counted'], paused: 0 });
    expect(await states()).toEqual(['active', 'paused']);
  });

  it('not in a row pause nobody: what stayed away in between has arrived', async () => {
    const [a = '', b = '', , d = ''] = await send('a', 'b', 'c', 'd');
    expect(await back([a, b])).toMatchObject({ paused: 0 });
    expect(await back([d])).toEqual({ outcomes: ['counted'], paused: 0 });
    expect(await back(await send('e'))).toEqual({ outcomes: ['counted'], paused: 0 });
    expect(await back(await send('f'))).toEqual({ outcomes: ['counted'], paused: 1 });
  });

  it('of other causes, or of other addresses, count for nothing', async () => {
    const ids = await send('a', 'b', 'c');
    expect(await back(ids, { status: '4.2.2' })).toMatchObject({ outcomes: Array(3).fill('passing') });
    expect(await back(ids, { status: '5.7.1' })).toMatchObject({ outcomes: Array(3).fill('other') });
    expect(await back(ids, { final: 'b@example.org', original: null })).toMatchObject({
      outcomes: Array(3).fill('elsewhere'),
    });
    expect(await states()).toEqual(['active', 'active']);
    expect(await figuresOf(db, new Date())).toMatchObject({ failed: 0, paused: 0 });
  });

  it('can’t be forged: with another number, another address or another signature nobody is paused', async () => {
    const [id = '', second = '', third = ''] = await send('a', 'b', 'c');
    const proof = (of: string) => /\.([\w-]{16})@/.exec(of)?.[1] ?? '';
    const forged = [
      id.replace(proof(id), 'A'.repeat(16)),
      id.replace(proof(id), proof(second)),
      third.replace(/-(\d+)\./, (_, n: string) => `-${Number(n) + 1000}.`),
      id.replace(/notice-.{8}-/, 'notice-AAAAAAAA-'),
    ];
    expect(new Set(forged).size).toBe(4);
    expect(await back(forged)).toEqual({ outcomes: Array(4).fill('unknown'), paused: 0 });
    // Somebody writes another's address into a report on a letter of their own.
    const ofAnother = bounceOf(id, { to: 'taro@example.jp' });
    expect(await noticesReturned(db, [ofAnother])).toEqual({ outcomes: ['elsewhere'], paused: 0 });
    expect(await states()).toEqual(['active', 'active']);
    expect(await figuresOf(db, new Date())).toMatchObject({ failed: 0 });
    expect(await findSubscriber(db, reader)).toMatchObject({ failures: 0 });
  });

  it('after everything of their reader is gone speak of nobody', async () => {
    const ids = await send('a');
    await sql`truncate notices.delivery`.execute(db);
    expect(await back(ids)).toEqual({ outcomes: ['unknown'], paused: 0 });
  });
});
