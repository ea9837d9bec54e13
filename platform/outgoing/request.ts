/** One request to a checked address, bounded in time and size. */
import { Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import {
  type Address,
  addressesOf,
  OutgoingRefusal,
  type Resolve,
  readTarget,
  resolveName,
} from './target.ts';

export interface OutgoingOptions {
  /** Hosts that the operator named, which may be anywhere: `bot.local`, `10.0.0.5:8080`. */
  allowed?: readonly string[];
  /** Certificates to trust besides the usual ones, for hosts within an office; for tests, too. */
  ca?: string;
  resolve?: Resolve;
}

export interface OutgoingRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** For everything, from the name to the last byte; 10 seconds when left out. */
  timeoutMs?: number;
  /** Of the answer; 64 KiB when left out. */
  maxBytes?: number;
  /** The status is all that counts: the body is not read and comes back empty, however large it is. */
  isUnread?: boolean;
  /** How many redirects a GET may follow; none when left out. */
  redirects?: number;
}

export interface OutgoingAnswer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
}

export interface Outgoing {
  /**
   * Asks an address that somebody gave.
   * @throws OutgoingRefusal when it may not be asked or answers too much or too late; the connection's own errors.
   */
  request(url: string, request?: OutgoingRequest): Promise<OutgoingAnswer>;
  /** Ends the connections that were kept. */
  close(): void;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 64 * 1024;
const CONNECTIONS = { keepAlive: true, maxSockets: 16, maxTotalSockets: 64, timeout: 30_000 };

/** Opens no connection yet. */
export function openOutgoing({ allowed = [], ca, resolve = resolveName }: OutgoingOptions = {}): Outgoing {
  const agents = {
    'http:': new HttpAgent(CONNECTIONS),
    'https:': new HttpsAgent({ ...CONNECTIONS, ...(ca === undefined ? {} : { ca }) }),
  };
  async function ask(text: string, options: OutgoingRequest, signal: AbortSignal): Promise<OutgoingAnswer> {
    const { url, named } = readTarget(text, allowed);
    // A look-up can't be called off; it is left alone when the time is over.
    const addresses = await Promise.race([addressesOf(url, named, resolve), ended(signal)]);
    signal.throwIfAborted();
    const answer = await exchange(url, addresses, options, signal, agents);
    const { location } = answer.headers;
    const { redirects = 0, method = 'GET' } = options;
    const leadsOn = answer.status >= 300 && answer.status < 400 && location !== undefined;
    if (!leadsOn || method !== 'GET' || options.redirects === undefined) return answer;
    if (redirects === 0 || !URL.canParse(location, url)) throw new OutgoingRefusal('outgoing.redirects');
    const next = new URL(location, url);
    // What was meant for one host is not for another.
    const headers = next.host === url.host ? options.headers : undefined;
    return ask(
      next.href,
      { ...options, ...(headers ? { headers } : { headers: {} }), redirects: redirects - 1 },
      signal,
    );
  }
  return {
    async request(url, options = {}) {
      const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
      try {
        return await ask(url, options, signal);
      } catch (error) {
        throw signal.aborted && !(error instanceof OutgoingRefusal)
          ? new OutgoingRefusal('outgoing.too-slow')
          : error;
      }
    },
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

/** Connects to the addresses that were checked, whatever the name says by now; the name stays in Host and in TLS. */
function exchange(
  url: URL,
  addresses: readonly Address[],
  { method = 'GET', headers = {}, body, maxBytes = MAX_BYTES, isUnread = false }: OutgoingRequest,
  signal: AbortSignal,
  agents: { 'http:': HttpAgent; 'https:': HttpsAgent },
): Promise<OutgoingAnswer> {
  const lookup: LookupFunction = (_host, options, done) => {
    if (options.all === true) return done(null, [...addresses]);
    const [first] = addresses;
    done(null, first?.address ?? '', first?.family);
  };
  const isSecure = url.protocol === 'https:';
  const common = { method, lookup, signal, headers: { 'User-Agent': 'Tomoni', ...headers } };
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage) => {
      if (!isUnread) return readAnswer(response, maxBytes).then(resolve, reject);
      letRun(response, maxBytes);
      resolve({ ...headOf(response), body: Buffer.alloc(0) });
    };
    const sent = isSecure
      ? overHttps(url, { ...common, agent: agents['https:'] }, answered)
      : overHttp(url, { ...common, agent: agents['http:'] }, answered);
    sent.on('error', reject).end(body);
  });
}

/** Rejects when the time is over. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

/** A short body runs out, so that the connection serves again; a long one is cut with its connection. */
function letRun(response: IncomingMessage, maxBytes: number): void {
  let size = 0;
  response.on('error', () => undefined);
  response.on('data', (part: Buffer) => {
    size += part.length;
    if (size > maxBytes) response.destroy();
  });
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<OutgoingAnswer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) {
      response.destroy();
      throw new OutgoingRefusal('outgoing.too-large');
    }
    parts.push(part);
  }
  return { ...headOf(response), body: Buffer.concat(parts) };
}

function headOf(response: IncomingMessage): Pick<OutgoingAnswer, 'status' | 'headers'> {
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers) };
}
