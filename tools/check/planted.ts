/** Folders with planted faults, for the tests of the checks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Check } from './check.ts';
import { faultLine, runCheck } from './check.ts';

/** Runs a check on a folder that holds just these files, and gives its faults as lines. */
export async function faultsIn(check: Check, files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'tomoni-check-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return (await runCheck(check, root)).faults.map(faultLine);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
