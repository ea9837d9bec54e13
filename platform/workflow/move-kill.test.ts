import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { bundledScript, killRuns, testDatabase } from '../testing/index.ts';
import { trialOwners } from './testing/trial-flow.ts';

const SCRIPT = await bundledScript(fileURLToPath(new URL('./testing/kill-script.ts', import.meta.url)));
const { db, pool } = await testDatabase({ owners: trialOwners });

async function count(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  const { rows } = await query.execute(db);
  return Number(rows[0]?.n ?? -1);
}

/** How much there is of what must never be. */
async function broken(): Promise<Record<string, number>> {
  return {
    withoutEachHistory: await count(sql`select count(*) as n from workflow.items i left join (
        select owner, ref, count(*) as told from history.entries group by owner, ref) e
      on e.owner = i.owner and e.ref = 'paper.sheet/' || i.ref where i.version <> coalesce(told, 0)`),
    withoutEachEvent: await count(sql`select count(*) as n from workflow.items i left join (
        select data ->> 'ref' as ref, count(*) as told from platform.outbox group by data ->> 'ref') o
      on o.ref = i.ref where i.version <> coalesce(told, 0)`),
    otherStateThanTold: await count(sql`select count(*) as n from workflow.items i where not exists (
      select from history.entries where ref = 'paper.sheet/' || i.ref
      and after ->> 'state' = i.state and (after ->> 'version')::int = i.version)`),
    historyWithoutItem: await count(sql`select count(*) as n from history.entries e where not exists (
      select from workflow.items where 'paper.sheet/' || ref = e.ref)`),
    otherWordsThanVersion: await count(sql`select count(*) as n from workflow.items i
      left join paper.sheets s using (owner, ref) where s.words is distinct from 'version ' || i.version`),
  };
}

it('kill -9, twenty times, under several clerks: nothing acknowledged is lost, no state without its history and events', async () => {
  const { host, database, user } = pool.options;
  const acknowledged = new Map<string, number>();
  const report = await killRuns({
    script: SCRIPT,
    args: (run) => [String(run)],
    env: {
      TRIAL_DATABASE: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`,
    },
    runs: 20,
    seed: 3,
    within: 400,
    check: async ({ output }) => {
      for (const [, ref = '', version] of output.matchAll(/^acknowledged (\S+) (\d+)$/gm)) {
        acknowledged.set(ref, Number(version));
      }
      expect(await broken()).toEqual({
        withoutEachHistory: 0,
        withoutEachEvent: 0,
        otherStateThanTold: 0,
        historyWithoutItem: 0,
        otherWordsThanVersion: 0,
      });
    },
  });
  expect(report).toEqual({ killed: 20, finished: 0 });
  const { rows } = await sql<{
    ref: string;
    version: number;
  }>`select ref, version from workflow.items`.execute(db);
  const kept = new Map(rows.map(({ ref, version }) => [ref, version]));
  const lost = [...acknowledged].filter(([ref, version]) => (kept.get(ref) ?? 0) < version);
  expect(lost).toEqual([]);
  // Three whole sheets in each run before the clock starts, and kills that came in the middle of others.
  expect(acknowledged.size).toBeGreaterThanOrEqual(60);
  expect(rows.filter(({ version }) => version < 7).length).toBeGreaterThan(0);
}, 900_000);
