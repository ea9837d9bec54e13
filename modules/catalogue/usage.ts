/**
 * How often a dataset was fetched, by day: nothing about who did. Counted in memory, so that a read costs no write, and
 * put into the database once a minute and when the server stops.
 */
import { type IsoDate, todayIn } from '@tomoni/japanese';
import type { AppEnv, Site } from '@tomoni/platform/manifest';
import type { Db } from '@tomoni/platform/storage';
import type { Context } from 'hono';
import { sql } from 'kysely';

/** `download`: a file as a whole; `api`: a question of a program. */
export type Use = 'download' | 'api';

export interface Used {
  downloads: number;
  calls: number;
}

const FLUSH_MS = 60_000;
/** More different ones wait for nothing: they are written at once. */
const MOST_WAITING = 2000;
const WINDOW_DAYS = 30;

class UsageCounter {
  readonly #site: Site;
  #waiting = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #closing: AbortSignal | null = null;

  constructor(site: Site) {
    this.#site = site;
  }

  count(use: { owner: string; dataset: string; what: Use }, closing: AbortSignal): void {
    const day = todayIn('Asia/Tokyo', this.#site.now());
    const key = JSON.stringify([use.owner, use.dataset, day, use.what]);
    this.#waiting.set(key, (this.#waiting.get(key) ?? 0) + 1);
    if (this.#closing !== closing) {
      this.#closing = closing;
      closing.addEventListener('abort', () => void this.flush(), { once: true });
    }
    if (this.#waiting.size >= MOST_WAITING) void this.flush();
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** What can't be written now is counted again. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting;
    if (waiting.size === 0) return;
    this.#waiting = new Map();
    try {
      await addUses(this.#site.db, waiting);
    } catch (error) {
      this.#site.log.warn(
        { err: error, waiting: waiting.size },
        'Uses of datasets could not be written down',
      );
      if (waiting.size >= MOST_WAITING) return;
      for (const [key, count] of waiting) this.#waiting.set(key, (this.#waiting.get(key) ?? 0) + count);
    }
  }
}

/** By what is the same in all forms of one site, those with a replica too: counts go to the primary. */
const counters = new WeakMap<Site['modules'], UsageCounter>();

/** Begins to count for a site; called with the site itself, not with what a request gets. */
export function keepUsage(site: Site): void {
  if (!counters.has(site.modules)) counters.set(site.modules, new UsageCounter(site));
}

/** Counts one use of a dataset. Costs nothing now; never fails. */
export function countUse(c: Context<AppEnv>, use: { owner: string; dataset: string; what: Use }): void {
  counters.get(c.get('site').modules)?.count(use, c.get('closing'));
}

/** Writes down at once what waits in this process. */
export async function flushUsage(site: Site): Promise<void> {
  await counters.get(site.modules)?.flush();
}

async function addUses(db: Db, waiting: ReadonlyMap<string, number>): Promise<void> {
  // In one order in all processes, so that no two wait for each other.
  const rows = [...waiting]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => [...(JSON.parse(key) as [string, string, IsoDate, Use]), count] as const);
  const column = (n: 0 | 1 | 2 | 3 | 4) => rows.map((row) => row[n]);
  await sql`
    insert into catalogue.usage as u (owner, dataset, day, what, count)
    select * from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::date[], ${column(3)}::text[], ${column(4)}::int[])
    on conflict (owner, dataset, day, what) do update set count = u.count + excluded.count`.execute(db);
}

/** Of the last thirty days. */
export async function usedLately(
  db: Db,
  { owner, dataset, today }: { owner: string; dataset: string; today: IsoDate },
): Promise<Used> {
  const { rows } = await sql<{ what: Use; count: number }>`
    select what, sum(count)::float8 as count from catalogue.usage
    where owner = ${owner} and dataset = ${dataset} and day > ${today}::date - ${WINDOW_DAYS}::int
    group by what`.execute(db);
  const of = (what: Use) => rows.find((row) => row.what === what)?.count ?? 0;
  return { downloads: of('download'), calls: of('api') };
}
