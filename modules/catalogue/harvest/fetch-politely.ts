/** Asking another server: with pauses, within bounds, and only for what has changed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Outgoing, OutgoingRefusal } from '@tomoni/platform/outgoing';

/** Between two requests. Shared catalogues such as BODIK's ask for two seconds. */
const PAUSE_MS = 2000;
const TIMEOUT_MS = 120_000;
const REDIRECTS = 3;

export type Fetched =
  | { kind: 'content'; bytes: Buffer; etag: string | null; lastModified: string | null }
  | { kind: 'unchanged' }
  /** It went wrong for this file; others may do. */
  | { kind: 'failed'; fault: string }
  /** The server doesn't want to be asked now: the run ends, and goes on another time. */
  | { kind: 'later'; fault: string };

export interface Known {
  etag: string | null;
  lastModified: string | null;
}

export interface PoliteOptions {
  signal: AbortSignal;
  /** Milliseconds between requests; two seconds when left out. */
  pauseMs?: number;
}

/** One after the other, never two at once. */
export class PoliteFetcher {
  readonly #outgoing: Outgoing;
  readonly #options: PoliteOptions;
  #asked = false;

  constructor(outgoing: Outgoing, options: PoliteOptions) {
    this.#outgoing = outgoing;
    this.#options = options;
  }

  /** @throws the reason of the signal when the run is to stop */
  async get(url: string, { known, maxBytes }: { known?: Known; maxBytes: number }): Promise<Fetched> {
    const { signal, pauseMs = PAUSE_MS } = this.#options;
    signal.throwIfAborted();
    if (this.#asked && pauseMs > 0) await sleep(pauseMs, undefined, { signal });
    this.#asked = true;
    try {
      const answer = await this.#outgoing.request(url, {
        ...{ headers: conditions(known), timeoutMs: TIMEOUT_MS, maxBytes, redirects: REDIRECTS },
      });
      return outcomeOf(answer.status, answer.headers, answer.body);
    } catch (error) {
      return { kind: 'failed', fault: error instanceof OutgoingRefusal ? error.code : 'harvest.no-answer' };
    }
  }
}

function conditions(known: Known | undefined): Record<string, string> {
  return {
    ...(known?.etag == null ? {} : { 'If-None-Match': known.etag }),
    ...(known?.lastModified == null ? {} : { 'If-Modified-Since': known.lastModified }),
  };
}

function outcomeOf(
  status: number,
  headers: Readonly<Record<string, string | undefined>>,
  bytes: Buffer,
): Fetched {
  if (status === 304) return { kind: 'unchanged' };
  if (status === 429 || status === 503) return { kind: 'later', fault: `harvest.status-${status}` };
  if (status !== 200) return { kind: 'failed', fault: `harvest.status-${status}` };
  return {
    kind: 'content',
    bytes,
    etag: headers.etag || null,
    lastModified: headers['last-modified'] || null,
  };
}
