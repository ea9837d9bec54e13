/**
 * The layer check: every import against the table in tools/layers.ts, the declared dependencies and the exports.
 * npm hoists, so an undeclared package imports well here and breaks where the package is used alone; the compiler
 * says nothing. Limits: names that are put together at run time (`import(name)`) are not seen.
 */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type Edges, LAYERS, type LayerTable } from '../layers.ts';
import type { Check, Fault } from './check.ts';
import { type Import, importsOf } from './imports.ts';
import { isTestCode, readSources } from './sources.ts';
import { readWorkspaces, type Workspace } from './workspaces.ts';

/** A folder of the table: `packages/sheets`, `platform/http`, `modules/places`, `app`. */
interface Unit {
  layer: 'packages' | 'platform' | 'modules' | 'others';
  name: string;
}

/** An import on its way through the rules. */
interface Case {
  file: string;
  from: Unit;
  found: Import;
  workspaces: Workspace[];
  table: LayerTable;
  /** Edges that were taken, filled on the way. */
  used: Set<string>;
}

const BUILTIN = new Set(builtinModules);
const SERVER_MODULES = new Set(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'cluster']);

/** The check over the table of this repository; tests give another one. */
export function layersCheck(table: LayerTable = LAYERS): Check {
  return {
    name: 'layers',
    holds: 'every import follows tools/layers.ts, is declared and goes through exports',
    async run(root) {
      const sources = await readSources(root);
      const workspaces = await readWorkspaces(root);
      const faults: Fault[] = circlesIn(table).map((message) => ({ file: null, message }));
      const used = new Set<string>();
      let read = 0;
      for (const source of sources) {
        const from = unitOf(source.path);
        if (from === null) continue;
        read++;
        if (!isKnown(from, table)) {
          faults.push({ file: source.path, message: `${from.layer}/${from.name} is not in tools/layers.ts` });
          continue;
        }
        for (const found of importsOf(source)) {
          const message = judge({ file: source.path, from, found, workspaces, table, used });
          if (message !== null) faults.push({ file: source.path, line: found.line, message });
        }
      }
      return { faults: [...faults, ...unusedEdges(table, used)], read };
    },
  };
}

/** Edges of the table that no import takes: the picture would promise what nobody does. */
function unusedEdges(table: LayerTable, used: ReadonlySet<string>): Fault[] {
  return (['packages', 'platform', 'modules'] as const).flatMap((layer) =>
    Object.entries(table[layer]).flatMap(([from, targets]) =>
      targets
        .map((to) => `${layer}/${from} → ${layer}/${to}`)
        .filter((edge) => !used.has(edge))
        .map((edge) => ({ file: 'tools/layers.ts', message: `has the edge ${edge}, which nothing uses` })),
    ),
  );
}

/** Circles among the edges of a layer, as sentences. */
export function circlesIn(table: LayerTable): string[] {
  const found: string[] = [];
  for (const layer of ['packages', 'platform', 'modules'] as const) {
    const edges = table[layer];
    const done = new Set<string>();
    const visit = (name: string, path: string[]): void => {
      if (path.includes(name)) {
        found.push(`tools/layers.ts has a circle: ${[...path.slice(path.indexOf(name)), name].join(' → ')}`);
      } else if (!done.has(name)) {
        for (const next of edges[name] ?? []) visit(next, [...path, name]);
        done.add(name);
      }
    };
    for (const name of Object.keys(edges)) visit(name, []);
  }
  return found;
}

function judge(one: Case): string | null {
  const { specifier } = one.found;
  if (specifier.startsWith('.')) return judgeRelative(one);
  const bare = specifier.replace(/^node:/, '');
  if (specifier.startsWith('node:') || BUILTIN.has(bare.split('/')[0] ?? '')) {
    const server = one.from.layer === 'packages' && SERVER_MODULES.has(bare) && !isTestCode(one.file);
    return server ? `packages know no server, but this imports ${specifier}` : null;
  }
  return judgePackage(one, packageName(specifier));
}

function judgeRelative(one: Case): string | null {
  const { file, from, found } = one;
  const target = posix.join(posix.dirname(file), found.specifier);
  const to = unitOf(target);
  if (to === null || (to.layer === from.layer && to.name === from.name)) return null;
  if (from.layer === 'platform' && to.layer === 'platform') {
    if (found.typeOnly) return null;
    if (!target.endsWith('/index.ts') && !isTestCode(file))
      return `reaches into ${unitName(to)}; import its index.ts`;
    return judgeEdge(one, to);
  }
  if (to.layer === 'others') return judgeEdge(one, to);
  // Benchmarks and tools may look inside; what is installed may not.
  if (from.layer === 'others' && isTestCode(file)) return judgeEdge(one, to);
  return `reaches into ${unitName(to)} by its path; import it by the name of its package`;
}

function judgePackage(one: Case, name: string): string | null {
  const { file, from, found, workspaces } = one;
  const own = workspaceOf(file, workspaces);
  const target = workspaces.find((workspace) => workspace.name === name && workspace.folder !== '');
  if (!isDeclared(name, { file, own, root: workspaces[0], isWorkspace: target !== undefined })) {
    return `${name} is not declared in ${own?.folder ? `${own.folder}/` : ''}package.json`;
  }
  if (target === undefined) return null;
  const path = found.specifier.slice(name.length + 1);
  if (!isExported(path, target)) return `${found.specifier} goes past the exports of ${name}`;
  const to = unitOf(target.folder === 'platform' ? `platform/${path}/index.ts` : `${target.folder}/index.ts`);
  if (to === null || (to.layer === from.layer && to.name === from.name)) return null;
  if (from.layer === 'modules' && to.layer === 'modules' && path !== 'contract' && !isTestCode(file)) {
    return `modules know of each other only the contract; import ${name}/contract`;
  }
  if (found.typeOnly && from.layer === 'platform' && to.layer === 'platform') return null;
  return judgeEdge(one, to);
}

function isDeclared(
  name: string,
  at: { file: string; own: Workspace | undefined; root: Workspace | undefined; isWorkspace: boolean },
): boolean {
  if (at.own === undefined || at.own.name === name || at.own.declared.has(name)) return true;
  const inRoot = at.own === at.root;
  if (at.isWorkspace) return inRoot;
  // What only tests use is declared once, at the root.
  return (inRoot || isTestCode(at.file)) && (at.root?.declared.has(name) ?? false);
}

/** `./*` in exports stands for one folder, as in the platform's `@tomoni/platform/<home>`. */
function isExported(path: string, target: Workspace): boolean {
  const key = path === '' ? '.' : `./${path}`;
  return target.exports.includes(key) || (target.exports.includes('./*') && /^\.\/[^/]+$/.test(key));
}

function judgeEdge({ from, table, file, used }: Case, to: Unit): string | null {
  if (from.layer === 'others') {
    const may = table.others[from.name] === 'everything';
    return may ? null : `${unitName(from)} may import nothing, but this imports ${unitName(to)}`;
  }
  if (to.layer === 'others') {
    const forTests = to.name === 'demo' && isTestCode(file);
    return forTests ? null : `nothing imports ${to.name}`;
  }
  // Tests of the lower homes stand on the same test database as everybody's.
  if (unitName(to) === 'platform/testing' && isTestCode(file)) return null;
  if (from.layer === to.layer) {
    used.add(`${unitName(from)} → ${unitName(to)}`);
    if (table[from.layer][from.name]?.includes(to.name)) return null;
    return `${unitName(from)} may not import ${unitName(to)}: tools/layers.ts has no such edge`;
  }
  const order = ['packages', 'platform', 'modules'];
  if (order.indexOf(from.layer) > order.indexOf(to.layer)) return null;
  return `${from.layer} may not import ${to.layer}`;
}

/** Where a file belongs; null for files at the root, which belong to no unit. */
function unitOf(path: string): Unit | null {
  const [first = '', second, third] = path.split('/');
  if (first === 'packages' || first === 'platform' || first === 'modules') {
    return second !== undefined && third !== undefined ? { layer: first, name: second } : null;
  }
  return second === undefined ? null : { layer: 'others', name: first };
}

function isKnown(unit: Unit, table: LayerTable): boolean {
  const names: Edges | LayerTable['others'] = table[unit.layer];
  return unit.name in names;
}

function unitName({ layer, name }: Unit): string {
  return layer === 'others' ? name : `${layer}/${name}`;
}

function workspaceOf(path: string, workspaces: Workspace[]): Workspace | undefined {
  return workspaces.find(({ folder }) => folder !== '' && path.startsWith(`${folder}/`)) ?? workspaces[0];
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
