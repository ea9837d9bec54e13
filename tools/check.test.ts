import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function runChecks(text: string, ...names: string[]) {
  folder = mkdtempSync(join(tmpdir(), 'tomoni-check-'));
  writeFileSync(join(folder, 'a.ts'), text);
  const args = ['--import', 'tsx', join(ROOT, 'tools/check.ts'), ...names, '--root', folder];
  const ran = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  return { code: ran.status, lastLine: ran.stdout.trimEnd().split('\n').at(-1), output: ran.stdout };
}

describe('npm run check', () => {
  it('ends with 0 and counts what passed', () => {
    expect(runChecks('export {};\n', 'sizes')).toMatchObject({ code: 0, lastLine: '1 passed, 0 failed' });
  });

  it('ends with 1, counts and shows what failed', () => {
    const ran = runChecks('work();\n'.repeat(501), 'sizes', 'conventions');
    expect(ran).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
    expect(ran.output).toContain('a.ts:1 this file has 501 lines');
  });

  it('ends with 2 on a check that does not exist', () => {
    expect(runChecks('export {};\n', 'everything').code).toBe(2);
  });
});
