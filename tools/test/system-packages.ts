/** What the browser stories need from the system: libraries of Chromium, and glyphs to draw Japanese with. */
import { spawnSync } from 'node:child_process';

/** Debian's and Ubuntu's names; README.md lists them too. */
export const SYSTEM_PACKAGES = ['fontconfig', 'fonts-noto-cjk', 'libexpat1', 'libnspr4', 'libnss3'];

/** What is asked of the machine; tests put another one in its place. */
export interface System {
  /** Null where Debian's package tools are missing: nothing can be asked then. */
  installed(): ReadonlySet<string> | null;
  isRoot(): boolean;
  /** Runs a command, showing its output; true when it ended well. */
  run(command: string, args: string[]): boolean;
  say(line: string): void;
}

export const realSystem: System = {
  installed() {
    const asked = spawnSync('dpkg-query', ['--status', ...SYSTEM_PACKAGES], { encoding: 'utf8' });
    if (asked.error !== undefined) return null;
    const records = asked.stdout.matchAll(/^Package: (\S+)\nStatus: \S+ \S+ installed$/gm);
    return new Set(Array.from(records, ([, name = '']) => name));
  },
  isRoot: () => process.getuid?.() === 0,
  run(command, args) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0;
  },
  say: (line) => void process.stderr.write(`${line}\n`),
};

/**
 * Makes sure that the packages are there: root installs them, anybody else is told the one line to run.
 * False when a package is still missing; the tests must then fail, not go on without a browser.
 */
export function prepareSystem(system: System): boolean {
  const missing = missingPackages(system);
  if (missing === null) {
    system.say('This system has no dpkg. The browser stories need Chromium’s libraries and a Japanese font.');
    return true;
  }
  if (missing.length === 0) return true;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!system.isRoot()) {
    system.say(`The browser stories need packages of the system. Please run:\n\n  sudo ${line}\n`);
    return false;
  }
  system.say(`Installing ${missing.join(', ')}, which the browser stories need`);
  const [command = '', ...args] = line.split(' ');
  // The lists of a fresh machine are empty or old: refresh them only when they don't do.
  const done = system.run(command, args) || (system.run('apt-get', ['update']) && system.run(command, args));
  if (done && missingPackages(system)?.length === 0) return true;
  system.say(`The packages could not be installed. Please run:\n\n  apt-get update && ${line}\n`);
  return false;
}

function missingPackages(system: System): string[] | null {
  const installed = system.installed();
  return installed === null ? null : SYSTEM_PACKAGES.filter((name) => !installed.has(name));
}
