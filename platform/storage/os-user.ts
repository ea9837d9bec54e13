/** PostgreSQL refuses to run as root: whose process it is then, and which folders that user can enter. */
import { execFile } from 'node:child_process';
import { chown, lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { problem } from './problems.ts';

/** An OS user by numbers, as spawn takes it. */
export interface OsUser {
  uid: number;
  gid: number;
}

const run = promisify(execFile);
const NAME = 'postgres';

/**
 * The user that PostgreSQL runs as, or null for the user of this process. For root it is the owner of the
 * database folder, and for a new database the user `postgres`, made when the machine has none.
 * @throws EnvironmentProblem `storage.other-owner`, `storage.no-postgres-user`
 */
export async function databaseUser(pgdata: string): Promise<OsUser | null> {
  const me = process.getuid?.();
  const found = await stat(pgdata).catch(() => null);
  if (me !== 0) {
    if (me !== undefined && found !== null && found.uid !== me) {
      throw problem('storage.other-owner', { folder: pgdata, owner: found.uid });
    }
    return null;
  }
  if (found !== null && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const user = (await lookUp()) ?? (await create());
  // Restored from a backup by root: PostgreSQL itself never writes as root.
  if (found !== null) await handOver(pgdata, user);
  return user;
}

/** True when the user may enter the folder, by the permission bits of it and every folder above. */
export async function canEnter(folder: string, user: OsUser | null): Promise<boolean> {
  if (user === null) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Gives the folder and all in it to the user. */
async function handOver(folder: string, user: OsUser): Promise<void> {
  await chown(folder, user.uid, user.gid);
  for (const name of await readdir(folder)) {
    const entry = path.join(folder, name);
    const found = await lstat(entry);
    if (found.isDirectory()) await handOver(entry, user);
    else if (!found.isSymbolicLink()) await chown(entry, user.uid, user.gid);
  }
}

async function lookUp(): Promise<OsUser | null> {
  try {
    const uid = Number((await run('id', ['-u', NAME])).stdout);
    const gid = Number((await run('id', ['-g', NAME])).stdout);
    return { uid, gid };
  } catch {
    return null;
  }
}

/** A group of that name may be left from a database removed earlier: groupadd's 9 says so. */
async function create(): Promise<OsUser> {
  try {
    await run('groupadd', ['--system', NAME]).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 9)) throw error;
    });
    const home = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
    await run('useradd', ['--system', '--gid', NAME, ...home, NAME]);
  } catch (error) {
    throw problem('storage.no-postgres-user', { detail: reasonOf(error) }, error);
  }
  const user = await lookUp();
  if (user === null) throw problem('storage.no-postgres-user', { detail: `id -u ${NAME}` });
  return user;
}

function reasonOf(error: unknown): string {
  if (
    error instanceof Error &&
    'stderr' in error &&
    typeof error.stderr === 'string' &&
    error.stderr !== ''
  ) {
    return error.stderr;
  }
  return error instanceof Error ? error.message : String(error);
}
