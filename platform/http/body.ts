/** Reading what was sent: bounded in bytes and fields, and given back as typed. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from '../manifest/index.ts';
import { ProblemError } from './problem.ts';
import { problems } from './problems.ts';
import type { RequestContext } from './request-context.ts';

/** More fields than any of our forms has; each costs memory. */
const MOST_FIELDS = 1000;

const ownLimits = new WeakMap<object, number>();
const streamed = new WeakSet<object>();

/** For routes that take more (or less) than an ordinary request may send: `app.post('/x', acceptBody(5e6), …)`. */
export function acceptBody(maxBytes: number): MiddlewareHandler<AppEnv> {
  const marker: MiddlewareHandler<AppEnv> = (_c, next) => next();
  ownLimits.set(marker, maxBytes);
  return marker;
}

/**
 * For routes that read a large body piece by piece and count while they do: only a length that is announced is
 * checked here, and nothing is collected in memory.
 */
export function acceptStream(maxBytes: number): MiddlewareHandler<AppEnv> {
  const marker = acceptBody(maxBytes);
  streamed.add(marker);
  return marker;
}

/** For forms of many fields or long texts: the table of a town, answers to a hundred questions. */
export const acceptLongForm: MiddlewareHandler<AppEnv> = acceptBody(1024 * 1024);

/** What an ordinary request may send, and how fast. */
export interface BodyLimits {
  maxBytes: number;
  /** Milliseconds for all of it. Not for routes that read piece by piece. */
  withinMs: number;
}

/** Refuses larger bodies with 413, by their announced length or while they stream in; cuts off who sends too slowly. */
export function limitBodies({ maxBytes, withinMs }: BodyLimits): MiddlewareHandler<AppEnv> {
  const refuse = () => {
    throw new ProblemError(problems.tooLarge);
  };
  const guards = new Map<number, MiddlewareHandler>();
  return (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const own = matchedRoutes(c).find((route) => ownLimits.has(route.handler));
    const limit = own === undefined ? maxBytes : (ownLimits.get(own.handler) ?? maxBytes);
    if (own !== undefined && streamed.has(own.handler)) {
      if (Number(c.req.header('Content-Length') ?? 0) > limit) refuse();
      return next();
    }
    let guard = guards.get(limit);
    if (guard === undefined) {
      guard = bodyLimit({ maxSize: limit, onError: refuse });
      guards.set(limit, guard);
    }
    return inTime(c, withinMs, () => readable(() => guard(c, next) as Promise<Response | undefined>));
  };
}

/** A body that isn't whole in time ends the connection: what was sent of it lies in memory until then. */
async function inTime<Answer>(
  c: RequestContext,
  withinMs: number,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const { incoming, outgoing } = c.env ?? {};
  const timer = setTimeout(() => {
    if (incoming === undefined || incoming.complete) return;
    if (outgoing?.headersSent === false)
      incoming.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
    incoming.destroy();
  }, withinMs);
  try {
    return await answer();
  } finally {
    clearTimeout(timer);
  }
}

/** Whoever goes away while sending, or sends what is no form, has made the mistake, not this site. */
async function readable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(problems.badRequest, { cause: error });
  }
}

/**
 * All that was sent, as text; whoever reads it again gets the same.
 * @throws ProblemError 400 when it doesn't come whole.
 */
export function readText(c: RequestContext): Promise<string> {
  return readable(() => c.req.text());
}

/** The texts of a form as they were typed. */
export interface Form {
  /** The first value, without spaces around it; '' when the field isn't there. */
  text(name: string): string;
  /** All values (checkboxes). */
  all(name: string): string[];
}

/**
 * Reads a form without files. Line ends become \n, NUL is dropped (the database refuses it).
 * @throws ProblemError 400 when it can't be read or has too many fields.
 */
export async function readForm(c: RequestContext): Promise<Form> {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of (await formData(c)).entries()) {
    if (typeof value !== 'string') continue;
    count += 1;
    if (count > MOST_FIELDS) throw new ProblemError(problems.badRequest);
    const clean = value.replaceAll('\0', '').replace(/\r\n?/g, '\n');
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [clean]);
    else values.push(clean);
  }
  return {
    text: (name) => fields.get(name)?.[0]?.trim() ?? '',
    all: (name) => fields.get(name) ?? [],
  };
}

function formData(c: RequestContext): Promise<FormData | URLSearchParams> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/x-www-form-urlencoded/i.test(type)) return readable(() => c.req.formData());
  return readText(c).then((text) => new URLSearchParams(text));
}
