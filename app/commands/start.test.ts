/** `tomoni start` as a service manager, a container and a person at the terminal stop it while it is starting. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../bin/tomoni.mjs', import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  folder: string;
  code: number | null;
  said: string;
  document: unknown;
}

interface Stop {
  /** What it says or logs just before. */
  after: string;
  signal: NodeJS.Signals;
  /** To all processes of its group, as a terminal does, and not to itself alone. */
  toGroup?: boolean;
  env?: Record<string, string>;
}

/** Starts a site on a new folder and stops it. */
function stoppedStart({ after, signal, toGroup = false, env = {} }: Stop): Promise<Ended> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tomoni-start-'));
  folders.push(folder);
  const child = spawn(process.execPath, [bin, 'start', '--json'], {
    cwd: folder,
    detached: true,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      LC_ALL: 'C',
      DATA_DIR: folder,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let said = '';
  let isSent = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (isSent || !said.includes(after)) return;
    isSent = true;
    process.kill((child.pid ?? 0) * (toGroup ? -1 : 1), signal);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ folder, code, said, document: JSON.parse(stdout || 'null') }));
  });
}

/** Processes that work in a folder. */
function livingIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

it.each<[string, Stop]>([
  ['by SIGTERM while it makes its database', { after: 'Making the database', signal: 'SIGTERM' }],
  [
    'by Ctrl-C while it makes its database',
    { after: 'Making the database', signal: 'SIGINT', toGroup: true },
  ],
  ['by SIGTERM while it imports the first town', { after: 'Importing the invented', signal: 'SIGTERM' }],
  [
    'by SIGTERM to all while the other processes start',
    { after: 'A process is ready', signal: 'SIGTERM', toGroup: true, env: { WEB_PROCESSES: '2' } },
  ],
  [
    'by SIGTERM while it waits for a database that is not there',
    {
      after: 'tried again for a minute',
      signal: 'SIGTERM',
      env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    },
  ],
])(
  'regression: a site that is stopped %s says so, is no fault, and leaves no PostgreSQL',
  async (_, stop) => {
    const { folder, code, said, document } = await stoppedStart(stop);
    expect(said).toContain('Stopped while starting.');
    expect(said).not.toMatch(/fault|^ {4}at /m);
    expect(code).toBe(0);
    expect(document).toEqual({ url: null, findings: [] });
    expect(existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(livingIn(folder)).toEqual([]);
  },
);
