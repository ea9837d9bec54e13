import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { removals } from './restore.ts';
import { forget, setState, subscribe, subscriberOf } from './subscriptions.ts';

const { db } = await testDatabase();
const site = {
  ...{ db, now: () => new Date(), publicUrl: null, modules: [] },
  log: { info() {}, warn() {}, error() {} },
};
const wish = {
  kind: 'trial.told',
  owner: '992020',
  parts: null,
  hour: null,
  consent: '2026-11',
  lang: 'ja' as const,
};

async function reader(address: string) {
  return transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel: 'mail', address, lang: 'ja' });
    const now = new Date('2026-11-20T00:00:00Z');
    const one = await subscribe(trx, subscriber, { ...wish, ref: 'a1' }, now);
    await subscribe(trx, subscriber, { ...wish, ref: 'a2' }, now);
    return { subscriber, one };
  });
}

const states = async () => {
  const { rows } = await sql<{ line: string }>`
    select address || ' ' || ref || ' ' || state as line from notices.subscription order by 1`.execute(db);
  return rows.map(({ line }) => line);
};

it('stops again in an older copy whoever has stopped since, and nobody who began again later', async () => {
  const stopped = await reader('a@example.jp');
  const left = await reader('b@example.jp');
  await setState(db, { subscriber: stopped.subscriber.id, id: stopped.one }, 'stopped', new Date());
  await forget(db, left.subscriber, new Date());
  const list = await removals.list(db);
  expect(list).toHaveLength(2);
  expect(JSON.stringify(list)).not.toContain('example.jp');

  // The rows as the older copy has them.
  await sql`update notices.subscription set state = 'active', stopped_at = null`.execute(db);
  await sql`
    insert into notices.subscriber (id, channel, address, nonce) overriding system value
    values (${left.subscriber.id}, 'mail', 'b@example.jp', ${left.subscriber.nonce})`.execute(db);
  await sql`delete from notices.stop`.execute(db);
  expect(await Promise.all(list.map(({ record }) => removals.replay(site, record)))).toEqual([
    { found: true },
    { found: true },
  ]);
  expect(await states()).toEqual(['a@example.jp a1 stopped', 'a@example.jp a2 active']);
  expect((await sql`select from notices.subscriber where address like 'b%'`.execute(db)).rows).toEqual([]);
  expect(await removals.list(db)).toEqual(list);

  await transaction(db, (trx) => subscribe(trx, stopped.subscriber, { ...wish, ref: 'a1' }, new Date()));
  expect(await Promise.all(list.map(({ record }) => removals.replay(site, record)))).toEqual([
    { found: false },
    { found: false },
  ]);
  expect(await states()).toEqual(['a@example.jp a1 active', 'a@example.jp a2 active']);
});

it('knows a reader by more than a number, which another may have got in the meantime', async () => {
  const { subscriber, one } = await reader('c@example.jp');
  await setState(db, { subscriber: subscriber.id, id: one }, 'stopped', new Date());
  const [stop] = (await removals.list(db)).slice(-1);
  await sql`update notices.subscription set state = 'active' where id = ${one}`.execute(db);
  await sql`update notices.subscriber set nonce = 'of another' where id = ${subscriber.id}`.execute(db);
  expect(await removals.replay(site, stop?.record)).toEqual({ found: false });
  expect(await states()).toContain('c@example.jp a1 active');
});
