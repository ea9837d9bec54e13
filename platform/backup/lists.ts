/** The lists of what was removed for good, kept up to date wherever a restore will look for one. */
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Site } from '../manifest/index.ts';
import { keepRemovals, REMOVALS_FILE, removalsOf } from './removals.ts';
import { backupFolders } from './runs.ts';

/**
 * Brings the list in the data folder up to date, and those beside the backups of this site: whoever restores an older
 * one then has the newest list without looking for it.
 * @throws EnvironmentProblem when the one in the data folder can't be written
 */
export async function writeLists(site: Site): Promise<void> {
  const { dataDir, db, modules } = site;
  const removals = await removalsOf(db, modules);
  for (const folder of await backupFolders(db)) {
    const file = path.join(folder, REMOVALS_FILE);
    const there = await access(file).then(
      () => true,
      () => false,
    );
    // A disk that isn't mounted now: nothing is put where no backups are, and the next round tries again.
    if (!there) {
      site.log.info({ file }, 'A list of removals is not where backups were put');
      continue;
    }
    await keepRemovals(folder, removals).catch((error: unknown) =>
      site.log.warn({ file, err: error }, 'A list of removals beside backups could not be written'),
    );
  }
  if (dataDir === undefined) return;
  await mkdir(dataDir, { recursive: true });
  await keepRemovals(dataDir, removals);
}
