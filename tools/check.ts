/**
 * `npm run check` runs all checks, `npm run check -- layers sizes` some of them. It prints one line for each, what is
 * wrong where, and closes with `N passed, N failed`.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Check, faultLine, runCheck } from './check/check.ts';
import { conventionsCheck } from './check/conventions.ts';
import { deadExportsCheck } from './check/dead-exports.ts';
import { documentsCheck } from './check/documents.ts';
import { findingsCheck } from './check/findings.ts';
import { languagesCheck } from './check/languages.ts';
import { layersCheck } from './check/layers.ts';
import { lintCheck } from './check/lint.ts';
import { lockedCheck } from './check/locked.ts';
import { messagesCheck } from './check/messages.ts';
import { sizesCheck } from './check/sizes.ts';
import { townNamesCheck } from './check/town-names.ts';
import { typesCheck } from './check/types.ts';
import { wordsCheck } from './check/words.ts';

const CHECKS: readonly Check[] = [
  typesCheck,
  lintCheck,
  layersCheck(),
  sizesCheck,
  deadExportsCheck,
  conventionsCheck,
  messagesCheck,
  languagesCheck,
  wordsCheck,
  findingsCheck,
  townNamesCheck,
  documentsCheck(),
  lockedCheck,
];

const root = fileURLToPath(new URL('..', import.meta.url));
process.exit(await main(process.argv.slice(2)));

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { root: { type: 'string', default: root } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no check ${unknown.join(', ')}. There are: ${CHECKS.map(({ name }) => name).join(', ')}`,
    );
    return 2;
  }
  const wanted = CHECKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  let failed = 0;
  for (const check of wanted) {
    if (!(await report(check, resolve(values.root)))) failed++;
  }
  console.log(`\n${wanted.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Runs one check and prints what it found; true when it passed. */
async function report(check: Check, at: string): Promise<boolean> {
  const { faults, read, notes = [] } = await runCheck(check, at);
  const passed = faults.length === 0;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${check.name.padEnd(12)} ${check.holds} (read ${read})`);
  for (const note of notes) console.log(`       ${note}`);
  for (const fault of faults) console.log(`       ${faultLine(fault)}`);
  return passed;
}
