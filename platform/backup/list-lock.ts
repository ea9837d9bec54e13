/** One at a time adds to a list of removals: the running site, a command and a backup may want to in the same moment. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { withLockFile } from '../storage/index.ts';
import { problem } from './problems.ts';

/**
 * Writing a list takes moments. By the file's age, since whoever holds the lock may be on another machine or in another
 * container, where numbers of processes say nothing.
 */
const LEFT_BEHIND = 10_000;
const PATIENCE = 20_000;

/**
 * Runs `work` while nobody else writes this list.
 * @throws EnvironmentProblem `backup.cannot-write`
 */
export async function withListLock(list: string, work: () => Promise<void>): Promise<void> {
  const file = `${list}.lock`;
  const refusal = () => problem('backup.cannot-write', { file: list, reason: 'EBUSY' });
  const isStale = async () => {
    const held = await stat(file).catch(() => null);
    return held !== null && Date.now() - held.mtimeMs > LEFT_BEHIND;
  };
  try {
    await withLockFile({ file, mine: randomUUID(), isStale, patience: PATIENCE, refusal }, work);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const reason = 'code' in error ? String(error.code) : error.message;
    throw problem('backup.cannot-write', { file: list, reason }, error);
  }
}
