/** A site that serves nothing but live streams, and a reader of them, for the tests of this home. */
import { createApp, type RunningServer, serve } from '../../http/index.ts';
import type { Site } from '../../manifest/index.ts';
import type { Db } from '../../storage/index.ts';
import { type LiveLimits, liveHomeWith } from '../index.ts';

interface LogLine {
  fields: Record<string, unknown>;
  message: string;
}

/** A site of its own; two of them on one database are as two processes. */
export function trialLiveSite(db: Db, limits: Partial<LiveLimits> = {}): Site & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (fields: Record<string, unknown>, message: string) => {
    lines.push({ fields, message });
  };
  return {
    ...{ db, lines, now: () => new Date(), publicUrl: null, modules: [liveHomeWith(limits)] },
    log: { info: write, warn: write, error: write },
  };
}

export function serveLive(db: Db, limits: Partial<LiveLimits> = {}, port = 0): Promise<RunningServer> {
  return serve(createApp(trialLiveSite(db, limits)), { port, host: '127.0.0.1', stopWithinMs: 2000 });
}

export interface LiveEvent {
  event: string;
  data: string;
  id: string | null;
}

export interface LiveReader {
  status: number;
  headers: Headers;
  /** The next event that is no sign of life; null when the stream ended. */
  next(): Promise<LiveEvent | null>;
  /** The next event of any kind. */
  any(): Promise<LiveEvent | null>;
  close(): void;
}

/** Opens a stream as a browser does. */
export async function follow(url: string, lastEventId?: string): Promise<LiveReader> {
  const ending = new AbortController();
  const headers: Record<string, string> = { Accept: 'text/event-stream' };
  if (lastEventId !== undefined) headers['Last-Event-ID'] = lastEventId;
  const response = await fetch(url, { signal: ending.signal, headers });
  const events = eventsIn(response);
  const any = async () => (await events.next().catch(() => ({ value: null }))).value ?? null;
  const next = async () => {
    for (;;) {
      const one = await any();
      if (one?.event !== 'beat') return one;
    }
  };
  return { status: response.status, headers: response.headers, any, next, close: () => ending.abort() };
}

async function* eventsIn(response: Response): AsyncGenerator<LiveEvent, null> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      yield eventOf(text.slice(0, end));
      text = text.slice(end + 2);
    }
  }
  return null;
}

function eventOf(block: string): LiveEvent {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  return { event: field('event') ?? '', data: field('data') ?? '', id: field('id') ?? null };
}
