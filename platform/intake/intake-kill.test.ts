import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { bundledScript, killRuns, testDatabase } from '../testing/index.ts';
import { intakeHome } from './index.ts';
import { notesTables } from './testing/notes-reader.ts';

const RUNS = 20;
const SCRIPT = await bundledScript(fileURLToPath(new URL('./testing/kill-script.ts', import.meta.url)));
const { db, pool } = await testDatabase({ owners: [intakeHome, notesTables] });

async function numbers(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  const { rows } = await query.execute(db);
  return rows[0]?.n ?? -1;
}

/** How much there is of what must never be. */
async function broken(): Promise<Record<string, number>> {
  return {
    halfNotes: await numbers(sql`select count(*) as n from (
      select version from notes.notes group by version having count(*) <> 100) half`),
    notesWithoutCommit: await numbers(sql`select count(*) as n from notes.notes where not exists (
      select from intake.staged where id::text = notes.version and committed_at is not null)`),
    commitsWithoutNotes:
      await numbers(sql`select count(*) as n from intake.staged s where committed_at is not null
      and not exists (select from notes.notes where version = s.id::text)`),
    stagedWithoutUploads: await numbers(sql`select count(*) as n from intake.staged s
      where (select count(*) from intake.uploads u where u.staged = s.id) <> 2`),
    halfOriginals: await numbers(sql`select count(*) as n from intake.originals o
      where size <> (select coalesce(sum(length(bytes)), 0) from intake.chunks c where c.blob = o.blob)`),
  };
}

it(`kill -9 in the middle, ${RUNS} times: never half of anything, and nothing that was confirmed is lost`, async () => {
  const { host, database, user } = pool.options;
  const confirmed: string[] = [];
  const report = await killRuns({
    script: SCRIPT,
    args: (run) => [String(run)],
    env: {
      TRIAL_DATABASE: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`,
    },
    runs: RUNS,
    seed: 9,
    within: 400,
    // From none, one or two whole imports on.
    working: ({ run, output }) => [...output.matchAll(/^committed /gm)].length >= run % 3,
    check: async ({ output }) => {
      confirmed.push(...[...output.matchAll(/^committed (\S+)$/gm)].map((match) => match[1] ?? ''));
      expect(await broken()).toEqual({
        halfNotes: 0,
        notesWithoutCommit: 0,
        commitsWithoutNotes: 0,
        stagedWithoutUploads: 0,
        halfOriginals: 0,
      });
    },
  });
  expect(report.killed).toBe(RUNS);
  expect(confirmed.length).toBeGreaterThanOrEqual(RUNS - 1);
  const kept = await sql<{ version: string }>`select distinct version from notes.notes`.execute(db);
  const versions = new Set(kept.rows.map(({ version }) => version));
  expect(confirmed.filter((version) => !versions.has(version))).toEqual([]);
}, 900_000);
