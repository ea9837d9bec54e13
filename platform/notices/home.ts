/** This home as a site runs it: tables, jobs, pages, what it keeps of people. */
import { sql } from 'kysely';
import { purgeRows } from '../history/index.ts';
import { defineJob, sendJob } from '../jobs/index.ts';
import { openTransport } from '../mail/index.ts';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import { type Outgoing, openOutgoing } from '../outgoing/index.ts';
import type { Db } from '../storage/index.ts';
import { mailCarrier, pushCarrier, webhookCarrier } from './carriers.ts';
import type { Channel } from './contract.ts';
import { type Delivered, deliver, throwFirst } from './deliver.ts';
import { adminRow } from './pages/admin-page.tsx';
import { permissions } from './permissions.ts';
import { personalData } from './personal-data.ts';
import { removals, restore } from './restore.ts';
import { noticeRoutes } from './routes.ts';
import { migrations } from './tables.ts';

/** Of letters at the same time; each holds one of the pool's ten connections to the database. */
const MAIL_LANES = 2;

const CHANNELS = ['mail', 'push', 'webhook'] as const satisfies readonly Channel[];

export interface Ways {
  /** A stand-in for tests; push services are public, whatever hosts the operator named for webhooks. */
  openPush?: () => Outgoing;
}

/** Hands on everything that is due, by all channels at the same time; a fault of one ends no other. Without a mail server letters wait. */
export async function deliverDue(
  site: Site,
  signal?: AbortSignal,
  ways: Ways = {},
): Promise<Record<Channel, Delivered>> {
  const done = { mail: NOTHING, push: NOTHING, webhook: NOTHING };
  const all = CHANNELS.map(async (channel) => {
    done[channel] = await deliverBy(site, channel, { ...ways, ...(signal === undefined ? {} : { signal }) });
  });
  throwFirst(await Promise.allSettled(all));
  return done;
}

const NOTHING: Delivered = { sent: 0, failed: 0 };

async function deliverBy(
  site: Site,
  channel: Channel,
  { openPush = () => openOutgoing(), ...options }: Ways & { signal?: AbortSignal },
): Promise<Delivered> {
  if (channel === 'mail') {
    const settings = site.settings?.mail ?? null;
    if (settings === null) return NOTHING;
    const transport = openTransport(settings, { connections: MAIL_LANES });
    const work = deliver(site, channel, mailCarrier(site, transport), { ...options, lanes: MAIL_LANES });
    return work.finally(() => transport.close());
  }
  const isPush = channel === 'push';
  const outgoing = isPush ? openPush() : openOutgoing({ allowed: site.settings?.outgoing ?? [] });
  const carry = isPush ? pushCarrier(site, outgoing) : webhookCarrier(site, outgoing);
  return deliver(site, channel, carry, { ...options, lanes: isPush ? 2 : 1 }).finally(() => outgoing.close());
}

/** Rounds that run in this process, by channel; `again`: something was queued meanwhile. */
const rounds = new WeakMap<Db, Map<Channel, { again: boolean }>>();

/**
 * One round of each channel at a time in a process, however many jobs ask for one: a long evening must not take all
 * hands of the jobs and all connections. Whoever comes meanwhile makes the round go on once more; a long round of letters
 * keeps no device waiting.
 */
export async function deliverInTurn(site: Site, signal?: AbortSignal): Promise<void> {
  throwFirst(await Promise.allSettled(CHANNELS.map((channel) => roundOf(site, channel, signal))));
}

async function roundOf(site: Site, channel: Channel, signal?: AbortSignal): Promise<void> {
  const own = rounds.get(site.db) ?? new Map<Channel, { again: boolean }>();
  rounds.set(site.db, own);
  const running = own.get(channel);
  if (running !== undefined) {
    running.again = true;
    return;
  }
  const round = { again: true };
  own.set(channel, round);
  try {
    while (round.again && signal?.aborted !== true) {
      round.again = false;
      await deliverBy(site, channel, signal === undefined ? {} : { signal });
    }
  } finally {
    own.delete(channel);
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

/**
 * Removes what is over: keys against sending twice after a week, and not before their notice is worth nothing any more;
 * the words with them. Returns how many rows.
 */
export async function sweepNotices(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 7 * 24 * 3_600_000);
  await sql`
    update notices.delivery d set state = 'expired', done_at = ${now} from notices.message m
    where m.id = d.message and d.state = 'waiting' and m.expires_at <= ${now}`.execute(db);
  let total = 0;
  for (const doomed of [
    sql`notices.delivery where id in (
      select d.id from notices.delivery d left join notices.message m on m.id = d.message
      where d.done_at < ${before} and (m.id is null or m.expires_at < ${now}) limit ${SWEPT_AT_A_TIME})`,
    sql`notices.message where id in (select id from notices.message where expires_at < ${before} limit ${SWEPT_AT_A_TIME})`,
    sql`notices.progress where begun_at < ${before} and (keep_until is null or keep_until < ${now})`,
    sql`notices.told t where not exists (select from notices.subscription s where s.id = t.subscription)`,
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
