/** How a site is, from its figures. */
import type { JobHealth } from '@tomoni/platform/jobs';

export interface Figures {
  jobs: JobHealth;
  /** Bytes that are free where the data lies; null when that is another machine. */
  free: number | null;
}

/** What an admin should know, the gravest first; empty when all is well. */
export type Worry =
  | { code: 'disk-full' | 'disk-low'; kind: 'bad' | 'warn'; free: number }
  | { code: 'late'; kind: 'bad'; minutes: number }
  | { code: 'dead'; kind: 'warn'; count: number };

/** Work that waits longer isn't being done: the loops look every second, the longest job may take a quarter of an hour. */
const LATE_MINUTES = 20;
const MEGABYTE = 1_000_000;

/** Judges the figures at a moment. */
export function worriesOf({ jobs, free }: Figures, now: Date): Worry[] {
  const worries: Worry[] = [];
  if (free !== null && free < 200 * MEGABYTE) worries.push({ code: 'disk-full', kind: 'bad', free });
  const waited = jobs.waitingSince === null ? 0 : (now.getTime() - jobs.waitingSince.getTime()) / 60_000;
  if (waited > LATE_MINUTES) worries.push({ code: 'late', kind: 'bad', minutes: Math.floor(waited) });
  if (jobs.dead > 0) worries.push({ code: 'dead', kind: 'warn', count: jobs.dead });
  if (free !== null && free >= 200 * MEGABYTE && free < 2_000 * MEGABYTE) {
    worries.push({ code: 'disk-low', kind: 'warn', free });
  }
  return worries;
}
