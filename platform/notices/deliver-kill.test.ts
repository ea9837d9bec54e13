import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { transaction } from '../storage/index.ts';
import { bundledScript } from '../testing/bundle.ts';
import { killRuns, testDatabase } from '../testing/index.ts';
import { deliverDue, notifyAll, subscribe, subscriberOf } from './index.ts';
import { openCatcher } from './testing/catcher.ts';
import { OWNERS, trialSite } from './testing/trial-kind.ts';

const script = await bundledScript(fileURLToPath(new URL('./testing/deliver-script.ts', import.meta.url)));
const { db, pool } = await testDatabase({ owners: OWNERS });
const catcher = await openCatcher();
afterAll(() => catcher.close());

const RUNS = 20;
const READERS = 4000;
/** Letters in hand at the same time; so many at most may be between a server's yes and our commit. */
const LANES = 2;

it('kill -9 twenty times while letters go out: each arrives, and only what was in hand arrives twice', async () => {
  const now = new Date();
  await transaction(db, async (trx) => {
    for (let n = 0; n < READERS; n += 1) {
      const subscriber = await subscriberOf(trx, {
        channel: 'mail',
        address: `r${n}@example.jp`,
        lang: 'ja',
      });
      const wish = {
        kind: 'trial.news',
        owner: '999999',
        ref: `area ${n % 50}`,
        parts: null,
        hour: 18,
        consent: '1',
      };
      await subscribe(trx, subscriber, { ...wish, lang: 'ja' }, now);
    }
  });
  const work = { slot: 'kill', kind: 'trial.news', due: now, expires: new Date(now.getTime() + 3_600_000) };
  const queued = await notifyAll(db, work, async (groups) =>
    groups.map(({ ref }) => ({ key: 'k', data: ref })),
  );
  expect(queued).toBe(READERS);

  let atStart = 0;
  const report = await killRuns({
    script,
    args: () => [String(pool.options.host), String(pool.options.database), catcher.url],
    runs: RUNS,
    seed: 5374,
    within: 400,
    // Every other time from the first letter on; else it may come before there is one.
    working: ({ run }) => run % 2 === 0 || catcher.letters.length > atStart,
    check: async () => {
      atStart = catcher.letters.length;
      // What we say was sent has been taken by the server.
      const { rows } = await sql<{ address: string }>`
        select s.address from notices.delivery d join notices.subscription s on s.id = d.subscription
        where d.state = 'sent'`.execute(db);
      const taken = new Set(catcher.letters.map(({ to }) => to));
      expect(rows.filter(({ address }) => !taken.has(address))).toEqual([]);
    },
  });
  const before = catcher.letters.length;
  await deliverDue(trialSite(db, catcher.url, () => new Date()));
  expect(report.killed).toBeGreaterThan(RUNS / 2);
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(READERS);

  const times = new Map<string, { letters: number; ids: Set<string> }>();
  for (const { to, id } of catcher.letters) {
    const one = times.get(to) ?? { letters: 0, ids: new Set<string>() };
    times.set(to, { letters: one.letters + 1, ids: one.ids.add(id) });
  }
  const twice = [...times.values()].filter(({ letters }) => letters > 1);
  console.log(
    `${report.killed} processes killed, ${READERS} letters: all arrived, ${twice.length} of them twice (at most ${report.killed * LANES} can)`,
  );
  expect(times.size).toBe(READERS);
  expect(twice.length).toBeLessThanOrEqual(report.killed * LANES);
  expect(twice.every(({ ids }) => ids.size === 1)).toBe(true);
}, 900_000);
