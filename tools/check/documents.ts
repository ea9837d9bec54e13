/**
 * The check of documents: the picture shows the layers as they are, links lead to files that exist, and each dependency
 * is explained in docs/decisions.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withPicture } from '../architecture-picture.ts';
import { LAYERS, type LayerTable } from '../layers.ts';
import type { Check, Fault } from './check.ts';
import { lineAt, listFiles } from './sources.ts';
import { readWorkspaces } from './workspaces.ts';

/** The check over the table of this repository; tests give another one. */
export function documentsCheck(table: LayerTable = LAYERS): Check {
  return {
    name: 'documents',
    holds: 'the picture is of these layers, links lead somewhere, dependencies are explained',
    async run(root) {
      const files = (await listFiles(root)).filter((path) => path.endsWith('.md'));
      const broken = await Promise.all(files.map((path) => brokenLinks(root, path)));
      const unexplained = await unexplainedDependencies(root, files);
      return {
        faults: [...(await stalePicture(root, table)), ...broken.flat(), ...unexplained],
        read: files.length,
      };
    },
  };
}

async function stalePicture(root: string, table: LayerTable): Promise<Fault[]> {
  const document = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');
  if (withPicture(document, table) === document) return [];
  return [{ file: 'ARCHITECTURE.md', message: 'shows an old picture; run npm run architecture' }];
}

/** Dependencies that no note names. Our own workspaces and packages of types need none. */
async function unexplainedDependencies(root: string, files: string[]): Promise<Fault[]> {
  const notes = files.filter((path) => path.startsWith('docs/decisions/'));
  const text = (await Promise.all(notes.map((path) => readFile(join(root, path), 'utf8')))).join('\n');
  const workspaces = await readWorkspaces(root);
  const own = new Set(workspaces.map(({ name }) => name));
  return workspaces.flatMap(({ folder, declared }) =>
    [...declared]
      .filter((name) => !own.has(name) && !name.startsWith('@types/') && !text.includes(`\`${name}\``))
      .map((name) => ({
        file: folder === '' ? 'package.json' : `${folder}/package.json`,
        message: `declares ${name}, which no note in docs/decisions explains`,
      })),
  );
}

async function brokenLinks(root: string, path: string): Promise<Fault[]> {
  const text = await readFile(join(root, path), 'utf8');
  return Array.from(text.matchAll(/\]\(([^)\s#]+)(#[^)]*)?\)/g)).flatMap((match): Fault[] => {
    const target = match[1] ?? '';
    if (/^[a-z]+:/.test(target) || existsSync(join(root, dirname(path), decodeURI(target)))) return [];
    return [
      { file: path, line: lineAt(text, match.index), message: `links to ${target}, which does not exist` },
    ];
  });
}
