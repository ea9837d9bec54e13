/** Files from disk into a place, the way that everybody uses: stage, look, commit. All or nothing. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { ensurePlace, type PlaceDetails } from '@tomoni/places/contract';
import { type CommitResult, commit, type Staged, stage, type Upload } from '@tomoni/platform/intake';
import type { Site } from '@tomoni/platform/manifest';
import { UsageProblem } from './command.ts';

export interface ImportRequest {
  place: PlaceDetails;
  paths: readonly string[];
  /** Answers to what the files can't tell: closure, validThrough, putOutBy, madeBy, maker, contact. */
  answers: Readonly<Record<string, string>>;
}

export interface ImportOutcome {
  staged: Staged;
  /** Null when the files can't be used; the findings say why. */
  result: CommitResult | null;
}

/** As many files and bytes as one import takes; a folder given by mistake (a home, a disk) must end soon. */
const MOST_FILES = 2000;
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_DEPTH = 6;

/**
 * Imports as the operator. Nothing is published unless everything was read and stored.
 * @throws UsageProblem when a path isn't there or is far too much
 */
export async function importFiles(site: Site, request: ImportRequest): Promise<ImportOutcome> {
  const files = await loadUploads(request.paths);
  const { place, answers } = request;
  const staged = await stage(site, { owner: place.code, actor: 'operator', files, answers });
  if (!staged.committable) return { staged, result: null };
  await ensurePlace(site.db, place);
  const result = await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' });
  return { staged, result };
}

async function loadUploads(paths: readonly string[]): Promise<Upload[]> {
  const uploads: Upload[] = [];
  let bytes = 0;
  const add = async (path: string, name: string, depth: number): Promise<void> => {
    const found = await lstat(path).catch(() => null);
    if (found === null) throw missing(path);
    if (found.isDirectory()) {
      if (depth >= MOST_DEPTH) return;
      const inside = (await readdir(path)).filter((entry) => !entry.startsWith('.')).sort();
      for (const entry of inside)
        await add(join(path, entry), name === '' ? entry : `${name}/${entry}`, depth + 1);
    } else if (found.isFile()) {
      bytes += found.size;
      if (uploads.length >= MOST_FILES || bytes > MOST_BYTES) throw tooMuch();
      uploads.push({ name, bytes: await readFile(path) });
    }
  };
  const names = namesOf(paths);
  for (const [index, path] of paths.entries()) {
    const isOnlyFolder = paths.length === 1 && (await isFolder(path));
    await add(path, isOnlyFolder ? '' : (names[index] ?? basename(path)), 0);
  }
  return uploads;
}

function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Names from the deepest folder that all paths share: `data` and `en/data` stay two folders, and the language of an
 * edition stays in its path.
 */
function namesOf(paths: readonly string[]): string[] {
  const parts = paths.map((path) => resolve(path).split(sep));
  const [first = []] = parts;
  let shared = 0;
  while (parts.every((each) => shared < each.length - 1 && each[shared] === first[shared])) shared++;
  return parts.map((each) => each.slice(shared).join('/'));
}

function missing(path: string): UsageProblem {
  return new UsageProblem({
    ja: `${path} というファイルやフォルダーはありません。`,
    en: `There is no file or folder ${path}.`,
  });
}

function tooMuch(): UsageProblem {
  return new UsageProblem({
    ja: `一度に取りこめるのは ${MOST_FILES} ファイル、${MOST_BYTES / 1024 / 1024} MB までです。町のファイルだけを指定してください。`,
    en: `One import takes at most ${MOST_FILES} files and ${MOST_BYTES / 1024 / 1024} MB. Give the town’s files only.`,
  });
}
