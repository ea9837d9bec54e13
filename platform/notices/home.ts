/** This home as a site runs it: tables, jobs, pages, what it keeps of people. */
import { sql } from 'kysely';
import { purgeRows } from '../history/index.ts';
import { defineJob, sendJob } from '../jobs/index.ts';
import { openTransport } from '../mail/index.ts';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import { openOutgoing } from '../outgoing/index.ts';
import type { Db } from '../storage/index.ts';
import { mailCarrier, pushCarrier, webhookCarrier } from './carriers.ts';
import { type Delivered, deliver } from './deliver.ts';
import { adminRow } from './pages/admin-page.tsx';
import { permissions } from './permissions.ts';
import { personalData } from './personal-data.ts';
import { removals, restore } from './restore.ts';
import { noticeRoutes } from './routes.ts';
import { migrations } from './tables.ts';

/** Of letters at the same time; each holds one of the pool's ten connections to the database. */
const MAIL_LANES = 2;

/** Hands on everything that is due, by all channels at the same time. Without a mail server letters wait. */
export async function deliverDue(
  site: Site,
  signal?: AbortSignal,
): Promise<Record<'mail' | 'push' | 'webhook', Delivered>> {
  const settings = site.settings?.mail ?? null;
  const outgoing = openOutgoing({ allowed: site.settings?.outgoing ?? [] });
  const transport = settings === null ? null : openTransport(settings, { connections: MAIL_LANES });
  const options = signal === undefined ? {} : { signal };
  try {
    const [mail, push, webhook] = await Promise.all([
      transport === null
        ? { sent: 0, failed: 0 }
        : deliver(site, 'mail', mailCarrier(site, transport), { ...options, lanes: MAIL_LANES }),
      deliver(site, 'push', pushCarrier(site, outgoing), options),
      deliver(site, 'webhook', webhookCarrier(site, outgoing), { ...options, lanes: 1 }),
    ]);
    return { mail, push, webhook };
  } finally {
    transport?.close();
    outgoing.close();
  }
}

/** Rounds that run in this process; `again`: something was queued meanwhile. */
const rounds = new WeakMap<Db, { again: boolean }>();

/**
 * One round at a time in a process, however many jobs ask for one: a long evening must not take all hands of the jobs
 * and all connections. Whoever comes meanwhile makes the round go on once more.
 */
export async function deliverInTurn(site: Site, signal?: AbortSignal): Promise<void> {
  const running = rounds.get(site.db);
  if (running !== undefined) {
    running.again = true;
    return;
  }
  const round = { again: true };
  rounds.set(site.db, round);
  try {
    while (round.again && signal?.aborted !== true) {
      round.again = false;
      await deliverDue(site, signal);
    }
  } finally {
    rounds.delete(site.db);
  }
}

const sendNotices = defineJob({
  name: 'notices.send',
  title: { ja: 'お知らせを送る', en: 'Send notices' },
  schedule: { every: 'minute' },
  limit: 3600,
  run: (site, _, { signal }) => deliverInTurn(site, signal),
});

/** Sends what is due within a second or two, instead of within the minute. */
export async function sendSoon(db: Db): Promise<void> {
  await sendJob(db, sendNotices, null);
}

const SWEPT_AT_A_TIME = 20_000;
/** As long as somebody may restore a backup from before: about a year. */
const STOPS_KEPT_MS = 400 * 24 * 3_600_000;

/** Removes what is over: keys against sending twice after a week, the words with them. Returns how many rows. */
export async function sweepNotices(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 7 * 24 * 3_600_000);
  await sql`
    update notices.delivery d set state = 'expired', done_at = ${now} from notices.message m
    where m.id = d.message and d.state = 'waiting' and m.expires_at <= ${now}`.execute(db);
  let total = 0;
  for (const doomed of [
    sql`notices.delivery where id in (select id from notices.delivery where done_at < ${before} limit ${SWEPT_AT_A_TIME})`,
    sql`notices.message where id in (select id from notices.message where expires_at < ${before} limit ${SWEPT_AT_A_TIME})`,
    sql`notices.progress where begun_at < ${before}`,
    sql`notices.stop where at < ${new Date(now.getTime() - STOPS_KEPT_MS)}`,
  ]) {
    for (;;) {
      const { numAffectedRows = 0n } = await sql`delete from ${doomed}`.execute(db);
      total += Number(numAffectedRows);
      if (numAffectedRows < SWEPT_AT_A_TIME) break;
    }
  }
  return total;
}

const sweepJob = defineJob({
  name: 'notices.sweep',
  title: { ja: '送りおわったお知らせの控えを消す', en: 'Remove what is left of sent notices' },
  schedule: { every: 'day', at: '03:30' },
  run: async (site) => {
    await sweepNotices(site.db, site.now());
  },
});

/** For app/modules.ts. */
export const noticesHome: ModuleManifest = {
  name: 'notices',
  migrations,
  routes: () => noticeRoutes(),
  // Whoever wants no more letters must be able to say so, however busy the site is.
  costs: { cheap: ['/notices/stop/:token'] },
  jobs: [sendNotices, sweepJob],
  slots: [adminRow],
  permissions,
  personalData,
  restore,
  removals,
  purge: async (trx, request) => ({
    removed: await purgeRows(trx, request, {
      ...{ schema: 'notices', table: 'message', ownerColumn: 'owner', json: ['data'] },
    }),
  }),
};
