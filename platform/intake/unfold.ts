/** From what was dropped to the files that readers see. */
import { createHash } from 'node:crypto';
import type { Finding } from '@tomoni/findings';
import { finding } from './findings.ts';
import type { IntakeLimits } from './limits.ts';
import { isRubbish, safePath } from './paths.ts';
import type { IntakeFile } from './reader.ts';
import { isZip, openZip } from './zip.ts';

/** A file as it came. */
export interface Upload {
  /** Its name, with the folders below what was dropped: `5374/area_days.csv`. */
  name: string;
  bytes: Uint8Array;
}

export interface Unfolded {
  files: IntakeFile[];
  findings: Finding[];
  /** False when the bounds were passed: then nothing was opened. */
  readable: boolean;
}

/** Opens zips one level deep, cleans paths, and checks all bounds. Order is kept. */
export async function unfold(uploads: readonly Upload[], limits: IntakeLimits): Promise<Unfolded> {
  const refused = refusal(uploads, limits);
  if (refused !== null) return { files: [], findings: [refused], readable: false };
  const findings: Finding[] = [];
  const files = new Map<string, IntakeFile>();
  let room = { files: limits.files, expandedBytes: limits.expandedBytes, entryBytes: limits.entryBytes };
  for (const upload of uploads) {
    const path = safePath(upload.name);
    if (path === null) {
      findings.push(finding('intake.unsafe-path', {}, { name: upload.name }));
      continue;
    }
    if (isRubbish(path)) continue;
    if (!isZip(path, upload.bytes)) {
      addFile(files, findings, path, upload.bytes);
      continue;
    }
    const content = await openZip(path, upload.bytes, room);
    findings.push(...content.findings);
    for (const { path: inside, bytes } of content.files) {
      addFile(files, findings, `${path.replace(/\.zip$/i, '')}/${inside}`, bytes);
    }
    const used = content.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    room = { ...room, files: room.files - content.files.length, expandedBytes: room.expandedBytes - used };
  }
  return { files: [...files.values()], findings, readable: true };
}

function refusal(uploads: readonly Upload[], limits: IntakeLimits): Finding | null {
  if (uploads.length === 0) return finding('intake.nothing');
  if (uploads.length > limits.uploads) {
    return finding('intake.too-many-files', {}, { count: uploads.length, limit: limits.uploads });
  }
  const total = uploads.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total <= limits.uploadBytes) return null;
  return finding('intake.too-large', {}, { limit: Math.floor(limits.uploadBytes / 2 ** 20) });
}

function addFile(files: Map<string, IntakeFile>, findings: Finding[], path: string, bytes: Uint8Array): void {
  if (files.has(path)) {
    findings.push(finding('intake.same-path', { file: path }));
    return;
  }
  if (bytes.length === 0) findings.push(finding('intake.empty-file', { file: path }));
  files.set(path, { path, size: bytes.length, sha256: sha256(bytes), bytes: async () => bytes });
}

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
