/**
 * What a newcomer does with the README in hand: clone, `npm ci && npm start`, look, `tomoni backup`, `tomoni restore`
 * into an empty place, start that, and see the same pages. Prints the seconds of each step; to reach: five minutes in
 * all. Downloads as much as npm's cache lacks. Usage: node --import tsx bench/newcomer.ts
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIVE_MINUTES = 300;
const PAGES = ['/992011', '/992011/garbage', '/992011/data', '/992011/facilities'];
const source = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tomoni-newcomer-'));
const clone = join(folder, 'tomoni');
const restored = { DATA_DIR: join(folder, 'restored') };

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const started = performance.now();
  await step('git clone', () => run('git', ['clone', '--quiet', source, clone], folder));
  await step('npm ci', () => run('npm', ['ci', '--no-audit', '--no-fund'], clone));
  const site = await step('npm start, until it answers', () => start({}));
  const seen = await pagesOf(site.url);
  mkdirSync(join(clone, 'my-backups'));
  await step('tomoni backup, while it runs', () => tomoni(['backup', 'my-backups/'], {}));
  await stop(site.process);
  const [file = ''] = readdirSync(join(clone, 'my-backups')).filter((name) => name.endsWith('.tar'));
  await step('tomoni restore', () => tomoni(['restore', join('my-backups', file)], restored));
  const again = await step('npm start of the restored one', () => start(restored));
  const same = JSON.stringify(await pagesOf(again.url)) === JSON.stringify(seen);
  await stop(again.process);
  const seconds = (performance.now() - started) / 1000;
  console.log(`  all of it ${seconds.toFixed(0)} s (to reach: ${FIVE_MINUTES})`);
  if (!same) throw new Error('The restored site shows other pages');
}

async function step<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
  const started = performance.now();
  const result = await work();
  console.log(`  ${name.padEnd(32)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`);
  return result;
}

function run(command: string, args: readonly string[], cwd: string, more: Record<string, string> = {}): void {
  execFileSync(command, args, {
    cwd,
    env: { ...process.env, ...more },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function tomoni(args: readonly string[], more: Record<string, string>): void {
  run('npx', ['tomoni', ...args], clone, more);
}

/** Starts it on any free port, as its own process group, and waits for its address. */
async function start(more: Record<string, string>): Promise<{ process: ChildProcess; url: string }> {
  const site = spawn('npm', ['start', '--', '--json'], {
    cwd: clone,
    env: { ...process.env, ...more, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    site.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      const said = /http:\/\/localhost:\d+/u.exec(text)?.[0];
      if (said !== undefined) resolve(said);
    });
    site.on('exit', () => reject(new Error(`It ended before it said its address: ${text}`)));
  });
  return { process: site, url };
}

async function stop(site: ChildProcess): Promise<void> {
  const ended = once(site, 'exit');
  process.kill(-(site.pid ?? 0), 'SIGTERM');
  await ended;
}

/** Their texts; what differs with the address and the moment of the site is left out. */
function pagesOf(url: string): Promise<string[]> {
  return Promise.all(
    PAGES.map(async (page) => {
      const answer = await fetch(`${url}${page}`);
      if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
      return (await answer.text()).replaceAll(url, '');
    }),
  );
}
