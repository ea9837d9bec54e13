/**
 * The log: one JSON line per request and per event, without personal data. No query strings, addresses,
 * cookies or bodies; a path is written as its route (`/:code/garbage/:area`), since parts of a path may name
 * a person's area; texts of database errors lose what they quote, all texts lose mail addresses and phone numbers.
 */
import pino from 'pino';
import type { SiteLog } from '../manifest/index.ts';
import { redactText, redactValue } from '../personal-data/index.ts';

export interface LogOptions {
  level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where lines go, e.g. `process.stderr`; standard output when left out. */
  destination?: { write(line: string): void };
  /** Which of several processes writes: `web-1`; on each line as `process`. */
  process?: string;
}

/** The log of a site. Fields named `err` are written by type, code and stack, never with values. */
export function createLog(options: LogOptions = {}): SiteLog {
  const settings: pino.LoggerOptions = {
    level: options.level ?? 'info',
    base: options.process === undefined ? null : { process: options.process },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => redactValue(fields) as Record<string, unknown>,
    },
    serializers: { err: describeError },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** What may be written about an error. PostgreSQL quotes values in messages and in `detail`: those stay out. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const fromDatabase = 'severity' in error && 'code' in error;
  const message = redactText(fromDatabase ? error.message.replace(/"[^"]*"/g, '"…"') : error.message);
  const described: Record<string, unknown> = {
    type: error.name,
    message,
    stack: stackWithout(error, message),
  };
  for (const key of ['code', 'schema', 'table', 'constraint'] as const) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === 'string') described[key] = value;
  }
  if (error.cause !== undefined) described.cause = describeError(error.cause);
  return described;
}

/** The frames only: the first lines of a stack repeat the message. */
function stackWithout(error: Error, message: string): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${message}`, ...frames].join('\n');
}
