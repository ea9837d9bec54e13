/**
 * Several servers with the same data: which of them is written to, which are near enough to it to be read, and going on
 * at another one when that was promoted. Whom to promote is not decided here: an operator or Patroni does that.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import type { SiteLog } from '../manifest/index.ts';
import type { Db } from './db.ts';
import { Lag } from './lag.ts';
import { endPool, openPool } from './pool.ts';
import { openReading } from './reading.ts';
import { cutAll, keepAccount, redirect } from './redirect.ts';
import {
  firstSight,
  type Known,
  newestTimeline,
  primaryAmong,
  type Standing,
  standingOf,
} from './standing.ts';
import type { WatchedServer } from './watched-server.ts';

export interface ServerFigures {
  /** `host:port/database` */
  address: string;
  standing: Standing;
  /** How far behind the primary, in milliseconds; null where that isn't known. */
  lagMs: number | null;
}

export interface Replicas {
  /** One for each server: what a reader uses instead of the site's `db`. */
  readers: readonly Db[];
  /** Which of the readers has all up to this position of the log; null when only the primary has. */
  choose(position: number): number | null;
  /** The position up to which the primary has written now: what was committed before is within. */
  position(): Promise<number>;
  /**
   * Resolves when all that are read have what the primary has now. Those that need longer than this many milliseconds
   * are not read by this process until they have.
   */
  caughtUp(withinMs: number): Promise<void>;
  /** False while no server is known that can be written to. */
  hasPrimary(): boolean;
  /** How far behind a replica may be and still be read, in milliseconds. */
  mostBehindMs: number;
  figures(): ServerFigures[];
  close(): Promise<void>;
}

export interface ReplicasOptions {
  /** All have been looked at once. */
  servers: readonly WatchedServer[];
  /** The one that the pool leads to. */
  primary: WatchedServer;
  db: Db;
  pool: pg.Pool;
  /** Settings of the readers' pools. */
  reading: pg.PoolConfig;
  mostBehindMs: number;
  log?: SiteLog | undefined;
  slowMs?: number | undefined;
}

const LOOK_EVERY_MS = 250;
/** How often somebody who waits for replicas looks. */
const SOON_MS = 20;

/** Begins to watch the servers. */
export function watchReplicas(options: ReplicasOptions): Replicas {
  return new Watch(options);
}

/** A server with what this process has for it. */
interface Place {
  server: WatchedServer;
  pool: pg.Pool;
  reader: Db;
  standing: Standing;
}

class Watch implements Replicas {
  readonly readers: readonly Db[];
  readonly mostBehindMs: number;
  readonly #options: ReplicasOptions;
  readonly #places: readonly Place[];
  readonly #ending = new AbortController();
  readonly #loops: readonly Promise<void>[];
  readonly #lag: Lag;
  #known: Known;
  /** Replicas that haven't this are not read. */
  #position = 0;
  #turn = 0;

  constructor(options: ReplicasOptions) {
    const { servers, primary, mostBehindMs } = options;
    this.#options = options;
    this.mostBehindMs = mostBehindMs;
    this.#lag = new Lag(2 * mostBehindMs);
    this.#known = { ...firstSight(servers), primary };
    keepAccount(options.pool);
    this.#places = servers.map((server) => this.#placeOf(server));
    this.readers = this.#places.map(({ reader }) => reader);
    this.#judge(primary);
    this.#loops = servers.map((server) => this.#keepLooking(server));
  }

  choose(position: number): number | null {
    const wanted = Math.max(position, this.#position);
    for (let n = 0; n < this.#places.length; n += 1) {
      this.#turn = (this.#turn + 1) % this.#places.length;
      const place = this.#places[this.#turn];
      if (place?.standing === 'read' && place.server.state.position >= wanted) return this.#turn;
    }
    return null;
  }

  async position(): Promise<number> {
    const { rows } = await sql<{ position: number }>`
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::int8 as position`.execute(this.#options.db);
    return rows[0]?.position ?? Number.MAX_SAFE_INTEGER;
  }

  async caughtUp(withinMs: number): Promise<void> {
    const position = await this.position();
    this.#position = Math.max(position, this.#position);
    const deadline = performance.now() + withinMs;
    for (;;) {
      const late = this.#places.filter(
        ({ standing, server }) => standing === 'read' && server.state.position < position,
      );
      if (late.length === 0 || performance.now() > deadline || this.#ending.signal.aborted) return;
      await Promise.all([...late.map(({ server }) => server.look()), wait(SOON_MS)]);
    }
  }

  hasPrimary(): boolean {
    return this.#places.some(({ standing }) => standing === 'primary');
  }

  figures(): ServerFigures[] {
    return this.#places.map(({ server, standing }) => ({
      address: server.address,
      standing,
      lagMs:
        standing === 'primary'
          ? 0
          : standing === 'read' || standing === 'behind'
            ? this.#lag.of(server.state.position)
            : null,
    }));
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#loops);
    await Promise.all(this.#places.flatMap(({ pool, server }) => [endPool(pool), server.end()]));
  }

  #placeOf(server: WatchedServer): Place {
    const { reading, pool: primary, log, slowMs } = this.#options;
    const { pool } = openPool({ ...reading, connectionString: server.url }, log, slowMs);
    keepAccount(pool);
    const reader = openReading({
      replica: pool,
      primary,
      mayRead: () => server.state.position >= this.#position,
      failed: (err) => log?.warn({ server: server.address, err }, 'A replica could not answer'),
      wrote: async () => {
        this.#position = Math.max(this.#position, await this.position());
      },
    });
    return { server, pool, reader, standing: 'away' };
  }

  async #keepLooking(server: WatchedServer): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await wait(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await server.look();
      this.#judge(server);
    }
  }

  /** After a look at a server: what each of them is now. */
  #judge(looked: WatchedServer): void {
    const { servers } = this.#options;
    const timeline = newestTimeline(servers, this.#known);
    this.#known = { ...this.#known, timeline };
    const best = primaryAmong(servers, this.#known);
    if (best !== null && best !== this.#known.primary) this.#goOnAt(best);
    const { primary } = this.#known;
    if (looked === primary && looked.state.role === 'primary') {
      this.#lag.saw(looked.state.position, performance.now());
    }
    for (const place of this.#places) {
      const isNear = this.#lag.of(place.server.state.position) <= this.mostBehindMs;
      this.#become(place, standingOf(place.server, this.#known, isNear));
    }
  }

  #goOnAt(primary: WatchedServer): void {
    this.#known = { ...this.#known, primary };
    // Positions of before may lie beyond all that the new one has.
    this.#position = 0;
    this.#lag.forget();
    redirect(this.#options.pool, primary.url);
    this.#options.log?.error(
      { server: primary.address },
      'Another server was promoted; writing goes on there',
    );
  }

  #become(place: Place, standing: Standing): void {
    if (place.standing === standing) return;
    const fields = { server: place.server.address, was: place.standing, is: standing };
    place.standing = standing;
    // Whoever waits for it asks another one.
    if (standing === 'away') cutAll(place.pool);
    if (standing === 'read' || standing === 'primary') {
      this.#options.log?.info(fields, 'A server of the database is used');
    } else this.#options.log?.warn(fields, 'A server of the database is not used');
  }
}
