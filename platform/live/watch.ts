/**
 * Keeps the versions of all topics as this process knows them up to date: one look at the table a second, and one more
 * as soon as a notice comes. However many streams there are, the database is asked by this alone.
 */
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { type Listening, listen } from '../storage/index.ts';
import type { LiveLimits } from './limits.ts';
import { CHANNEL } from './publish.ts';

export interface Watch {
  /** Latest versions by topic. */
  versions: ReadonlyMap<string, number>;
  /** Begins to look when it rests. Resolves when the versions are those of now or a moment ago; rejects when they can't be had. */
  ready(): Promise<void>;
  /** Lets it rest: the loop ends, and the connection that listens. */
  rest(): void;
}

/** What live pages need of a site. */
export type LiveSite = Pick<Site, 'db' | 'log' | 'replicas'>;

/** Who is told looks again, perhaps on a replica: so long they may have to catch up before anybody is told. */
const REPLICAS_CATCH_UP_MS = 1_000;
/** Notices may come by the hundred; so often at most one look follows the other. */
const PAUSE_MS = 25;
/** A connection that can't be had is tried again after so many looks. */
const LOOKS_BETWEEN_TRIES = 5;

/** `onChange` gets each topic whose version grew, not the ones that the first look finds. */
export function watchTopics(
  site: LiveSite,
  { lookEveryMs }: LiveLimits,
  onChange: (topic: string, version: number) => void,
): Watch {
  const versions = new Map<string, number>();
  let running: Running | null = null;
  return {
    versions,
    ready() {
      if (running === null) {
        const fresh = run(site, lookEveryMs, {
          isNew: (topic, version) => version > (versions.get(topic) ?? 0),
          found(topic, version, first) {
            versions.set(topic, version);
            if (!first) onChange(topic, version);
          },
        });
        running = fresh;
        fresh.ready.catch(() => {
          if (running === fresh) running = null;
        });
      }
      return running.ready;
    },
    rest() {
      running?.stop();
      running = null;
    },
  };
}

interface Running {
  ready: Promise<void>;
  stop(): void;
}

interface Finder {
  isNew(topic: string, version: number): boolean;
  found(topic: string, version: number, first: boolean): void;
}

function run({ db, log, replicas }: LiveSite, lookEveryMs: number, { isNew, found }: Finder): Running {
  const stopping = new AbortController();
  const alarm = makeAlarm(stopping.signal);
  let cursor = '0';
  let failing = false;
  const look = async (first: boolean) => {
    const { rows } = await sql<{ cursor: string; changed: Record<string, number> | null }>`
      select pg_snapshot_xmin(pg_current_snapshot())::text as cursor,
        (select jsonb_object_agg(topic, version) from live.topic where changed_in >= ${cursor}::xid8) as changed`.execute(
      db,
    );
    // While somebody's long work goes on, what changed after it began is found by each look.
    const fresh = Object.entries(rows[0]?.changed ?? {}).filter((one) => isNew(...one));
    if (fresh.length > 0) await replicas?.caughtUp(REPLICAS_CATCH_UP_MS);
    if (stopping.signal.aborted) return;
    for (const [topic, version] of fresh) found(topic, version, first);
    cursor = rows[0]?.cursor ?? cursor;
  };
  const ears = keepListening(() => alarm.ring(), { db, signal: stopping.signal });
  // Listening first: what is committed between the first look and the first notice would wait for the clock else.
  const ready = ears.tend().then(() => look(true));
  void ready.then(
    async () => {
      for (let n = 1; !stopping.signal.aborted; n += 1) {
        await alarm.wait(lookEveryMs);
        if (stopping.signal.aborted) break;
        if (n % LOOKS_BETWEEN_TRIES === 0) await ears.tend();
        try {
          await look(false);
          failing = false;
        } catch (err) {
          // Once for each outage, not each second of it.
          if (!failing) log.warn({ err }, 'Live pages cannot be looked after; it is tried again');
          failing = true;
        }
        await alarm.pause(PAUSE_MS);
      }
    },
    () => stopping.abort(),
  );
  stopping.signal.addEventListener('abort', () => void ears.close(), { once: true });
  return { ready, stop: () => stopping.abort() };
}

/** One connection that listens; without it, or when it breaks, the clock does. */
function keepListening(
  onNotice: () => void,
  { db, signal }: { db: Site['db']; signal: AbortSignal },
): { tend(): Promise<void>; close(): Promise<void> } {
  let listening: Listening | null = null;
  return {
    async tend() {
      if (listening !== null || signal.aborted) return;
      const fresh = await listen(db, CHANNEL, onNotice).catch(() => null);
      listening = fresh;
      void fresh?.ended.then(() => {
        listening = null;
        // Whatever was said while nobody listened is in the table.
        onNotice();
      });
      if (signal.aborted) await fresh?.close();
    },
    async close() {
      await listening?.close();
    },
  };
}

/** Waits that the end cuts short, and a ring, too. A ring while nobody waits counts for the next wait. */
function makeAlarm(signal: AbortSignal) {
  let rung = false;
  let onRing = () => {};
  let onEnd = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, ms);
      [onRing, onEnd] = [done, done];
      if (signal.aborted) done();
    });
  signal.addEventListener('abort', () => onEnd(), { once: true });
  return {
    ring() {
      rung = true;
      onRing();
    },
    async wait(ms: number) {
      if (!rung) await pause(ms);
      rung = false;
    },
    async pause(ms: number) {
      const paused = pause(ms);
      onRing = () => {};
      await paused;
    },
  };
}
