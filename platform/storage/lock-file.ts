/** One at a time through a file that is there while somebody works, among processes that share a folder. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

interface LockFile {
  file: string;
  /** What the file says while it is ours; nobody else writes the same. */
  mine: string;
  /** Whether a lock that says `held` was left by somebody who is gone. */
  isStale: (held: string) => Promise<boolean>;
  /** Milliseconds. */
  patience: number;
  /** What is thrown when somebody else holds it for longer. */
  refusal: (held: string | null) => Error;
}

/** Runs `work` while the file says `mine`. What keeps the file from being written is thrown as Node says it. */
export async function withLockFile<Result>(lock: LockFile, work: () => Promise<Result>): Promise<Result> {
  await take(lock);
  try {
    return await work();
  } finally {
    if ((await contentOf(lock.file)) === lock.mine) await rm(lock.file, { force: true });
  }
}

async function take({ file, mine, isStale, patience, refusal }: LockFile): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const held = await contentOf(file);
    if (held !== null && (await isStale(held))) await clear(file, held);
    else if (Date.now() > deadline) throw refusal(held);
    else await wait(30);
  }
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

async function contentOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
