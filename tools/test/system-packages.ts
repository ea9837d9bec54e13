/**
 * What the tests need from the system: servers of PostgreSQL that are not ours, for replicas and failover; libraries of
 * Chromium, and glyphs to draw Japanese with, for the browser stories.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Debian's and Ubuntu's names, for each part of the tests; README.md lists them too. */
export const SYSTEM_PACKAGES = {
  unit: ['openssl', 'postgresql'],
  browser: ['fontconfig', 'fonts-noto-cjk', 'libexpat1', 'libnspr4', 'libnss3'],
} as const;

/** Debian makes and starts a database with a new server, which nobody here uses; this keeps it from that. */
const NO_DATABASE = '/etc/postgresql-common/createcluster.d/tomoni-tests.conf';

/** What is asked of the machine; tests put another one in its place. */
export interface System {
  /** Null where Debian's package tools are missing: nothing can be asked then. */
  installed(names: readonly string[]): ReadonlySet<string> | null;
  isRoot(): boolean;
  /** Before a PostgreSQL is installed: it shall start no database of its own. */
  wantNoDatabase(): void;
  /** Runs a command, showing its output; true when it ended well. */
  run(command: string, args: string[]): boolean;
  say(line: string): void;
}

export const realSystem: System = {
  installed(names) {
    const asked = spawnSync('dpkg-query', ['--status', ...names], { encoding: 'utf8' });
    if (asked.error !== undefined) return null;
    const records = asked.stdout.matchAll(/^Package: (\S+)\nStatus: \S+ \S+ installed$/gm);
    return new Set(Array.from(records, ([, name = '']) => name));
  },
  isRoot: () => process.getuid?.() === 0,
  wantNoDatabase() {
    // Somebody else's choice stays.
    if (existsSync('/etc/postgresql-common')) return;
    mkdirSync(dirname(NO_DATABASE), { recursive: true });
    writeFileSync(NO_DATABASE, 'create_main_cluster = false\n');
  },
  run(command, args) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0;
  },
  say: (line) => void process.stderr.write(`${line}\n`),
};

/**
 * Makes sure that the packages are there: root installs them, anybody else is told the one line to run.
 * False when a package is still missing; the tests must then fail, not go on without a browser or a server.
 */
export function prepareSystem(system: System, wanted: readonly string[]): boolean {
  const missing = missingPackages(system, wanted);
  if (missing === null) {
    system.say(
      'This system has no dpkg. The tests need a PostgreSQL server with pg_basebackup, Chromium’s libraries and a Japanese font.',
    );
    return true;
  }
  if (missing.length === 0) return true;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!system.isRoot()) {
    system.say(`The tests need packages of the system. Please run:\n\n  sudo ${line}\n`);
    return false;
  }
  system.say(`Installing ${missing.join(', ')}, which the tests need`);
  if (missing.includes('postgresql')) system.wantNoDatabase();
  const [command = '', ...args] = line.split(' ');
  // The lists of a fresh machine are empty or old: refresh them only when they don't do.
  const done = system.run(command, args) || (system.run('apt-get', ['update']) && system.run(command, args));
  if (done && missingPackages(system, wanted)?.length === 0) return true;
  system.say(`The packages could not be installed. Please run:\n\n  apt-get update && ${line}\n`);
  return false;
}

function missingPackages(system: System, wanted: readonly string[]): string[] | null {
  const installed = system.installed(wanted);
  return installed === null ? null : wanted.filter((name) => !installed.has(name));
}
