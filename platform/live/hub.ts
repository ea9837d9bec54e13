/** The open streams of this process: who follows which topic, what is sent to them, and when they end. */
import type { LiveLimits } from './limits.ts';
import { type Seen, seenText } from './topics.ts';
import { type LiveSite, watchTopics } from './watch.ts';

/** The way to one reader. */
export interface Line {
  /** False when too much waits for this reader. */
  send(text: string): boolean;
  /** True when all that was sent has left. */
  drained(): boolean;
  /** A polite end, after which a browser connects again. */
  end(): void;
  /** The end for a reader who doesn't read. */
  cut(): void;
}

export interface Hub {
  /** Resolves when the versions of now are known. Rejects when the database doesn't answer. */
  ready(): Promise<void>;
  /** Which of these topics has a later version; the versions to go on from. */
  compare(seen: readonly Seen[]): { changed: string[]; seen: string };
  /** Why there is no room for one more stream, or null. */
  refusal(client: string | null): 'full' | 'client' | null;
  /** Sends what was missed, and from now on what comes. Call `leave` when the reader is gone. */
  join(seen: readonly Seen[], client: string | null, line: Line): { leave(): void };
  /** Ends all streams when the signal comes. */
  endWith(closing: AbortSignal): void;
}

interface Follower {
  seen: Seen[];
  line: Line;
}

/** Browsers wait so long before they connect again; spread, so that a restart isn't followed by a rush. */
const RETRY_MS = { least: 1000, spread: 2000 };

export function openHub(site: LiveSite, limits: LiveLimits): Hub {
  const followers = new Set<Follower>();
  const byTopic = new Map<string, Set<Follower>>();
  const perClient = new Map<string, number>();
  const watch = watchTopics(site, limits, deliver);
  const endings = new WeakSet<AbortSignal>();
  let beat: NodeJS.Timeout | null = null;
  let resting: NodeJS.Timeout | null = null;
  /** Who asks and isn't among the followers yet. */
  let waiting = 0;

  function deliver(topic: string, version: number): void {
    for (const follower of byTopic.get(topic) ?? []) deliverTo(follower, topic, version);
  }

  function restLater(): void {
    if (resting !== null) clearTimeout(resting);
    resting = followers.size + waiting > 0 ? null : setTimeout(rest, limits.restAfterMs).unref();
  }

  function rest(): void {
    if (beat !== null) clearInterval(beat);
    beat = null;
    watch.rest();
  }

  function follow(seen: readonly Seen[], client: string | null, line: Line): { leave(): void } {
    const follower = { seen: seen.map((one) => ({ ...one })), line };
    followers.add(follower);
    for (const { topic } of seen) addTo(byTopic, topic, follower);
    if (client !== null) perClient.set(client, (perClient.get(client) ?? 0) + 1);
    beat ??= setInterval(() => sendBeat(followers), limits.beatEveryMs);
    restLater();
    line.send(`retry: ${RETRY_MS.least + Math.round(Math.random() * RETRY_MS.spread)}\n${BEAT}`);
    for (const { topic } of seen) {
      const version = watch.versions.get(topic);
      if (version !== undefined) deliverTo(follower, topic, version);
    }
    return {
      leave() {
        if (!followers.delete(follower)) return;
        for (const { topic } of seen) removeFrom(byTopic, topic, follower);
        if (client !== null) countDown(perClient, client);
        restLater();
      },
    };
  }

  return {
    async ready() {
      waiting += 1;
      restLater();
      try {
        await watch.ready();
      } finally {
        waiting -= 1;
        restLater();
      }
    },
    compare: (seen) => compareWith(watch.versions, seen),
    refusal(client) {
      if (followers.size >= limits.connections) return 'full';
      return client !== null && (perClient.get(client) ?? 0) >= limits.perClient ? 'client' : null;
    },
    join: (seen, client, line) => follow(seen, client, line),
    endWith(closing) {
      if (endings.has(closing)) return;
      endings.add(closing);
      const end = () => {
        for (const { line } of followers) line.end();
        rest();
      };
      if (closing.aborted) end();
      else closing.addEventListener('abort', end, { once: true });
    },
  };
}

/** Also an event: browsers tell their pages of events only, not of comments, and a page has to notice silence. */
const BEAT = ': still here\nevent: beat\ndata:\n\n';

/** Who hasn't taken the last sign of life before the next one reads no longer. */
function sendBeat(followers: Iterable<Follower>): void {
  for (const { line } of followers) {
    if (!line.drained() || !line.send(BEAT)) line.cut();
  }
}

function changeOf(seen: readonly Seen[], topic: string): string {
  return `id: ${seenText(seen.map(({ version }) => version))}\nevent: change\ndata: ${topic}\n\n`;
}

function deliverTo(follower: Follower, topic: string, version: number): void {
  const one = follower.seen.find((each) => each.topic === topic);
  if (one === undefined || one.version >= version) return;
  one.version = version;
  if (!follower.line.send(changeOf(follower.seen, topic))) follower.line.cut();
}

function compareWith(versions: ReadonlyMap<string, number>, seen: readonly Seen[]) {
  const changed = seen.filter(({ topic, version }) => (versions.get(topic) ?? 0) > version);
  const now = seen.map(({ topic, version }) => Math.max(version, versions.get(topic) ?? 0));
  return { changed: changed.map(({ topic }) => topic), seen: seenText(now) };
}

function addTo(byTopic: Map<string, Set<Follower>>, topic: string, follower: Follower): void {
  const all = byTopic.get(topic) ?? new Set();
  byTopic.set(topic, all.add(follower));
}

function removeFrom(byTopic: Map<string, Set<Follower>>, topic: string, follower: Follower): void {
  const all = byTopic.get(topic);
  all?.delete(follower);
  if (all?.size === 0) byTopic.delete(topic);
}

function countDown(perClient: Map<string, number>, client: string): void {
  const left = (perClient.get(client) ?? 1) - 1;
  if (left > 0) perClient.set(client, left);
  else perClient.delete(client);
}
