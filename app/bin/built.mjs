// Whether what `npm run build` made is still that of the sources.
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundlePath } from './bundle.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sourceFolders = ['packages', 'platform', 'modules', 'app'];

/** True while there is a bundle and no source is newer. */
export function isBuilt() {
  const time = changedAt(bundlePath);
  return time > 0 && !sourceFolders.some((folder) => hasNewer(root + folder, time));
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
