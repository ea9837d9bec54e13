/**
 * How much of the work is taken on when there is more than can be carried. The dear work goes first, by shares: halved
 * while the process is strained, given back step by step while it is calm, left alone in between, so that it settles
 * where the process can just carry it instead of switching to and fro.
 */

/** What a request costs: `cheap` is always answered, `dear` is turned away first. */
export type Cost = 'cheap' | 'usual' | 'dear';

/** How a process stands. */
export interface Pressure {
  /** Mean delay of the event loop in the last window, in milliseconds. */
  delayMs: number;
  /** Who waits for a connection to the database. */
  waiting: number;
  /** Connections to the database. */
  connections: number;
}

export interface Shedding {
  /** Judges the last window. */
  look(pressure: Pressure): void;
  /** Whether a request of this cost is taken on. */
  admits(cost: Cost): boolean;
  /** Share of the requests of this cost that is taken on, 0 to 1. */
  share(cost: Cost): number;
}

/** Above, work piles up; below the second, there is room. The gap keeps one window from undoing the other. */
const STRAINED_MS = 30;
const CALM_MS = 12;

/** One window may be late by itself: a collection of garbage, a start, a large file. */
const WINDOWS = 2;

const LEAST = 1 / 16;
const STEP = { usual: 0.1, dear: 0.05 } as const;

/** Everything is taken on at first. */
export function makeShedding(): Shedding {
  const shares = { usual: 1, dear: 1 };
  /** What a share has let through so far, in parts of a request: evenly, not by chance. */
  const owed = { usual: 0, dear: 0 };
  let strained = 0;
  const lower = (cost: 'usual' | 'dear') => {
    shares[cost] = shares[cost] <= LEAST ? 0 : shares[cost] / 2;
  };
  const raise = (cost: 'usual' | 'dear') => {
    shares[cost] = Math.min(1, shares[cost] + STEP[cost]);
  };
  return {
    look({ delayMs, waiting, connections }) {
      if (delayMs > STRAINED_MS || waiting > connections * 2) {
        strained += 1;
        if (strained < WINDOWS) return;
        if (shares.dear > 0) lower('dear');
        else lower('usual');
        return;
      }
      strained = 0;
      if (delayMs < CALM_MS && waiting <= connections / 2) {
        if (shares.usual < 1) raise('usual');
        else if (shares.dear < 1) raise('dear');
      }
    },
    admits(cost) {
      if (cost === 'cheap') return true;
      owed[cost] = Math.min(owed[cost] + shares[cost], 2);
      if (owed[cost] < 1) return false;
      owed[cost] -= 1;
      return true;
    },
    share: (cost) => (cost === 'cheap' ? 1 : shares[cost]),
  };
}
