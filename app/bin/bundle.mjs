// Runs the bundle with what V8 kept of compiling it: compiling takes a third of a short command's time.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

export const bundlePath = fileURLToPath(new URL('../../dist/tomoni.cjs', import.meta.url));

/**
 * Where the code of a bundle is kept: by the digest that is the bundle's last line, since V8 compares no more than the
 * length of a source, and by what compiled it.
 */
export function codePath(source) {
  const digest = /\n\/\/ ([0-9a-f]{64})\n$/.exec(source.slice(-80))?.[1] ?? 'none';
  return bundlePath.replace(/\.cjs$/, `-${digest.slice(0, 16)}-${process.version}-${process.arch}.code`);
}

/** The bundle's exports. Where nothing was kept, or with other flags, V8 leaves it and compiles as ever. */
export function loadBundle() {
  return runBundle().exports;
}

/** The exports with the script and the source that they came from, for the build. */
export function runBundle() {
  // Nothing but ASCII, see tools/build.mjs: as latin1 it needs half the memory and no decoding.
  const source = readFileSync(bundlePath, 'latin1');
  const script = new Script(source, { filename: bundlePath, cachedData: kept(codePath(source)) });
  const module = { exports: {} };
  script.runInThisContext()(
    module.exports,
    createRequire(bundlePath),
    module,
    pathToFileURL(bundlePath).href,
  );
  return { exports: module.exports, script, source };
}

function kept(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
