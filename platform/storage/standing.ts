/** What a server is to this process: pure rules over what the servers say of themselves. */
import type { WatchedServer } from './watched-server.ts';

/** What is known of all servers together. */
export interface Known {
  /** The one that is written to, also while it doesn't answer. */
  primary: WatchedServer;
  /** The newest that any of them told. Whoever is on an older one has missed a promotion. */
  timeline: number;
  identity: string;
}

/**
 * `primary`: it is written to. `read`: a replica that readers are sent to. `behind`: a replica too far behind. `old`: it
 * has missed a promotion. `rival`: a second one that could be written to. `other`: it holds other data. `away`: no answer.
 */
export type Standing = 'primary' | 'read' | 'behind' | 'old' | 'rival' | 'other' | 'away';

/** @param isNear whether it is near enough to the primary to be read */
export function standingOf(server: WatchedServer, known: Known, isNear: boolean): Standing {
  const { role, timeline, identity } = server.state;
  if (role === 'away') return 'away';
  if (identity !== known.identity) return 'other';
  if (timeline < known.timeline) return 'old';
  if (role === 'primary') return server === known.primary ? 'primary' : 'rival';
  return isNear ? 'read' : 'behind';
}

/** What the servers say before anything is known: the first that answers tells which data is meant. */
export function firstSight(servers: readonly WatchedServer[]): Omit<Known, 'primary'> {
  const identity = servers.find(({ state }) => state.role !== 'away')?.state.identity ?? '';
  return { identity, timeline: newestTimeline(servers, { identity, timeline: 0 }) };
}

/** The newest timeline of this data, of before or now. */
export function newestTimeline(
  servers: readonly WatchedServer[],
  { identity, timeline }: Omit<Known, 'primary'>,
): number {
  const own = servers.filter(({ state }) => state.role !== 'away' && state.identity === identity);
  return Math.max(timeline, ...own.map(({ state }) => state.timeline));
}

/**
 * Whom to write to: a primary of the newest timeline, and of two the one that it was. Null when there is none: nobody
 * is promoted here, and one that has missed a promotion is never written to.
 */
export function primaryAmong(
  servers: readonly WatchedServer[],
  { primary, timeline, identity }: Omit<Known, 'primary'> & { primary: WatchedServer | null },
): WatchedServer | null {
  const able = servers.filter(
    ({ state }) => state.role === 'primary' && state.identity === identity && state.timeline >= timeline,
  );
  return able.find((server) => server === primary) ?? able[0] ?? null;
}
