/** The check of documents: the picture shows the layers as they are, and links lead to files that exist. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withPicture } from '../architecture-picture.ts';
import { LAYERS, type LayerTable } from '../layers.ts';
import type { Check, Fault } from './check.ts';
import { lineAt, listFiles } from './sources.ts';

/** The check over the table of this repository; tests give another one. */
export function documentsCheck(table: LayerTable = LAYERS): Check {
  return {
    name: 'documents',
    holds: 'the picture shows the layers as they are, and links lead to files that exist',
    async run(root) {
      const files = (await listFiles(root)).filter((path) => path.endsWith('.md'));
      const broken = await Promise.all(files.map((path) => brokenLinks(root, path)));
      return { faults: [...(await stalePicture(root, table)), ...broken.flat()], read: files.length };
    },
  };
}

async function stalePicture(root: string, table: LayerTable): Promise<Fault[]> {
  const document = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');
  if (withPicture(document, table) === document) return [];
  return [{ file: 'ARCHITECTURE.md', message: 'shows an old picture; run npm run architecture' }];
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
