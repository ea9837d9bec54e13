/** How late a process comes to its work: the delay of its event loop, in windows of a quarter of a second. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The monitor sets a timer this often; what it measures beyond that is delay. */
const RESOLUTION_MS = 10;
const WINDOW_MS = 250;

export interface EventLoop {
  /** Mean delay in the last whole window, in milliseconds. */
  meanMs(): number;
  /** Longest delay in the last whole window, in milliseconds. */
  longestMs(): number;
  /** Called after each window; returns how not to be called any more. */
  onWindow(look: () => void): () => void;
  stop(): void;
}

/** Begins to watch the event loop of this process; it keeps no process alive. */
export function watchEventLoop(windowMs: number = WINDOW_MS): EventLoop {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const looks = new Set<() => void>();
  let mean = 0;
  let longest = 0;
  monitor.enable();
  const timer = setInterval(() => {
    // Without a single sample the window itself was late by all of its time.
    mean = monitor.count === 0 ? windowMs : Math.max(0, monitor.mean / 1e6 - RESOLUTION_MS);
    longest = monitor.count === 0 ? windowMs : Math.max(0, monitor.max / 1e6 - RESOLUTION_MS);
    monitor.reset();
    for (const look of looks) look();
  }, windowMs);
  timer.unref();
  return {
    meanMs: () => mean,
    longestMs: () => longest,
    onWindow(look) {
      looks.add(look);
      return () => looks.delete(look);
    },
    stop() {
      clearInterval(timer);
      monitor.disable();
    },
  };
}
