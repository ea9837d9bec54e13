/** A backup with something else in it and sums that are right all the same, as a hand that means no good would write it. */
import { createHash } from 'node:crypto';
import { SUMS, TOP, writeSums } from '../format.ts';
import { readTar, TAR_END, tarHeader, tarPadding } from '../tar.ts';
import { inChunks } from './trial.ts';

export interface Part {
  /** Without the folder that all lie in. */
  path: string;
  bytes: Buffer;
}

/** The same backup with its parts as `change` gives them back. */
export async function rewrite(backup: Buffer, change: (parts: Part[]) => Part[]): Promise<Buffer> {
  const parts: Part[] = [];
  for await (const { name, body } of readTar(inChunks(backup))) {
    const pieces: Buffer[] = [];
    for await (const piece of body) pieces.push(Buffer.from(piece));
    const path = name.slice(TOP.length);
    if (path !== SUMS) parts.push({ path, bytes: Buffer.concat(pieces) });
  }
  const changed = change(parts);
  const sums = changed.map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')]);
  const all = [...changed, { path: SUMS, bytes: writeSums(new Map(sums as [string, string][])) }];
  const blocks = all.flatMap(({ path, bytes }) => [
    tarHeader(TOP + path, bytes.length, new Date(0)),
    bytes,
    tarPadding(bytes.length),
  ]);
  return Buffer.concat([...blocks, TAR_END]);
}
