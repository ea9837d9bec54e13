/** What a job is. Types only, so that manifests can name them. */
import type { Site } from '../manifest/index.ts';

/** When a job begins by itself. Times of day are those of Japan. */
export type Schedule =
  | { every: 'minute' }
  /** `minute` after the full hour; 0 when left out. */
  | { every: 'hour'; minute?: number }
  /** `at` as `03:20`. */
  | { every: 'day'; at: `${number}:${number}` };

export interface JobContext {
  /** Ends when the site stops or the job takes longer than it may: stop at the next good place and throw `signal.reason`. */
  signal: AbortSignal;
  /** The same for all tries of one job. */
  id: string;
  /** 1 for the first try. */
  attempt: number;
}

/** One kind of work that is done later, beside the pages. Made with `defineJob`. */
export interface Job<Data = unknown> {
  /** `<module>.<verb>`: `notices.send`. Never changes: jobs that wait carry it. */
  name: string;
  /** What it does, as the site's admin reads it: 「期限の切れた下書きを消す」. */
  title: { ja: string; en: string };
  /** Checks what was sent, which may be older than this release; throws when it can't be used. Without it there is no data. */
  read?: (data: unknown) => Data;
  /** Does it. Must be safe to run twice: a process may die just before it says that it is done. */
  run(site: Site, data: Data, context: JobContext): Promise<void>;
  schedule?: Schedule;
  /** While one waits, another with the same key isn't added. */
  unique?: boolean;
  /** Further tries after the first; 5 when left out. */
  retries?: number;
  /** Wait before the second try, in seconds; it doubles with each further one. 30 when left out. */
  retryAfter?: number;
  /** A try that takes longer is given up, in seconds; 15 minutes when left out. */
  limit?: number;
}

/** A job as manifests list it: what it takes is its own affair. */
// The parameter of `run` makes jobs of different data no subtypes of each other, so the list forgets it.
export type AnyJob = Omit<Job, 'read' | 'run'> & {
  read?: (data: unknown) => unknown;
  run(site: Site, data: never, context: JobContext): Promise<void>;
};
