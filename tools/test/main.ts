/**
 * The test command. It makes sure that the system has what the tests need (servers of PostgreSQL, a browser's libraries,
 * Japanese glyphs), runs the tests beside the code, then the browser stories, and closes with one plain line
 * `N passed, N failed`. It never skips.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareSystem, realSystem, SYSTEM_PACKAGES } from './system-packages.ts';
import { type Outcome, runVitest, type Tally } from './vitest-run.ts';

const PARTS = ['unit', 'browser'] as const;

/** Which configuration of vitest each part runs with, relative to the root. */
const CONFIGS: Record<(typeof PARTS)[number], string> = {
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
  if (!prepareSystem(realSystem, packages)) return close([{ passed: 0, failed: 1, failures: [] }]);
  const tallies: Counted[] = [];
  for (const part of wanted.parts) {
    process.stderr.write(`\n== ${part} tests\n`);
    tallies.push(await runPart(part, wanted.root));
  }
  return close(tallies);
}

function readArguments(argv: string[]): { root: string; parts: (keyof typeof CONFIGS)[] } | null {
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

async function runPart(part: keyof typeof CONFIGS, root: string): Promise<Counted> {
  const config = join(root, CONFIGS[part]);
  if (!existsSync(config)) {
    process.stderr.write(`There is no ${CONFIGS[part]}, so the ${part} tests could not run.\n`);
    return { passed: 0, failed: 1, failures: [] };
  }
  const outcome = await runVitest({ root, config });
  for (const reason of outcome.reasons) process.stderr.write(`${part}: ${reason}\n`);
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
