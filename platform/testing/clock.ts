/** A clock that stands still until a test moves it; `now` goes where a `Site` wants one. */
export interface FixedClock {
  now: () => Date;
  /** Moves to a moment, ISO 8601 with an offset: `2026-04-01T06:00:00+09:00`. */
  set(moment: string): void;
  /** Moves on by milliseconds. */
  advance(milliseconds: number): void;
}

/** A clock at the given moment, ISO 8601 with an offset. */
export function fixedClock(moment: string): FixedClock {
  let time = parse(moment);
  return {
    now: () => new Date(time),
    set(next) {
      time = parse(next);
    },
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

function parse(moment: string): number {
  const time = Date.parse(moment);
  // Without an offset the moment would depend on the machine that runs the test.
  if (Number.isNaN(time) || !/(?:Z|[+-]\d\d:\d\d)$/.test(moment)) {
    throw new RangeError(`"${moment}" is not a moment with an offset, like 2026-04-01T06:00:00+09:00`);
  }
  return time;
}
