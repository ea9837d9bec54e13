import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
  for (const name of ['tomoni.mjs', 'built.mjs', 'bundle.mjs']) {
    copyFileSync(join(ROOT, 'app/bin', name), join(clone, 'app/bin', name));
  }
  copyFileSync(join(ROOT, 'tsconfig.json'), join(clone, 'tsconfig.json'));
  writeFileSync(join(clone, 'package.json'), '{"type":"module"}');
  const run = (from: string, type: string) =>
    `async function run(args${type}) { console.log('${from}', ...args); return 3; }`;
  writeFileSync(join(clone, 'app/cli.ts'), `export ${run('sources', ': string[]')}\n`);
  if (bundle === 'none') return;
  writeBundle(run('bundle', ''));
  const seconds = Date.now() / 1000 + (bundle === 'fresh' ? 60 : -60);
  utimesSync(join(clone, 'dist/tomoni.cjs'), seconds, seconds);
}

/** A bundle as the build writes it, around a function `run`. */
function writeBundle(run: string): void {
  const text = `(function (exports, require, module, $url) { exports.run = ${run}; })`;
  const digest = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(clone, 'dist/tomoni.cjs'), `${text}\n// ${digest}\n`);
}

/** Runs the bundle of the clone and keeps its code, as the build does; says whether kept code was taken. */
async function keepCode(): Promise<{ taken: boolean; code: string }> {
  const { runBundle, codePath } = await import(`${pathToFileURL(clone).href}/app/bin/bundle.mjs`);
  const { script, source } = runBundle();
  writeFileSync(codePath(source), script.createCachedData());
  return { taken: script.cachedDataRejected === false, code: codePath(source) };
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

  it('takes the code that was kept of its bundle, and never that of another one', async () => {
    makeClone('fresh');
    const first = await keepCode();
    expect(await keepCode()).toEqual({ ...first, taken: true });
    // V8 itself would take it: the text is as long as before.
    writeBundle("async function run(args) { console.log('others', ...args); return 3; }");
    const second = await keepCode();
    expect(second.taken).toBe(false);
    expect(start('help')).toEqual({ code: 3, said: 'others help' });
  });

  it('runs although the kept code is damaged', async () => {
    makeClone('fresh');
    const { code } = await keepCode();
    truncateSync(code, 40);
    expect(start('help')).toEqual({ code: 3, said: 'bundle help' });
  });
});
