import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import ourConfig from '../../vitest.config.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PASSING = "import { expect, it } from 'vitest';\nit('holds', () => expect(1).toBe(1));\n";
const FAILING = "import { expect, it } from 'vitest';\nit('does not hold', () => expect(1).toBe(2));\n";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project of its own that shares our node_modules, with the given files. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tomoni-planted-'));
  folders.push(folder);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function config(extra = ''): string {
  return `export default { test: { include: ['**/*.test.ts']${extra} } };\n`;
}

function runTests(folder: string, ...parts: string[]) {
  const ran = spawnSync(process.execPath, [join(ROOT, 'tools/test.mjs'), ...parts, '--root', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { code: ran.status, lastLine: ran.stdout.trimEnd().split('\n').at(-1), stderr: ran.stderr };
}

describe('npm test', () => {
  it('ends with 0 when all passes', () => {
    const folder = project({ 'vitest.config.ts': config(), 'a.test.ts': PASSING });
    expect(runTests(folder, 'unit')).toMatchObject({ code: 0, lastLine: '1 passed, 0 failed' });
  });

  it('ends with 1 when a test fails', () => {
    const folder = project({ 'vitest.config.ts': config(), 'a.test.ts': PASSING, 'b.test.ts': FAILING });
    expect(runTests(folder, 'unit')).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
  });

  it('ends with 1 when a test fails beside the database of the real global setup', () => {
    const setups = [ourConfig.test?.globalSetup ?? []].flat().map((path) => join(ROOT, path));
    expect(setups).not.toEqual([]);
    const setup = `, globalSetup: ${JSON.stringify(setups)}`;
    const folder = project({ 'vitest.config.ts': config(setup), 'a.test.ts': PASSING, 'b.test.ts': FAILING });
    expect(runTests(folder, 'unit')).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
  });

  it('ends with 1 when an exit hook turns the code of a failing run to 0', () => {
    const hook = `, globalSetup: ['./hook.ts']`;
    const folder = project({
      'vitest.config.ts': config(hook),
      'hook.ts': "export default function setup() { process.on('exit', () => { process.exitCode = 0; }); }\n",
      'b.test.ts': FAILING,
    });
    expect(runTests(folder, 'unit')).toMatchObject({ code: 1, lastLine: '0 passed, 1 failed' });
  });

  it('ends with 1 when no test ran', () => {
    const folder = project({ 'vitest.config.ts': config() });
    expect(runTests(folder, 'unit')).toMatchObject({ code: 1, lastLine: '0 passed, 1 failed' });
  });

  it('ends with 1 when a test file cannot be read', () => {
    const folder = project({
      'vitest.config.ts': config(),
      'a.test.ts': PASSING,
      'b.test.ts': 'import "./gone";',
    });
    expect(runTests(folder, 'unit')).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
  });

  it('ends with 1 when the browser stories are not there', () => {
    const folder = project({ 'vitest.config.ts': config(), 'a.test.ts': PASSING });
    expect(runTests(folder, 'browser')).toMatchObject({ code: 1, lastLine: '0 passed, 1 failed' });
  });

  it('ends with 2 on a part that does not exist', () => {
    expect(runTests(project({}), 'everything').code).toBe(2);
  });
});
