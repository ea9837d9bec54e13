/**
 * A bulkhead: so many at once, a line behind them that is bounded in length and in patience, the rest turned away. What
 * one lane is full of leaves the others alone. (M. Nygard, Release It, "Bulkheads"; J. Little: what is in the line times
 * what leaves it in a second is how long one waits.)
 */

export interface LaneOptions {
  /** Work being done at the same time. */
  atOnce: number;
  /** Who may wait for a place; 0 for nobody. */
  line: number;
  /** Who has waited so long, in milliseconds, is turned away. */
  patienceMs: number;
}

export interface Lane {
  /** A place: at once or after waiting; false when there is none. Whoever got true calls `leave` once. */
  enter(): boolean | Promise<boolean>;
  leave(): void;
  /** Work being done, and who waits. */
  figures(): { busy: number; waiting: number };
}

export function makeLane({ atOnce, line, patienceMs }: LaneOptions): Lane {
  let busy = 0;
  /** In the order of arrival; a Set takes out from the middle, too. */
  const waiting = new Set<() => void>();

  function wait(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(begin);
        resolve(false);
      }, patienceMs);
      timer.unref();
      const begin = () => {
        clearTimeout(timer);
        resolve(true);
      };
      waiting.add(begin);
    });
  }

  return {
    enter() {
      if (busy < atOnce) {
        busy += 1;
        return true;
      }
      return waiting.size < line ? wait() : false;
    },
    leave() {
      const [next] = waiting;
      if (next === undefined) {
        busy -= 1;
        return;
      }
      // The place goes from one to the other; nobody who comes in between takes it.
      waiting.delete(next);
      next();
    },
    figures: () => ({ busy, waiting: waiting.size }),
  };
}
