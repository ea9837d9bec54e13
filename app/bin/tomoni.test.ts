import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let clone = '';
afterEach(() => rmSync(clone, { recursive: true, force: true }));

/** A clone with nothing in it but the bin, sources that say so, and perhaps a bundle that says so. */
function makeClone(bundle: 'none' | 'fresh' | 'old'): void {
  clone = mkdtempSync(join(tmpdir(), 'tomoni-bin-'));
  for (const folder of ['app/bin', 'packages', 'platform', 'modules', 'dist']) {
    mkdirSync(join(clone, folder), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  for (const name of ['tomoni.mjs', 'built.mjs']) {
    copyFileSync(join(ROOT, 'app/bin', name), join(clone, 'app/bin', name));
  }
  copyFileSync(join(ROOT, 'tsconfig.json'), join(clone, 'tsconfig.json'));
  writeFileSync(join(clone, 'package.json'), '{"type":"module"}');
  const run = (from: string, type: string) =>
    `export async function run(args${type}) { console.log('${from}', ...args); return 3; }\n`;
  writeFileSync(join(clone, 'app/cli.ts'), run('sources', ': string[]'));
  if (bundle === 'none') return;
  const path = join(clone, 'dist/tomoni.mjs');
  writeFileSync(path, run('bundle', ''));
  const seconds = Date.now() / 1000 + (bundle === 'fresh' ? 60 : -60);
  utimesSync(path, seconds, seconds);
}

function start(...args: string[]) {
  const bin = join(clone === '' ? ROOT : clone, 'app/bin/tomoni.mjs');
  // From a folder without a tsconfig: where the command is called must not matter.
  const ran = spawnSync(process.execPath, [bin, ...args], { cwd: tmpdir(), encoding: 'utf8' });
  return { code: ran.status, said: ran.stdout.trim() };
}

describe('the tomoni command', () => {
  it('runs the sources where nothing was built', () => {
    makeClone('none');
    expect(start('inspect', 'a.csv')).toEqual({ code: 3, said: 'sources inspect a.csv' });
  });

  it('runs the bundle while no source is newer', () => {
    makeClone('fresh');
    expect(start('help')).toEqual({ code: 3, said: 'bundle help' });
  });

  it('does not run an old bundle after the sources changed', () => {
    makeClone('old');
    expect(start('help')).toEqual({ code: 3, said: 'sources help' });
  });
});
