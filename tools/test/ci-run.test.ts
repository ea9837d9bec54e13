import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const CI_RUN = fileURLToPath(new URL('../../.ci/run', import.meta.url));

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a command of the pretended npm prints last, and how it ends. */
interface Step {
  line: string;
  code: number;
}

/** Runs .ci/run in a clone of nothing, with an npm that only pretends. */
function runCi(steps: { install?: number; test: Step; check: Step }) {
  folder = mkdtempSync(join(tmpdir(), 'tomoni-ci-'));
  mkdirSync(join(folder, '.ci'));
  mkdirSync(join(folder, 'bin'));
  copyFileSync(CI_RUN, join(folder, '.ci/run'));
  const say = ({ line, code }: Step) => `echo 'some output'; echo '${line}'; exit ${code}`;
  writeFileSync(
    join(folder, 'bin/npm'),
    `#!/bin/sh\ncase "$*" in\n  ci) exit ${steps.install ?? 0};;\n  test) ${say(steps.test)};;\n  "run check") ${say(steps.check)};;\nesac\nexit 9\n`,
    { mode: 0o755 },
  );
  const ran = spawnSync('bash', [join(folder, '.ci/run')], {
    encoding: 'utf8',
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true', PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
  });
  return { code: ran.status, lastLine: ran.stdout.trimEnd().split('\n').at(-1) };
}

const GOOD_TESTS = { line: '40 passed, 0 failed', code: 0 };
const GOOD_CHECK = { line: '10 passed, 0 failed', code: 0 };

describe('.ci/run', () => {
  it.each([
    ['all is well', { test: GOOD_TESTS, check: GOOD_CHECK }, 0, '50 passed, 0 failed'],
    [
      'a test failed',
      { test: { line: '39 passed, 1 failed', code: 1 }, check: GOOD_CHECK },
      1,
      '49 passed, 1 failed',
    ],
    [
      'a check failed',
      { test: GOOD_TESTS, check: { line: '9 passed, 1 failed', code: 1 } },
      1,
      '49 passed, 1 failed',
    ],
    [
      'both failed',
      { test: { line: '39 passed, 1 failed', code: 1 }, check: { line: '9 passed, 1 failed', code: 1 } },
      1,
      '48 passed, 2 failed',
    ],
    [
      'the tests failed but ended with 0',
      { test: { line: '39 passed, 1 failed', code: 0 }, check: GOOD_CHECK },
      1,
      '49 passed, 1 failed',
    ],
    [
      'the tests passed but ended with 1',
      { test: { line: '40 passed, 0 failed', code: 1 }, check: GOOD_CHECK },
      1,
      '50 passed, 1 failed',
    ],
    [
      'the tests never closed',
      { test: { line: 'Killed', code: 0 }, check: GOOD_CHECK },
      1,
      '10 passed, 1 failed',
    ],
    [
      'no test ran',
      { test: { line: '0 passed, 0 failed', code: 0 }, check: GOOD_CHECK },
      1,
      '10 passed, 1 failed',
    ],
    ['the install failed', { install: 1, test: GOOD_TESTS, check: GOOD_CHECK }, 1, '0 passed, 1 failed'],
  ])('says so when %s', (_name, steps, code, lastLine) => {
    expect(runCi(steps)).toEqual({ code, lastLine });
  });
});
