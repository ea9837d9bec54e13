/** A file that is whole or not there: written under another name, brought to the disk, then named. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { problem } from './problems.ts';

/** A backup is as secret as the database. */
const OWNER_ONLY = 0o600;

/**
 * Writes `file` through `work`. Until all is on the disk it is called `file.part`; what a killed run left under that
 * name is overwritten by the next.
 * @throws EnvironmentProblem `backup.cannot-write`
 */
export async function writeWhole<Result>(
  file: string,
  work: (write: (bytes: Buffer) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const part = `${file}.part`;
  let ours = false;
  const onDisk = async <Value>(step: () => Promise<Value>): Promise<Value> => {
    try {
      return await step();
    } catch (error) {
      throw problem('backup.cannot-write', { file, reason: reasonOf(error) }, error);
    }
  };
  try {
    await onDisk(() => rm(part, { force: true }));
    const handle = await onDisk(() => open(part, 'wx', OWNER_ONLY));
    ours = true;
    let result: Result;
    try {
      result = await work((bytes) => onDisk(() => writeAll(handle, bytes)));
      await onDisk(() => handle.sync());
    } finally {
      ours = await isStillNamed(handle, part);
      await handle.close();
    }
    if (!ours) throw problem('backup.cannot-write', { file, reason: 'EBUSY' });
    await onDisk(() => rename(part, file));
    ours = false;
    await syncFolder(path.dirname(file));
    return result;
  } finally {
    if (ours) await rm(part, { force: true });
  }
}

/** Two that write the same file: the later one goes on, and the earlier one must not give the name to its half. */
async function isStillNamed(handle: FileHandle, name: string): Promise<boolean> {
  const [opened, named] = await Promise.all([handle.stat(), stat(name).catch(() => null)]);
  return named !== null && named.ino === opened.ino && named.dev === opened.dev;
}

/** Bytes of a file, in pieces. @throws EnvironmentProblem `backup.cannot-read` */
export async function* readFileBytes(file: string): AsyncGenerator<Buffer> {
  try {
    if ((await stat(file)).isDirectory()) throw problem('backup.cannot-read', { file, reason: 'EISDIR' });
    yield* createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw problem('backup.cannot-read', { file, reason: reasonOf(error) }, error);
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** After a power cut the new name must still be there. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
