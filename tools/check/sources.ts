/** The source files under a root, parsed once for all checks. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParseResult, parseSync } from 'oxc-parser';

/** Folders that hold no sources of ours. */
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', 'screenshots']);

export interface Source {
  /** Relative to the root, with `/`. */
  path: string;
  text: string;
  parsed: ParseResult;
}

/** A node of the syntax tree (ESTree with TypeScript), as far as a walk needs to know it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/** What was parsed before, by its whole path: nine checks ask for the same files. */
const known = new Map<string, Source>();

/** All TypeScript files under the root, by path. */
export async function readSources(root: string): Promise<Source[]> {
  const paths = (await listFiles(root)).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
  return Promise.all(
    paths.map(async (path) => {
      const file = join(root, path);
      const text = await readFile(file, 'utf8');
      const before = known.get(file);
      if (before?.text === text) return before;
      const source = { path, text, parsed: parseSync(path, text) };
      known.set(file, source);
      return source;
    }),
  );
}

/** All files under the root by path, without what is installed or built. */
export async function listFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) await visit(path);
      } else if (entry.isFile()) {
        found.push(path);
      }
    }
  };
  await visit('');
  return found.sort();
}

/** Tests, what only tests use, and the folders that serve those who work on Tomoni. */
export function isTestCode(path: string): boolean {
  return /\.(test|e2e)\.tsx?$|(^|\/)(testing|fixtures)\/|(^|\/)(testing-[^/]+|test-setup)\.tsx?$|^(tools|bench|e2e|demo)\//.test(
    path,
  );
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Calls `visit` with every node below and including this one, parents first. */
export function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit);
  } else if (isNode(node)) {
    visit(node);
    for (const value of Object.values(node)) {
      if (typeof value === 'object' && value !== null) walk(value, visit);
    }
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
