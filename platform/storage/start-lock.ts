/** One Tomoni at a time starts or stops the database of a data folder. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startOf } from './living.ts';
import { problem } from './problems.ts';

const PATIENCE = 120_000;
/** A lock file without readable content is being written now, or its writer died while doing so. */
const WRITING_TAKES_AT_MOST = 3_000;

/**
 * Runs `work` while this process holds `starting.lock` of the folder. The file names its process and when that
 * started, so that a lock left by a killed process is taken over, also when its number is in use again.
 * @throws EnvironmentProblem `storage.starting-elsewhere` after two minutes of waiting.
 */
export async function withStartLock<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const file = path.join(folder, 'starting.lock');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), key: randomUUID() });
  await take(file, mine, folder);
  try {
    return await work();
  } finally {
    if ((await contentOf(file)) === mine) await rm(file, { force: true });
  }
}

async function take(file: string, mine: string, folder: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const held = await contentOf(file);
    if (held !== null && (await isStale(file, held))) await clear(file, held);
    else if (Date.now() > deadline) {
      throw problem('storage.starting-elsewhere', { folder, pid: holderOf(held)?.pid ?? '?' });
    } else await wait(30);
  }
}

async function isStale(file: string, held: string): Promise<boolean> {
  const holder = holderOf(held);
  if (holder !== null) return startOf(holder.pid) !== holder.started;
  const written = await stat(file).catch(() => null);
  return written !== null && Date.now() - written.mtimeMs > WRITING_TAKES_AT_MOST;
}

/** Moves the stale lock away. Two may try at once: whoever moved somebody's fresh lock puts it back. */
async function clear(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await contentOf(aside)) !== stale) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function holderOf(text: string | null): { pid: number; started: string | null } | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value))
      return null;
    const { pid, started } = value;
    if (typeof pid !== 'number' || (typeof started !== 'string' && started !== null)) return null;
    return { pid, started };
  } catch {
    return null;
  }
}

async function contentOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
