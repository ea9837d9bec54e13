import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { buildPages } from '../pages/build.ts';
import { bundledScript, killRuns, testDatabase } from '../testing/index.ts';
import { intakeHome, original, stagedOf } from './index.ts';
import { notesTables } from './testing/notes-reader.ts';
import { uploadSite } from './testing/upload-app.tsx';
import { type Promised, UploadSender } from './testing/upload-sender.ts';
import { sha256 } from './unfold.ts';

const RUNS = 24;

const SCRIPT = await bundledScript(fileURLToPath(new URL('./testing/upload-server.ts', import.meta.url)));
buildPages(dirname(SCRIPT));
const { db, pool } = await testDatabase({ owners: [intakeHome, notesTables] });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function count(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  const { rows } = await query.execute(db);
  return rows[0]?.n ?? -1;
}

/** How much there is of what must never be: counted and not stored, stored and not counted, half of anything. */
async function broken(): Promise<Record<string, number>> {
  return {
    countedNotStored: await count(sql`select count(*) as n from intake.drop_files f
      where received <> (select coalesce(sum(length(bytes)), 0) from intake.chunks c where c.blob = f.blob)`),
    halfOriginals: await count(sql`select count(*) as n from intake.originals o
      where size <> (select coalesce(sum(length(bytes)), 0) from intake.chunks c where c.blob = o.blob)`),
    stagedWithoutUploads: await count(sql`select count(*) as n from intake.staged s
      where (select count(*) from intake.uploads u where u.staged = s.id) <> 3`),
    readAndStillThere: await count(sql`select count(*) as n from intake.drop_files f join intake.drops d
      on d.id = f.drop_id where d.staged is not null`),
    lostBlobs: await count(sql`select count(*) as n from intake.blobs b
      where not exists (select from intake.originals o where o.blob = b.id)
        and not exists (select from intake.drop_files f where f.blob = b.id)`),
  };
}

/** Promised bytes that aren't there: neither on their way nor in something that was read. */
async function missing({ received }: Promised): Promise<string[]> {
  const { rows } = await sql<{ key: string; received: number | null; staged: string | null }>`
    select d.id || '/' || coalesce(f.n::text, '*') as key, f.received, d.staged
    from intake.drops d left join intake.drop_files f on f.drop_id = d.id`.execute(db);
  const read = new Set(rows.filter(({ staged }) => staged !== null).map(({ key }) => key.split('/')[0]));
  const there = new Map(rows.map((row) => [row.key, row.received ?? 0]));
  return [...received].flatMap(([key, bytes]) =>
    read.has(key.split('/')[0]) || (there.get(key) ?? 0) >= bytes ? [] : [key],
  );
}

it(`kill -9 during uploads, ${RUNS} times: nothing acknowledged is lost, nothing half counts`, async () => {
  const { host, database, user } = pool.options;
  const port = await freePort();
  const sender = new UploadSender(port, 24);
  const { promised } = sender;
  const sending = sender.run();
  let stagedBefore = 0;
  const report = await killRuns({
    script: SCRIPT,
    env: {
      TRIAL_DATABASE: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`,
      TRIAL_PORT: String(port),
    },
    ...{ runs: RUNS, seed: 7, within: 3_000 },
    // Every other time from a whole upload on; in the last run nobody sends any more.
    working: ({ run }) => run === RUNS - 1 || promised.staged.size - stagedBefore >= run % 2,
    check: async ({ run }) => {
      const before = new Map(promised.received);
      expect(await broken()).toEqual({
        ...{
          countedNotStored: 0,
          halfOriginals: 0,
          stagedWithoutUploads: 0,
          readAndStillThere: 0,
          lostBlobs: 0,
        },
      });
      expect(await missing({ ...promised, received: before })).toEqual([]);
      stagedBefore = promised.staged.size;
      if (run === RUNS - 2) sender.stop();
    },
  });
  expect(report.killed).toBe(RUNS);
  console.log(`${RUNS} servers killed, ${promised.cuts} cuts, ${promised.staged.size} acknowledged`);
  expect(promised.cuts).toBeGreaterThan(RUNS);
  expect(promised.staged.size).toBeGreaterThanOrEqual(RUNS / 2 - 1);
  const site = uploadSite(db);
  for (const [id, hashes] of promised.staged) {
    const staged = await stagedOf(site, id);
    expect(staged?.originals.map((one) => one.sha256)).toEqual(hashes);
    for (const hash of hashes) {
      const bytes = await new Response((await original(db, staged?.owner ?? '', hash))?.stream).arrayBuffer();
      expect(sha256(new Uint8Array(bytes))).toBe(hash);
    }
  }
  void sending.catch(() => undefined);
}, 900_000);
