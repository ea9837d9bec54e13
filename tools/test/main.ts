/**
 * The test command. It makes sure that the system has what the tests need (servers of PostgreSQL, a browser's libraries,
 * Japanese glyphs), builds, runs the tests beside the code and the browser stories, and closes with one plain line
 * `N passed, N failed`. It never skips.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareSystem, realSystem, SYSTEM_PACKAGES } from './system-packages.ts';
import { type Outcome, runVitest, type Tally } from './vitest-run.ts';

const PARTS = ['unit', 'browser'] as const;
type Part = (typeof PARTS)[number];

/** Which configuration of vitest each part runs with, relative to the root. */
const CONFIGS: Record<Part, string> = {
  unit: 'vitest.config.ts',
  browser: 'e2e/vitest.config.ts',
};

const USAGE = 'usage: npm test [-- unit | browser] [-- --root FOLDER]\n';

/** Runs the parts that are named (all when none is) and returns the exit code: 0 fine, 1 failed, 2 wrong usage. */
export async function main(argv: string[]): Promise<number> {
  const wanted = readArguments(argv);
  if (wanted === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const packages = wanted.parts.flatMap((part) => SYSTEM_PACKAGES[part]);
  if (!prepareSystem(realSystem, packages)) return close([FAILURE]);
  if (!build(wanted.root)) return close([FAILURE]);
  return close(await runParts(wanted.parts, wanted.root));
}

function readArguments(argv: string[]): { root: string; parts: Part[] } | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { root: { type: 'string' } },
      allowPositionals: true,
    });
    const parts = PARTS.filter((part) => positionals.includes(part));
    if (parts.length !== new Set(positionals).size) return null;
    const root = values.root ?? fileURLToPath(new URL('../..', import.meta.url));
    return { root: resolve(root), parts: parts.length === 0 ? [...PARTS] : parts };
  } catch {
    return null;
  }
}

/** What a part came to, with the tests that failed. */
type Counted = Tally & Pick<Outcome, 'failures'>;

const FAILURE: Counted = { passed: 0, failed: 1, failures: [] };

/** Builds the project if it is one that is built: tests start hundreds of commands, from a bundle four times faster. */
function build(root: string): boolean {
  const script = join(root, 'tools/build.mjs');
  if (!existsSync(script)) return true;
  const { status } = spawnSync(process.execPath, [script, '--if-needed'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.stderr.write('The project could not be built, so no test ran.\n');
  return status === 0;
}

/**
 * All parts at once, since each waits half of its time: for processes that start, for a page that loads. With several,
 * each line of output says whose it is.
 */
function runParts(parts: readonly Part[], root: string): Promise<Counted[]> {
  return Promise.all(
    parts.map(async (part) => {
      const output = parts.length === 1 ? plain : linesOf(part);
      const tally = await runPart(part, root, output.write);
      output.end();
      return tally;
    }),
  );
}

const plain = { write: (text: Buffer): void => void process.stdout.write(text), end: () => {} };

/** Writes whole lines, as soon as they are there. */
function linesOf(part: Part): typeof plain {
  let rest = '';
  const decoder = new TextDecoder();
  const say = (line: string) => process.stdout.write(`${part} | ${line}\n`);
  return {
    write(text) {
      const lines = (rest + decoder.decode(text, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) say(line);
    },
    end() {
      if (rest !== '') say(rest);
    },
  };
}

async function runPart(part: Part, root: string, write: (text: Buffer) => void): Promise<Counted> {
  const config = join(root, CONFIGS[part]);
  if (!existsSync(config)) {
    write(Buffer.from(`There is no ${CONFIGS[part]}, so the ${part} tests could not run.\n`));
    return FAILURE;
  }
  const outcome = await runVitest({ root, config }, write);
  for (const reason of outcome.reasons) write(Buffer.from(`${part}: ${reason}\n`));
  return outcome;
}

/** Whoever reads the end of a long output sees which tests failed. */
function close(tallies: Counted[]): number {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  for (const failure of tallies.flatMap(({ failures }) => failures))
    process.stdout.write(`failed: ${failure}\n`);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
