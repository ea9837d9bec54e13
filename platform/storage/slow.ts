/** Statements that take long, in the log: their text, never their values. */
import type { SiteLog } from '../manifest/index.ts';

export type AnyQuery = (query: unknown, values?: unknown, callback?: unknown) => unknown;

/** Told of every statement: its text, and how long it took. */
export type SlowLog = (text: string, milliseconds: number) => void;

/** In the settings of a pool, from where its connections take it. */
export interface SlowConfig {
  slow?: SlowLog;
}

const LONGEST_TEXT = 500;
/** When everything is slow, a few lines say so. */
const MOST_IN_A_MINUTE = 20;

/** Writes statements that took longer than so many milliseconds, at most 20 in a minute. */
export function slowLog(log: SiteLog, slowMs: number): SlowLog {
  let minute = 0;
  let written = 0;
  return (text, milliseconds) => {
    if (milliseconds < slowMs) return;
    const now = Math.floor(performance.now() / 60_000);
    const unwritten = Math.max(0, written - MOST_IN_A_MINUTE);
    if (now !== minute) {
      if (unwritten > 0) log.warn({ count: unwritten }, 'Further statements were slow');
      minute = now;
      written = 0;
    }
    written += 1;
    if (written > MOST_IN_A_MINUTE) return;
    log.warn({ statement: withoutValues(text), ms: Math.round(milliseconds) }, 'A slow statement');
  };
}

/** Values are parameters and so not in the text; what is written in it all the same (quoted, or a long number) goes. */
function withoutValues(text: string): string {
  const bare = text
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "'…'")
    .replace(/'(?:[^']|'')*'/g, "'…'")
    .replace(/\b\d{4,}\b/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return bare.length > LONGEST_TEXT ? `${bare.slice(0, LONGEST_TEXT)}…` : bare;
}

/** The same way to ask, with a clock. COPY and cursors have no end that we see. */
export function timed(ask: AnyQuery, told: SlowLog): AnyQuery {
  return (query, values, callback) => {
    const text = textOf(query);
    if (text === null) return ask(query, values, callback);
    const began = performance.now();
    const end = () => told(text, performance.now() - began);
    if (isObjectOfPg(query)) {
      query.callback = ended(query.callback, end);
      return ask(query, values, callback);
    }
    if (typeof callback === 'function') return ask(query, values, ended(callback, end));
    if (typeof values === 'function') return ask(query, ended(values, end));
    const asked = ask(query, values, callback);
    if (asked instanceof Promise) asked.then(end, end);
    return asked;
  };
}

type AnyFunction = (...given: unknown[]) => unknown;

function ended(callback: unknown, end: () => void): AnyFunction {
  return (...given) => {
    end();
    return (callback as AnyFunction)(...given);
  };
}

function textOf(query: unknown): string | null {
  if (typeof query === 'string') return query;
  if (typeof query !== 'object' || query === null) return null;
  if ('submit' in query && !isObjectOfPg(query)) return null;
  return 'text' in query && typeof query.text === 'string' ? query.text : null;
}

/** A query of pg that tells its end by a callback. */
function isObjectOfPg(query: unknown): query is { text: string; callback: unknown } {
  if (typeof query !== 'object' || query === null || !('submit' in query)) return false;
  return 'callback' in query && typeof query.callback === 'function';
}
