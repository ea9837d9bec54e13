/** Load on a server: connections that ask one address after the other, each from a list of its own. */
import { createRequire } from 'node:module';

/** What came of it. Milliseconds, requests. */
export interface Load {
  perSecond: number;
  answers: number;
  p50: number;
  p99: number;
}

export interface LoadOptions {
  port: number;
  /** Called once for each connection. */
  paths: () => string[];
  /** `Accept-Encoding`, if any. */
  encoding: string | null;
  seconds: number;
}

/** The part of autocannon that is used here; it brings no types. */
interface Result {
  duration: number;
  errors: number;
  non2xx: number;
  requests: { total: number };
  latency: { p50: number; p99: number };
}
interface Client {
  setRequests(requests: { path: string }[]): void;
}
type Autocannon = (options: {
  url: string;
  connections: number;
  duration: number;
  headers: Record<string, string>;
  setupClient(client: Client): void;
}) => Promise<Result>;

export const CONNECTIONS = 16;
const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;

/** Throws when an answer wasn't 200. */
export async function load({ port, paths, encoding, seconds }: LoadOptions): Promise<Load> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: seconds,
    headers: encoding === null ? {} : { 'Accept-Encoding': encoding },
    setupClient: (client) => client.setRequests(paths().map((path) => ({ path }))),
  });
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(`${result.errors} errors, ${result.non2xx} answers that aren't 200`);
  }
  const answers = result.requests.total;
  return { perSecond: answers / result.duration, answers, p50: result.latency.p50, p99: result.latency.p99 };
}
