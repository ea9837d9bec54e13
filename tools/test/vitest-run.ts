/** Runs vitest and counts for itself: neither an exit code alone nor a report alone is believed. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Tally {
  passed: number;
  failed: number;
}

export interface Outcome extends Tally {
  /** Why the run counts as failed besides failing tests, in words for the person at the terminal. */
  reasons: string[];
  /** Each failing test with the first line of what went wrong. */
  failures: string[];
}

/** The fields of vitest's JSON report that are counted. */
export interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
  testResults?: { name: string; message?: string; assertionResults: TestResult[] }[];
}

interface TestResult {
  fullName: string;
  status: string;
  failureMessages?: string[] | null;
}

/** Runs one configuration of vitest to its end; `write` gets its output as it comes. */
export async function runVitest(
  run: { root: string; config: string },
  write: (text: Buffer) => void,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'tomoni-test-'));
  const reportFile = join(folder, 'report.json');
  try {
    const exitCode = await spawnVitest(run, reportFile, write);
    return judge(exitCode, await readReport(reportFile));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What a run is worth. A test that was skipped counts as failed, because a test that doesn't run proves nothing;
 * a run in which nothing ran, or that ended badly without a failing test, counts as one failure.
 */
export function judge(exitCode: number, report: Report | null): Outcome {
  if (report === null)
    return { passed: 0, failed: 1, reasons: ['the tests ended without a report'], failures: [] };
  const skipped = report.numPendingTests + report.numTodoTests;
  const passed = report.numPassedTests;
  const reasons: string[] = [];
  let failed = report.numFailedTests + skipped;
  if (skipped > 0) reasons.push(`${skipped} tests were skipped; none may be`);
  if (failed === 0 && passed === 0) reasons.push('no test ran');
  else if (failed === 0 && report.numFailedTestSuites > 0) reasons.push('a test file could not be read');
  else if (failed === 0 && exitCode !== 0)
    reasons.push(`all tests passed, but the run ended with ${exitCode}`);
  if (failed === 0 && reasons.length > 0) failed = 1;
  return { passed, failed, reasons, failures: failuresOf(report) };
}

/** A file that could not be read has no test of its own. */
function failuresOf({ testResults = [] }: Report): string[] {
  return testResults.flatMap(({ name, message = '', assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (assertionResults.length === 0 && message !== '') return [`${name}: ${firstLine(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `${name} > ${fullName}: ${firstLine(failureMessages?.[0] ?? '')}`,
    );
  });
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 300);
}

function spawnVitest(
  { root, config }: { root: string; config: string },
  reportFile: string,
  write: (text: Buffer) => void,
): Promise<number> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const args = ['run', '--root', root, '--config', config, '--reporter=default', '--reporter=json'];
  const child = spawn(process.execPath, [vitest, ...args, `--outputFile.json=${reportFile}`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: outerEnvironment(),
  });
  child.stdout.on('data', write);
  child.stderr.on('data', write);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** The environment without what a surrounding vitest left in it: the runner's own tests run it from a test. */
function outerEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV'),
  );
}

async function readReport(file: string): Promise<Report | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Report;
  } catch {
    return null;
  }
}
