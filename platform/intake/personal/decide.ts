/** Looking through all files, and what readers see of them after a person has decided. */
import type { Finding } from '@tomoni/findings';
import { finding } from '../findings.ts';
import type { IntakeFile } from '../reader.ts';
import { sha256, type Unfolding } from '../unfold.ts';
import { withoutLeftOut } from './left-out.ts';
import { type PersonalFind, scanPersonal } from './scan.ts';

/** keep: everybody may see it. leave-out: readers never get it, and the file as it came is not for download. */
export type Decision = 'keep' | 'leave-out';

export type Decisions = Readonly<Record<string, Decision>>;

/** A find, with the upload it lies in. */
export interface StoredFind extends PersonalFind {
  upload: number;
}

/** Pictures and the like: nothing in them can be found or left out, and no reader reads them as a table. */
const NO_TEXT = /\.(?:png|jpe?g|gif|webp|svg|ico|css|js|map|md|license)$|(?:^|\/)(?:license|readme)[^/]*$/i;

/** Everything in these files that is to be decided. What can't be looked through is a finding. */
export async function scanFiles(
  files: readonly Unfolding[],
  progress: (done: number, of: number) => Promise<void> = async () => {},
): Promise<{ finds: StoredFind[]; findings: Finding[] }> {
  const finds: StoredFind[] = [];
  const findings: Finding[] = [];
  for (const [n, { path, upload, stream, size }] of files.entries()) {
    await progress(n, files.length);
    if (size === 0 || NO_TEXT.test(path)) continue;
    try {
      const found = await scanPersonal(path, { name: path, bytes: stream() });
      if (found === null) findings.push(finding('intake.not-scanned', { file: path }));
      for (const find of found ?? []) finds.push({ ...find, upload });
    } catch {
      findings.push(finding('intake.not-scanned', { file: path }));
    }
  }
  return { finds, findings };
}

/** The files as readers get them. */
export async function applyDecisions(
  files: readonly Unfolding[],
  finds: readonly StoredFind[],
  decisions: Decisions,
): Promise<IntakeFile[]> {
  const result: IntakeFile[] = [];
  for (const file of files) {
    const leftOut = finds.filter(
      ({ id, where }) => where.file === file.path && decisions[id] === 'leave-out',
    );
    if (leftOut.length === 0) {
      result.push(file);
      continue;
    }
    const source = { name: file.path, bytes: file.stream() };
    for (const { below, bytes } of await withoutLeftOut(
      source,
      leftOut.map(({ leaves }) => leaves),
    )) {
      result.push(inMemory(below === null ? file.path : `${file.path}/${below}`, bytes));
    }
  }
  return result;
}

function inMemory(path: string, bytes: Uint8Array): IntakeFile {
  return {
    ...{ path, size: bytes.length, sha256: sha256(bytes), bytes: async () => bytes },
    async *stream() {
      yield bytes;
    },
  };
}
