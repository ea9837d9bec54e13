/** One Tomoni at a time starts or stops the database of a data folder. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { startOf } from './living.ts';
import { withLockFile } from './lock-file.ts';
import { problem } from './problems.ts';

const PATIENCE = 120_000;
/** A lock file without readable content is being written now, or its writer died while doing so. */
const WRITING_TAKES_AT_MOST = 3_000;

/**
 * Runs `work` while this process holds `starting.lock` of the folder. The file names its process and when that
 * started, so that a lock left by a killed process is taken over, also when its number is in use again.
 * @throws EnvironmentProblem `storage.starting-elsewhere` after two minutes of waiting.
 */
export function withStartLock<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const file = path.join(folder, 'starting.lock');
  const lock = {
    file,
    mine: JSON.stringify({ pid: process.pid, started: startOf(process.pid), key: randomUUID() }),
    isStale: (held: string) => isStale(file, held),
    patience: PATIENCE,
    refusal: (held: string | null) =>
      problem('storage.starting-elsewhere', { folder, pid: holderOf(held)?.pid ?? '?' }),
  };
  return withLockFile(lock, work);
}

async function isStale(file: string, held: string): Promise<boolean> {
  const holder = holderOf(held);
  if (holder !== null) return startOf(holder.pid) !== holder.started;
  const written = await stat(file).catch(() => null);
  return written !== null && Date.now() - written.mtimeMs > WRITING_TAKES_AT_MOST;
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
