import { describe, expect, it } from 'vitest';
import { Lag } from './lag.ts';
import { firstSight, newestTimeline, primaryAmong, standingOf } from './standing.ts';
import type { ServerState, WatchedServer } from './watched-server.ts';

const quiet = async () => {};

function server(role: ServerState['role'], timeline = 1, identity = 'ours'): WatchedServer {
  const state: ServerState =
    role === 'away'
      ? { role, position: 0, timeline: 0, identity: '' }
      : { role, position: 100, timeline, identity };
  return { address: 'a:5432/site', url: '', state, look: quiet, end: quiet };
}

const among = (...servers: WatchedServer[]) => {
  const chosen = primaryAmong(servers, { ...firstSight(servers), primary: null });
  return chosen === null ? null : servers.indexOf(chosen);
};

describe('whom to write to', () => {
  it('is the primary, wherever it stands in the list', () => {
    expect(among(server('primary'), server('replica'))).toBe(0);
    expect(among(server('replica'), server('away'), server('primary'))).toBe(2);
  });

  it('is nobody while none was promoted', () => {
    expect(among(server('away'), server('replica'))).toBeNull();
    expect(among(server('away'))).toBeNull();
  });

  it('is the one of the newest timeline; an older one not even while the newest is away', () => {
    expect(among(server('primary', 1), server('primary', 2))).toBe(1);
    // The replica has followed a promotion that the primary here has missed.
    expect(among(server('primary', 1), server('replica', 2))).toBeNull();
  });

  it('stays the same of two that are equal', () => {
    const [one, other] = [server('primary', 2), server('primary', 2)];
    const known = { identity: 'ours', timeline: 2 };
    expect(primaryAmong([one, other], { ...known, primary: other })).toBe(other);
    expect(primaryAmong([one, other], { ...known, primary: null })).toBe(one);
  });

  it('is never one with other data', () => {
    expect(among(server('replica'), server('primary', 9, 'others'))).toBeNull();
    expect(newestTimeline([server('primary', 9, 'others')], { identity: 'ours', timeline: 2 })).toBe(2);
  });
});

describe('what a server is', () => {
  const primary = server('primary', 2);
  const known = { primary, timeline: 2, identity: 'ours' };

  it('follows from what it says', () => {
    expect(standingOf(primary, known, true)).toBe('primary');
    expect(standingOf(server('primary', 2), known, true)).toBe('rival');
    expect(standingOf(server('primary', 1), known, true)).toBe('old');
    expect(standingOf(server('replica', 2), known, true)).toBe('read');
    expect(standingOf(server('replica', 2), known, false)).toBe('behind');
    expect(standingOf(server('replica', 1), known, true)).toBe('old');
    expect(standingOf(server('replica', 2, 'others'), known, true)).toBe('other');
    expect(standingOf(server('away'), known, true)).toBe('away');
  });
});

describe('how far behind', () => {
  it('is the time since the primary was seen beyond it', () => {
    const lag = new Lag(10_000);
    expect(lag.of(0)).toBe(0);
    lag.saw(100, 0);
    lag.saw(200, 250);
    lag.saw(300, 500);
    lag.saw(300, 750);
    expect([lag.of(300), lag.of(299), lag.of(200), lag.of(100), lag.of(50)]).toEqual([0, 250, 250, 500, 750]);
  });

  it('grows while the primary writes nothing more, and stands still while it is away', () => {
    const lag = new Lag(10_000);
    lag.saw(100, 0);
    for (let at = 250; at <= 8_000; at += 250) lag.saw(200, at);
    expect(lag.of(100)).toBe(7_750);
    expect(lag.of(200)).toBe(0);
  });

  it('keeps no more than it has to, and forgets', () => {
    const lag = new Lag(1_000);
    for (let at = 0; at <= 100_000; at += 250) lag.saw(at, at);
    expect(lag.of(0)).toBeGreaterThan(1_000);
    expect(lag.of(0)).toBeLessThan(2_000);
    lag.forget();
    expect(lag.of(0)).toBe(0);
  });
});
