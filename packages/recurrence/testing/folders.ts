/** Folders for tests: written in the test itself, or the real ones where they are at hand. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FolderFile } from '../folder/csv-file.ts';

/** A folder from texts (as UTF-8) or bytes. */
export function folderOf(files: Record<string, string | Uint8Array>): FolderFile[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
}

const SHARED = fileURLToPath(new URL('../../../../shared/data/opendata', import.meta.url));

/** The path below the shared test data, or null in a clone that hasn't got it. */
export function sharedData(path: string): string | null {
  const full = join(SHARED, path);
  return existsSync(full) ? full : null;
}

/** Every folder of the shared data that holds an area_days.csv itself. */
export function realFolders(): string[] {
  const root = sharedData('5374');
  if (root === null) return [];
  const all = readdirSync(root, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.name === 'area_days.csv')
    .map((entry) => entry.parentPath)
    .sort();
}
