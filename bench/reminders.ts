/**
 * Queueing the reminders of an evening for the whole country: 1,741 towns of 300 areas, five million subscriptions.
 * Measured on a part of it with the same density (9.6 readers to an area, hours and kinds chosen as people do), beside a
 * bare `insert … select` of the very same rows into the same empty queue, in turns. Prints the peak of memory, too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from '@tomoni/platform/manifest';
import { type Db, openDatabase } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { homes, modules } from '../app/modules.ts';
import { categoryKey } from '../modules/collection/category-key.ts';
import { remind } from '../modules/collection/remind-jobs.ts';
import { CONSENT, REMINDER } from '../modules/collection/remind-kind.ts';
import { deliver } from '../platform/notices/deliver.ts';
import { loadTowns } from './pages-database.ts';
import { townDraft } from './pages-towns.ts';

const TOWNS = 105;
const AREAS = 300;
const SUBSCRIPTIONS = 301_500;
const COUNTRY = 5_000_000;
const MAY_TAKE_MINUTES = 10;
const ROUNDS = 3;

/** After all hours of an evening and a morning have come: one run plans everything that readers chose. */
const NOW = new Date('2026-11-26T22:05:00Z');

const folder = mkdtempSync(join(tmpdir(), 'tomoni-reminders-'));
const database = await openDatabase({ dataDir: join(folder, 'data') });
try {
  await main(database.db);
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

async function main(db: Db): Promise<void> {
  await loadTowns(db, TOWNS, AREAS);
  await subscribeAll(db);
  const quiet = () => {};
  const site: Site = {
    ...{ db, now: () => NOW, publicUrl: null, modules: [...homes, ...modules] },
    log: { info: quiet, warn: quiet, error: quiet },
  };
  const own: number[] = [];
  const bare: number[] = [];
  let rows = 0;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  for (let round = 0; round < ROUNDS; round += 1) {
    await empty(db);
    own.push(
      await seconds(async () => {
        rows = await remind(site);
      }),
    );
    if (round === ROUNDS - 1) await handOn(site);
    await sql`drop table if exists bench.rows`.execute(db);
    await sql`
      create table bench.rows as select subscription, channel, key, message, due_at from notices.delivery`.execute(
      db,
    );
    await empty(db);
    bare.push(
      await seconds(async () => {
        await sql`
        insert into notices.delivery (subscription, channel, key, message, due_at) select * from bench.rows`.execute(
          db,
        );
      }),
    );
  }
  clearInterval(watch);
  const { messages } = (
    await sql<{ messages: number }>`select count(*) as messages from notices.message`.execute(db)
  ).rows[0] ?? { messages: 0 };
  report({ own: median(own), bare: median(bare), rows, peak, messages });
}

/** How fast rows go out of the full queue, with a receiver that says yes at once: what a mail server can't be faster than. */
async function handOn(site: Site): Promise<void> {
  const signal = AbortSignal.timeout(5_000);
  let letters = 0;
  const took = await seconds(async () => {
    await deliver(
      site,
      'mail',
      async () => {
        letters += 1;
        return { what: 'sent' };
      },
      { signal },
    );
  });
  console.log(
    `handing on     ${Math.round(letters / took)} letters/s from the full queue, two at a time, without a server`,
  );
}

function report(found: { own: number; bare: number; rows: number; peak: number; messages: number }): void {
  const { own, bare, rows, peak } = found;
  const perSecond = SUBSCRIPTIONS / own;
  const minutes = COUNTRY / perSecond / 60;
  const ifAll = COUNTRY / (rows / own) / 60;
  const count = (value: number) => Math.round(value).toLocaleString('en');
  console.log(
    `${count(SUBSCRIPTIONS)} subscriptions in ${count(TOWNS * AREAS)} areas, ${count(rows)} reminders queued`,
  );
  console.log(
    `own            ${own.toFixed(2)} s   ${count(perSecond)} subscriptions/s   ${count(rows / own)} rows/s`,
  );
  console.log(
    `bare insert    ${bare.toFixed(2)} s   ${''.padStart(8)}                  ${count(rows / bare)} rows/s`,
  );
  console.log(`ratio          ${(own / bare).toFixed(1)} times a bare insert of the same rows`);
  console.log(`memory         peak ${count(peak / 2 ** 20)} MiB of this process`);
  console.log(
    `${count(COUNTRY)} subscriptions: ${minutes.toFixed(1)} min, ${ifAll.toFixed(1)} min if every one of them had something to be told`,
  );
  console.log(
    minutes <= MAY_TAKE_MINUTES
      ? `within ${MAY_TAKE_MINUTES} minutes`
      : `more than ${MAY_TAKE_MINUTES} minutes`,
  );
}

/** Hours and kinds as people choose: most everything, some only what they forget; each hour has its readers. */
async function subscribeAll(db: Db): Promise<void> {
  const keys = townDraft(0, 1).categories.map(({ name }) => categoryKey(name));
  const few = [[0], [0, 1], [1, 3, 4], [5, 6]].map((some) =>
    some
      .map((n) => keys[n] ?? '')
      .sort()
      .join(','),
  );
  await sql`select setseed(0.5374)`.execute(db);
  await sql`
    insert into notices.subscriber (address, nonce)
    select 'reader' || n || '@example.jp', md5(n::text) from generate_series(1, ${SUBSCRIPTIONS}::int) n`.execute(
    db,
  );
  await sql`
    insert into notices.subscription (subscriber, address, kind, owner, ref, filter, hour, consent, confirmed_at)
    select u.id, u.address, ${REMINDER}, a.place, a.area_id,
      case when random() < 0.6 then '' else (${few}::text[])[1 + floor(random() * ${few.length})] end,
      (array[18,18,18,19,19,20,20,20,21,6,7])[1 + floor(random() * 11)], ${CONSENT}, now()
    from notices.subscriber u
    join (select place, area_id, row_number() over () as n from collection.area) a
      on a.n = 1 + (u.id * 7919) % ${TOWNS * AREAS}`.execute(db);
  await sql`vacuum analyze notices.subscription`.execute(db);
}

async function empty(db: Db): Promise<void> {
  await sql`truncate notices.delivery, notices.message, notices.progress`.execute(db);
  await sql`checkpoint`.execute(db);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
