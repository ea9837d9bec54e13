import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { type Replicas, transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { liveHome, publish } from './index.ts';
import { usualLimits } from './limits.ts';
import { type Watch, watchTopics } from './watch.ts';

const { db } = await testDatabase({ owners: [liveHome] });
const quiet = () => {};
let watch: Watch;
afterEach(() => watch.rest());

/** Somebody's work that goes on meanwhile, as an import does: until it ends, each look finds what changed since it began. */
async function longWork(): Promise<() => Promise<void>> {
  const trx = await db.startTransaction().execute();
  await sql`select pg_current_xact_id()`.execute(trx);
  return () => trx.rollback().execute();
}

let endWork = async () => {};
afterEach(async () => {
  await endWork();
  endWork = async () => {};
});

it.each(['alone', 'while somebody works on'])(
  'tells nobody of a change before those that are read have it, %s',
  async (how) => {
    await sql`truncate live.topic`.execute(db);
    if (how !== 'alone') endWork = await longWork();
    let have = () => {};
    const asked: number[] = [];
    const replicas = {
      caughtUp(withinMs: number) {
        asked.push(withinMs);
        return new Promise<void>((resolve) => {
          have = resolve;
        });
      },
    } as unknown as Replicas;
    const told: string[] = [];
    const site = { db, replicas, log: { info: quiet, warn: quiet, error: quiet } };
    watch = watchTopics(site, { ...usualLimits, lookEveryMs: 50 }, (topic) => told.push(topic));
    await watch.ready();
    expect(asked).toEqual([]);
    await transaction(db, (trx) => publish(trx, ['a/1']));
    await expect.poll(() => asked).toEqual([1_000]);
    await wait(200);
    expect(told).toEqual([]);
    have();
    await expect.poll(() => told).toEqual(['a/1']);
    // Looks that find nothing ask nobody.
    await wait(200);
    expect(asked).toEqual([1_000]);
  },
);
