/** The workspaces of a root: their packages, what they export and what they declare. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Workspace {
  /** Name of the package, e.g. `@tomoni/sheets`. */
  name: string;
  /** Relative to the root; empty for the root itself. */
  folder: string;
  /** Keys of `exports`, e.g. `.` and `./contract`. */
  exports: string[];
  /** Dependencies, also those only for development: what counts is that they are written down. */
  declared: ReadonlySet<string>;
}

interface PackageJson {
  name?: string;
  workspaces?: string[];
  exports?: Record<string, unknown>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** The root's package first, then its workspaces (patterns end in `/*` or name one folder). */
export async function readWorkspaces(root: string): Promise<Workspace[]> {
  const own = await readPackage(root, '');
  const folders = await Promise.all((own.patterns ?? []).map((pattern) => expand(root, pattern)));
  const found = folders.flat().filter((folder) => existsSync(join(root, folder, 'package.json')));
  return [
    own.workspace,
    ...(await Promise.all(found.map(async (at) => (await readPackage(root, at)).workspace))),
  ];
}

async function expand(root: string, pattern: string): Promise<string[]> {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  if (!existsSync(join(root, parent))) return [];
  const entries = await readdir(join(root, parent), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => `${parent}/${entry.name}`);
}

async function readPackage(root: string, folder: string) {
  const json = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as PackageJson;
  const workspace: Workspace = {
    name: json.name ?? folder,
    folder,
    exports: Object.keys(json.exports ?? {}),
    declared: new Set(Object.keys({ ...json.dependencies, ...json.devDependencies })),
  };
  return { workspace, patterns: json.workspaces };
}
