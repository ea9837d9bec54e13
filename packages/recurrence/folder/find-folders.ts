import type { FolderFile } from './csv-file.ts';

const MARK = 'area_days.csv';
/** How far below the given folder a calendar is looked for. */
export const MAX_DEPTH = 4;

/** A place that holds an area_days.csv. */
export interface CalendarFolder {
  /** Relative to what was given, with slashes; `` is the given folder itself. */
  folder: string;
  /** A language tag among the folders of the path (`en`, `en-US`, `ja`, `easy` for easy Japanese), or null. */
  lang: string | null;
}

/**
 * The folders that hold a calendar: only the given one if it holds area_days.csv itself,
 * otherwise all places up to four levels down, by name.
 */
export function findCalendarFolders(files: readonly { path: string }[]): CalendarFolder[] {
  const folders = new Set<string>();
  for (const file of files) {
    const parts = partsOf(file.path);
    if (parts.pop() === MARK && parts.length <= MAX_DEPTH) folders.add(parts.join('/'));
  }
  const found = folders.has('') ? [''] : [...folders].sort();
  return found.map((folder) => ({ folder, lang: langOf(folder) }));
}

/** The files that lie in exactly that folder, by their names. */
export function filesIn(files: readonly FolderFile[], folder: string): Map<string, Uint8Array> {
  const inside = new Map<string, Uint8Array>();
  for (const file of files) {
    const parts = partsOf(file.path);
    const name = parts.pop();
    if (name !== undefined && parts.join('/') === folder) inside.set(name, file.bytes);
  }
  return inside;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function langOf(folder: string): string | null {
  const tags = folder
    .split('/')
    .filter((part) => /^(easy|(ja|en|zh|ko|pt|vi|es|tl|ru)([-_][A-Za-z]{2,4})?)$/.test(part));
  return tags.at(-1)?.replace('_', '-') ?? null;
}
