import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LEFT_OUT = /(^|\/)(node_modules|dist|data|\.git)$/;
/** Tests of what is there already, which say nothing of a new module; those of the whole site do. */
const OTHER_TESTS = /(?<!\/app\/(permissions|personal-data))\.(test|e2e)\.tsx?$/;
const NAME = 'lending';

const copy = copyOfRepository();
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The repository in another folder: its own workspaces, the installed packages of the real one. */
function copyOfRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tomoni-module-'));
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (path) => !LEFT_OUT.test(path.slice(ROOT.length - 1)) && !OTHER_TESTS.test(path),
  });
  mkdirSync(join(folder, 'node_modules/@tomoni'), { recursive: true });
  for (const entry of readdirSync(join(ROOT, 'node_modules'))) {
    if (entry !== '@tomoni' && entry !== 'tomoni') link(join(ROOT, 'node_modules', entry), folder, entry);
  }
  for (const entry of readdirSync(join(folder, 'packages'))) linkWorkspace(folder, `packages/${entry}`);
  for (const entry of readdirSync(join(folder, 'modules'))) linkWorkspace(folder, `modules/${entry}`);
  linkWorkspace(folder, 'platform');
  return folder;
}

/** What `npm install` does with a workspace. */
function linkWorkspace(folder: string, path: string): void {
  link(join(folder, path), folder, `@tomoni/${path.split('/').at(-1)}`);
  const own = join(ROOT, path, 'node_modules');
  if (existsSync(own)) symlinkSync(own, join(folder, path, 'node_modules'));
}

function link(target: string, folder: string, name: string): void {
  symlinkSync(target, join(folder, 'node_modules', name));
}

function run(script: string, ...args: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const ran = spawnSync(process.execPath, [...loader, join(copy, script), ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { code: ran.status, output: `${ran.stdout}${ran.stderr}` };
}

describe('npm run new:module', () => {
  it('writes the module in the one shape and says what it wrote', () => {
    const made = run('tools/new-module.ts', NAME);
    expect(made.output).toContain(`modules/${NAME}/index.ts`);
    expect(made.code).toBe(0);
    linkWorkspace(copy, `modules/${NAME}`);
    const files = readdirSync(join(copy, 'modules', NAME)).sort();
    expect(files).toEqual(
      expect.arrayContaining([
        'README.md',
        'contract.ts',
        'flow.ts',
        'index.ts',
        'office-routes.ts',
        'permissions.ts',
        'personal-data.ts',
        'rules.test.ts',
        'rules.ts',
        'store.ts',
      ]),
    );
    expect(readFileSync(join(copy, 'app/modules.ts'), 'utf8')).toMatch(
      new RegExp(`, ${NAME}\\]|\\n  ${NAME},\\n`),
    );
  });

  it('makes tests that pass on a real database, as do those of the whole site', { timeout: 600_000 }, () => {
    const folders = [`modules/${NAME}`, 'app/permissions', 'app/personal-data'];
    // The sources of the whole site are loaded once, and not by each of two workers.
    const tested = run('node_modules/vitest/vitest.mjs', 'run', ...folders, '--update', '--maxWorkers=1');
    expect(tested.output).toMatch(/Test Files +6 passed/);
    expect(tested.code).toBe(0);
    const matrix = readFileSync(join(copy, 'docs/permissions.md'), 'utf8');
    expect(matrix).toContain(`## ${NAME}\n\n| who | edit | publish |`);
  });

  it('leaves nothing for the checks to find', { timeout: 600_000 }, () => {
    const touched = new RegExp(`^ {7}.*(${NAME}|app/modules|ARCHITECTURE.md shows| circle:)`);
    const { output } = run('tools/check.ts');
    // What a language hasn't translated yet is told, and is no fault.
    const told = /^ {7}\d|not translated/;
    const faults = output.split('\n').filter((line) => touched.test(line) && !told.test(line));
    expect(faults).toEqual([]);
    expect(output).toMatch(/\d+ passed, \d+ failed\n$/);
  });

  it.each(['', 'Lending', 'two-words', 'sheets', 'http', 'places', NAME])('refuses the name "%s"', (name) => {
    const { code, output } = run('tools/new-module.ts', name);
    expect([code, output]).toEqual([2, expect.stringMatching(/^\S.*\n$/)]);
  });
});
