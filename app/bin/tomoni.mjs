#!/usr/bin/env node
// Starts Tomoni: the built bundle while no source is newer, else the sources themselves (slower to start).
import { fileURLToPath } from 'node:url';
import { isBuilt } from './built.mjs';
import { loadBundle } from './bundle.mjs';

const { run } = isBuilt() ? loadBundle() : await fromSources();
process.exitCode = await run(process.argv.slice(2), process.env);

async function fromSources() {
  const { register } = await import('tsx/esm/api');
  // Named, because tsx would look for it where the command is called, and JSX would break.
  register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
  return import('../cli.ts');
}
