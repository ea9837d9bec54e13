import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from '@tomoni/platform/pages/build';
import { bundledScript, killRuns, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { findInvitation } from './invitations.ts';
import { findPersonByEmail } from './people.ts';
import { OWNERS, Reader, testApp, testSite } from './testing-site.ts';

const RUNS = 20;
const SCRIPT = await bundledScript(fileURLToPath(new URL('./join-script.ts', import.meta.url)));
buildPages(dirname(SCRIPT));
const { db, pool } = await testDatabase({ owners: OWNERS });

async function count(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  const { rows } = await query.execute(db);
  return Number(rows[0]?.n ?? -1);
}

/** How much there is of what must never be. */
async function broken(): Promise<Record<string, number>> {
  return {
    peopleWithoutPassword: await count(sql`select count(*) as n from accounts.person p where not exists (
      select from accounts.account where "userId" = p.id and password is not null)`),
    peopleWithoutTheirRole: await count(sql`select count(*) as n from accounts.person p where not exists (
      select from accounts.appointment where person = p.id)`),
    peopleStillInvited: await count(sql`select count(*) as n from accounts.person p
      join accounts.invitation i on i.email = p.email`),
    appointedWithoutEvent: await count(sql`select count(*) as n from accounts.appointment a where not exists (
      select from platform.outbox where kind = 'accounts.appointed' and ref = a.person)`),
  };
}

it(`kill -9, ${RUNS} times, while people join and leave: nobody who was told is lost, nobody is half there`, async () => {
  const { host, database, user } = pool.options;
  const told = new Map<string, string>();
  const tokens = new Map<string, string>();
  const report = await killRuns({
    script: SCRIPT,
    args: (run) => [String(run)],
    env: {
      TRIAL_DATABASE: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`,
    },
    runs: RUNS,
    seed: 7,
    within: 700,
    // One has joined before the clock starts; from none, one or two more on.
    working: ({ run, output }) => [...output.matchAll(/^joined /gm)].length > run % 3,
    check: async ({ output }) => {
      for (const [, what = '', email = '', token = ''] of output.matchAll(
        /^(invited|joined|leaving|left) (\S+)(?: (\S+))?$/gm,
      )) {
        told.set(email, what);
        if (what === 'invited') tokens.set(email, token);
      }
      expect(await broken()).toEqual({
        peopleWithoutPassword: 0,
        peopleWithoutTheirRole: 0,
        peopleStillInvited: 0,
        appointedWithoutEvent: 0,
      });
    },
  });
  expect(report).toEqual({ killed: RUNS, finished: 0 });
  const lost: string[] = [];
  for (const [email, what] of told) {
    const isHere = (await findPersonByEmail(db, email)) !== null;
    // The kill may have come between the work and its answer: then the next step is done already, never undone.
    if (what === 'invited' && !isHere && (await findInvitation(db, tokens.get(email) ?? '')) === null)
      lost.push(email);
    if (what === 'joined' && !isHere) lost.push(email);
    if (what === 'left' && isHere) lost.push(email);
  }
  expect(lost).toEqual([]);
  const here = [...told].filter(([, what]) => what === 'joined').map(([email]) => email);
  expect(here.length).toBeGreaterThan(RUNS);
  // Who joined can sign in.
  await sql`truncate limits.attempt`.execute(db);
  expect((await new Reader(testApp(testSite(db))).signIn(here[0] ?? '')).status).toBe(303);
}, 900_000);
