/** The files of a calendar from disk: only what a calendar has, only as deep as it may lie. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FolderFile, MAX_BYTES } from './csv-file.ts';
import { findCalendarFolders, MAX_DEPTH } from './find-folders.ts';

/** Names of the files that a 5374 folder may hold. */
const NAMES = [
  'area_days.csv',
  'area_master.csv',
  'center.csv',
  'description.csv',
  'remarks.csv',
  'target.csv',
  'transferdata.csv',
];

/**
 * Loads what `readFolder` needs. Below a folder that holds area_days.csv itself nothing is looked at.
 * Rejects with the system's error (ENOENT, EACCES, ENOTDIR) if the folder itself can't be read.
 */
export async function loadFolder(root: string): Promise<FolderFile[]> {
  const places = await placesBelow(root, '', 0);
  const wanted = new Set(findCalendarFolders(places).map(({ folder }) => folder));
  const files: FolderFile[] = [];
  for (const { path } of places) {
    const slash = path.lastIndexOf('/');
    if (!wanted.has(slash === -1 ? '' : path.slice(0, slash))) continue;
    files.push({ path, bytes: await readBeginning(join(root, path)) });
  }
  return files;
}

/** The whole file, or of one that is too large anyway so much that the reader sees it is. */
async function readBeginning(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size <= MAX_BYTES) return readFile(path);
  return new Uint8Array(MAX_BYTES + 1);
}

async function placesBelow(root: string, folder: string, depth: number): Promise<{ path: string }[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const inside = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const found: { path: string }[] = [];
  for (const entry of entries) {
    if (NAMES.includes(entry.name) && (await isFile(join(root, inside(entry.name))))) {
      found.push({ path: inside(entry.name) });
    }
  }
  if (depth === 0 && found.some(({ path }) => path === 'area_days.csv')) return found;
  if (depth === MAX_DEPTH) return found;
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    try {
      found.push(...(await placesBelow(root, inside(entry.name), depth + 1)));
    } catch (error) {
      // A folder that mustn't be entered holds no calendar for us; the rest still counts.
      if (!isRefused(error)) throw error;
    }
  }
  return found;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path)).isFile();
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EACCES';
}
