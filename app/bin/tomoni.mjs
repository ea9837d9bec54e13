#!/usr/bin/env node
// Starts Tomoni: the built bundle while no source is newer, else the sources themselves (slower to start).
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sourceFolders = ['packages', 'platform', 'modules', 'app'];

const built = changedAt(`${root}dist/tomoni.mjs`);
const { run } = isFresh(built) ? await import('../../dist/tomoni.mjs') : await fromSources();
process.exitCode = await run(process.argv.slice(2), process.env);

function isFresh(time) {
  return time > 0 && !sourceFolders.some((folder) => hasNewer(root + folder, time));
}

async function fromSources() {
  const { register } = await import('tsx/esm/api');
  // Named, because tsx would look for it where the command is called, and JSX would break.
  register({ tsconfig: `${root}tsconfig.json` });
  return import('../cli.ts');
}

/** Time of the last change in milliseconds, 0 when there is no such file. */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function hasNewer(folder, time) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() ? hasNewer(path, time) : changedAt(path) > time) return true;
  }
  return false;
}
