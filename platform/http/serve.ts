/** The server around an app: clear words when it can't start, and a polite stop. */
import { createServer, type Server } from 'node:http';
import type { Hono } from 'hono';
import type { AppEnv, SiteLog } from '../manifest/index.ts';
import { defineProblems } from '../storage/index.ts';
import { closingOf } from './app.ts';
import { sayWhenFull } from './crowd.ts';

export interface ServeOptions {
  /** 0 takes any free port. */
  port: number;
  /** Address to listen on; all of this machine's when left out. */
  host?: string;
  /** How long `stop` waits for requests that are being answered, in milliseconds; 10 s when left out. */
  stopWithinMs?: number;
  /** How long a client may take to send the head of a request; 20 s when left out. */
  headersWithinMs?: number;
  /** How long a client may take to send a whole request, with its body; 5 minutes when left out. */
  requestWithinMs?: number;
  /** Connections at the same time; 6,000 when left out. Who comes then is cut off before he has said anything. */
  connections?: number;
  /** Where it is said, once a minute, that somebody was cut off. */
  log?: Pick<SiteLog, 'warn'>;
}

export interface RunningServer {
  port: number;
  /**
   * Accepts nothing new, lets running requests finish, tells open streams to end, and cuts what is left after
   * the deadline. Calling it again waits for the same stop.
   */
  stop(): Promise<void>;
}

/** Proxies keep connections for 60 s; ours must outlive theirs, else they send requests into closed ones. */
const KEEP_ALIVE_MS = 65_000;

const SWEEP_MS = 20;

/** Room for all open pages that may follow changes (platform/live), and half as many again who ask for something. */
const MOST_CONNECTIONS = 6_000;

const environmentProblem = defineProblems({
  'http.port-taken': {
    ja: 'ポート {port} は、ほかのプログラムが使用しています。そちらを終了するか、PORT に別の番号を指定してください。',
    en: 'Port {port} is in use by another program. Stop that one, or set PORT to another number.',
  },
  'http.port-forbidden': {
    ja: 'ポート {port} を使う権限がありません。PORT に 1024 以上の番号を指定してください。',
    en: 'You have no permission to use port {port}. Set PORT to a number of 1024 or above.',
  },
  'http.cannot-listen': {
    ja: '{host} のポート {port} で待ち受けできません（{detail}）。HOST と PORT の設定をお確かめください。',
    en: 'Cannot listen on {host} port {port} ({detail}). Check the settings HOST and PORT.',
  },
});

/**
 * Starts to serve.
 * @throws EnvironmentProblem when the port is taken or not allowed, or the address isn't this machine's.
 */
export async function serve(app: Hono<AppEnv>, options: ServeOptions): Promise<RunningServer> {
  // Only for those who serve: with it comes Node's fetch, which short commands need not wait for.
  const { getRequestListener } = await import('@hono/node-server');
  const headersTimeout = options.headersWithinMs ?? 20_000;
  const server = createServer(
    {
      headersTimeout,
      requestTimeout: options.requestWithinMs ?? 300_000,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(5_000, headersTimeout),
    },
    // HTTP/1.0 has no Host; whoever watches a site with it should get an answer.
    getRequestListener(app.fetch, { hostname: 'localhost' }),
  );
  const most = options.connections ?? MOST_CONNECTIONS;
  server.maxConnections = most;
  if (options.log !== undefined) sayWhenFull(server, options.log, most);
  const port = await listen(server, options);
  let stopped: Promise<void> | null = null;
  return {
    port,
    stop() {
      stopped ??= stopServer(server, closingOf(app), options.stopWithinMs ?? 10_000);
      return stopped;
    },
  };
}

function listen(server: Server, { port, host }: ServeOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const values = { port, host: host ?? '*', detail: error.code ?? error.message };
      if (error.code === 'EADDRINUSE') reject(environmentProblem('http.port-taken', values, error));
      else if (error.code === 'EACCES') reject(environmentProblem('http.port-forbidden', values, error));
      else reject(environmentProblem('http.cannot-listen', values, error));
    });
    const done = () => {
      server.removeAllListeners('error');
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    };
    if (host === undefined) server.listen(port, done);
    else server.listen(port, host, done);
  });
}

async function stopServer(server: Server, closing: AbortController, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  closing.abort();
  // A connection becomes idle when its last answer is out, and would then be kept open for a next request.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const deadline = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
