/** Writes a new module and registers it. Nothing finds modules by itself: what is installed is written down. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withPicture } from '../architecture-picture.ts';
import { runTool } from '../check/command.ts';
import { LAYERS } from '../layers.ts';

/** Why no module can have this name, in one line, or null. */
export function refusal(root: string, name: string): string | null {
  if (!/^[a-z]{3,24}$/.test(name)) {
    return 'Usage: npm run new:module NAME, one word of small letters for what people do, e.g. lending';
  }
  const taken = ['packages', 'platform', 'modules'].find((layer) => existsSync(join(root, layer, name)));
  return taken === undefined ? null : `${taken}/${name} exists already; never the same word twice`;
}

/** Writes the module and makes the edits. Gives the paths that it wrote, relative to the root. */
export function addModule(root: string, name: string): string[] {
  const written = writeFiles(root, name);
  const edit = (path: string, change: (text: string) => string) => {
    writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
    written.push(path);
  };
  edit('app/modules.ts', (text) => withInstalled(text, name));
  edit('app/package.json', (text) => withDependency(text, name));
  edit('tools/layers.ts', (text) => withLayer(text, name));
  const table = { ...LAYERS, modules: { ...LAYERS.modules, [name]: ['places'] } };
  edit('ARCHITECTURE.md', (text) => withPicture(text, table));
  const format = [
    'check',
    '--write',
    `modules/${name}`,
    'app/modules.ts',
    'app/package.json',
    'tools/layers.ts',
  ];
  const { code, output } = runTool({ name: '@biomejs/biome', bin: 'bin/biome' }, format, root);
  if (code !== 0) throw new Error(output);
  return written;
}

function writeFiles(root: string, name: string): string[] {
  const template = join(root, 'tools/module-template');
  const versions = versionsOf(root);
  const files = readdirSync(template, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.txt'),
  );
  return files.sort().map((path) => {
    const target = `modules/${name}/${fill(path, name).replace(/\.txt$/, '')}`;
    const text = fill(readFileSync(join(template, path), 'utf8'), name);
    mkdirSync(dirname(join(root, target)), { recursive: true });
    writeFileSync(
      join(root, target),
      text.replace(/__(hono|kysely)__/g, (_, one: 'hono' | 'kysely') => versions[one]),
    );
    return target;
  });
}

function fill(text: string, name: string): string {
  return text.replaceAll('__name__', name);
}

/** One version of a dependency in the whole repository: the one that the platform has. */
function versionsOf(root: string): Record<'hono' | 'kysely', string> {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'platform/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return { hono: dependencies.hono ?? '', kysely: dependencies.kysely ?? '' };
}

function withInstalled(text: string, name: string): string {
  const list = /(export const modules: readonly ModuleManifest\[\] = \[)([^\]]*)(\];)/;
  const firstImport = text.indexOf('import ');
  if (!list.test(text) || firstImport === -1)
    throw new Error('app/modules.ts has no list of modules to add to');
  const withImport = `${text.slice(0, firstImport)}import { ${name} } from '@tomoni/${name}';\n${text.slice(firstImport)}`;
  return withImport.replace(list, (_, head: string, names: string, end: string) => {
    return `${head}${names.trim().replace(/,$/, '')}, ${name}${end}`;
  });
}

function withDependency(text: string, name: string): string {
  const json = JSON.parse(text) as { dependencies: Record<string, string> };
  const all = { ...json.dependencies, [`@tomoni/${name}`]: '0.1.0' };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...json, dependencies: sorted }, null, 2)}\n`;
}

function withLayer(text: string, name: string): string {
  const modules = /(\n {2}modules: \{\n)([\s\S]*?)(\n {2}\},)/;
  if (!modules.test(text)) throw new Error('tools/layers.ts has no table of modules to add to');
  return text.replace(modules, (_, head: string, lines: string, end: string) => {
    return `${head}${lines}\n    ${name}: ['places'],${end}`;
  });
}
