/** A site in several processes, started as an operator starts it, and what it says of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/tomoni.mjs', import.meta.url));
/** A machine that is busy with other tests may need a minute to fill the site with its invented towns. */
const PATIENCE_MS = 150_000;
const HANGS_AFTER_MS = 10_000;

/** What a request fails with that nobody answers. */
export const HANGS = 'Nobody answered';

export interface LogLine {
  msg: string;
  process?: string;
  child?: string;
  pid?: number;
  request?: string;
  [field: string]: unknown;
}

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface SeveralSite {
  folder: string;
  child: ChildProcess;
  port: number;
  /** Everything it logged until now. */
  lines(): LogLine[];
  /** Waits for a line of the log. */
  line(fits: (line: LogLine) => boolean): Promise<LogLine>;
  /** Asks over a connection of its own, so that each request may come to another process. */
  ask(target: string, options?: AskOptions): Promise<Answer>;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
  /** Kills what still lives and removes the folder. */
  remove(): void;
}

export interface AskOptions {
  /** It hangs when it is silent for longer, in milliseconds; ten seconds when left out. */
  withinMs?: number;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Starts a site with the invented towns and waits until it answers. */
export async function startSeveral(env: Record<string, string>): Promise<SeveralSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tomoni-several-'));
  const child = spawn(process.execPath, [BIN, 'start', '--json'], {
    cwd: folder,
    env: {
      ...process.env,
      LC_ALL: 'C',
      DATA_DIR: folder,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const lines = () =>
    log
      .split('\n')
      .slice(0, -1)
      .flatMap((text) => (text.startsWith('{') ? [JSON.parse(text) as LogLine] : []));
  const until = async <Found>(look: () => Found | undefined): Promise<Found> => {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (Date.now() > deadline || child.exitCode !== null)
        throw new Error(`It never came (exit code ${child.exitCode}): ${log}`);
      await wait(25);
    }
  };
  const url = await until(() =>
    out.includes('\n') ? (JSON.parse(out) as { url: string | null }).url : undefined,
  );
  if (url === null) throw new Error(`It did not start: ${out} ${log}`);
  const port = Number(new URL(url).port);
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return {
    ...{ folder, child, port, lines },
    line: (fits) => until(() => lines().find(fits)),
    ask: (target, options = {}) => ask(port, target, options),
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
    remove() {
      if (child.exitCode === null) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function ask(
  port: number,
  target: string,
  { method = 'GET', headers = {}, body, withinMs = HANGS_AFTER_MS }: AskOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', path: target, method, headers, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      },
    );
    asked.on('error', reject);
    // A request that hangs is worse than one that is cut off.
    asked.setTimeout(withinMs, () => asked.destroy(new Error(HANGS)));
    asked.end(body);
  });
}
