/**
 * What was removed for good, as a list beside the data: so that an older copy, when it is restored, loses it again. A
 * line of JSON for each removal; of what was removed itself nothing stands in it.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Site, UnsearchedFile } from '../manifest/index.ts';
import type { Db } from '../storage/index.ts';
import { writeWhole } from './file.ts';
import { withListLock } from './list-lock.ts';
import { BackupFault, problem } from './problems.ts';

/** In the data folder, and beside backups. */
export const REMOVALS_FILE = 'tomoni-removals.jsonl';

/** One removal: which home or module knows how to do it again, under which name, and what that needs. */
export interface Removal {
  by: string;
  id: string;
  record: unknown;
}

const lineSchema = z.object({ by: z.string().min(1), id: z.string().min(1), record: z.unknown() });

/** All removals that a database knows of. */
export async function removalsOf(db: Db, modules: Site['modules']): Promise<Removal[]> {
  const all: Removal[] = [];
  for (const { name, removals } of modules) {
    const listed = removals === undefined ? [] : await removals.list(db).catch(noneYet);
    for (const { id, record } of listed) all.push({ by: name, id, record });
  }
  return all;
}

/** A database of an older release has no such table (42P01), and so no such removal. */
function noneYet(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === '42P01') return [];
  throw error;
}

/**
 * The removals of a list; null when there is no such file.
 * @throws BackupFault `backup.list-damaged` when it is something else: what it may have said must not be passed over
 * @throws EnvironmentProblem `backup.cannot-read`
 */
export async function readRemovals(file: string): Promise<Removal[] | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (reason === 'ENOENT') return null;
    throw problem('backup.cannot-read', { file, reason }, error);
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const parsed = lineSchema.safeParse(parse(line));
      if (!parsed.success) throw new BackupFault('backup.list-damaged', { file, line: index + 1 });
      const { by, id, record } = parsed.data;
      return { by, id, record };
    });
}

/**
 * Adds what is missing to the list in a folder. Nothing is ever taken out of it.
 * @throws BackupFault, EnvironmentProblem `backup.cannot-read`, `backup.cannot-write`
 */
export async function keepRemovals(folder: string, removals: readonly Removal[]): Promise<void> {
  const file = path.join(folder, REMOVALS_FILE);
  const isComplete = (list: readonly Removal[] | null) =>
    list !== null && mergeRemovals(list, removals).length === list.length;
  if (isComplete(await readRemovals(file))) return;
  await withListLock(file, async () => {
    const before = await readRemovals(file);
    if (isComplete(before)) return;
    const lines = mergeRemovals(before ?? [], removals).map((one) => `${JSON.stringify(one)}\n`);
    await writeWhole(file, (write) => write(Buffer.from(lines.join(''))));
  });
}

export function mergeRemovals(...lists: (readonly Removal[])[]): Removal[] {
  const all = new Map(lists.flat().map((one) => [keyOf(one), one]));
  return [...all.values()];
}

export interface ReplayedRemovals {
  /** For how many removals there was something. */
  found: number;
  /** Each file once. */
  unsearched: UnsearchedFile[];
}

/** Removes again what had been removed since. What the copy knows itself was removed from it already. */
export async function replayRemovals(site: Site, removals: readonly Removal[]): Promise<ReplayedRemovals> {
  const known = new Set((await removalsOf(site.db, site.modules)).map(keyOf));
  const hooks = new Map(site.modules.map(({ name, removals: own }) => [name, own]));
  const unsearched = new Map<string, UnsearchedFile>();
  let found = 0;
  for (const removal of removals.filter((one) => !known.has(keyOf(one)))) {
    const { by, record } = removal;
    const outcome = await hooks.get(by)?.replay(site, record);
    if (outcome?.found === true) found += 1;
    for (const one of outcome?.unsearched ?? []) unsearched.set(JSON.stringify(one), one);
  }
  return { found, unsearched: [...unsearched.values()] };
}

function keyOf({ by, id }: Removal): string {
  return `${by}\n${id}`;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
