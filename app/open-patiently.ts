/** A database of its own machine or program may still be starting when the site does: after a reboot nobody knows who is first. */
import { setTimeout as pause } from 'node:timers/promises';
import { EnvironmentProblem } from '@tomoni/platform/storage';

/** As long as a PostgreSQL usually takes after a reboot, with what it has to recover. */
const PATIENCE_MS = 60_000;
const EVERY_MS = 1000;

export interface Patience {
  /** Told once, when it doesn't answer at first. */
  onWait: () => void;
  /** Milliseconds that never go back; the process's own when left out. */
  clock?: () => number;
  wait?: (ms: number) => Promise<unknown>;
}

/**
 * Tries again for a minute while the database can't be reached. What is wrong in any other way stays wrong.
 * @throws EnvironmentProblem the last one
 */
export async function openPatiently<Opened>(
  open: () => Promise<Opened>,
  { onWait, clock = () => performance.now(), wait = pause }: Patience,
): Promise<Opened> {
  const until = clock() + PATIENCE_MS;
  for (let tries = 1; ; tries += 1) {
    try {
      return await open();
    } catch (error) {
      if (!isUnreachable(error) || clock() >= until) throw error;
      if (tries === 1) onWait();
      await wait(EVERY_MS);
    }
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof EnvironmentProblem && error.code === 'storage.url-unreachable';
}
