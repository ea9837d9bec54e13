/** Backups in a folder: how each is called, and what one leaves there that was killed. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Whoever still writes has written something within this time, in milliseconds. */
const LEFT_BEHIND = 60 * 60_000;

const HALF = /^tomoni-\d{8}T\d{6}Z\.tar\.part$/;

/** `tomoni-20261125T030000Z.tar` */
export function backupNameAt(moment: Date): string {
  return `tomoni-${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.tar`;
}

/** Removes halves of backups into this folder that nobody has written to for an hour; returns their names. */
export async function sweepHalves(folder: string): Promise<string[]> {
  const removed: string[] = [];
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => HALF.test(one)).sort()) {
    const file = path.join(folder, name);
    try {
      if (Date.now() - (await stat(file)).mtimeMs < LEFT_BEHIND) continue;
      await rm(file);
      removed.push(name);
    } catch {
      // Somebody else's, or gone meanwhile: no reason to make no backup.
    }
  }
  return removed;
}
