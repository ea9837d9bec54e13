/**
 * The size check: no function over 80 lines, no file over 500. It aims at the tail, because medians don't tell good
 * code from bad. A file that is nothing but data is free; a line of its first comment begins with `@data-table`, and it
 * must then hold only literals and types, so that no code can hide behind the mark. In tests functions are not measured: a
 * `describe` is as long as its cases.
 */
import type { Check, Fault } from './check.ts';
import { isNode, isTestCode, lineAt, type Node, readSources, type Source, walk } from './sources.ts';

const LIMITS = { functionLines: 80, fileLines: 500 };
const SHOWN = 10;

interface Size {
  file: string;
  line: number;
  name: string;
  lines: number;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** What a data table may be made of. */
const DATA_NODES = new Set([
  ...['Program', 'ExportNamedDeclaration', 'VariableDeclaration', 'VariableDeclarator', 'Identifier'],
  ...['ArrayExpression', 'ObjectExpression', 'Property', 'Literal', 'UnaryExpression'],
  ...['TemplateLiteral', 'TemplateElement', 'ImportDeclaration', 'ImportSpecifier'],
]);

export const sizesCheck: Check = {
  name: 'sizes',
  holds: `functions up to ${LIMITS.functionLines} lines, files up to ${LIMITS.fileLines}`,
  async run(root) {
    const sources = await readSources(root);
    const files: Size[] = [];
    const functions: Size[] = [];
    const faults: Fault[] = [];
    for (const source of sources) {
      if (isMarked(source)) {
        const alien = alienNode(source);
        if (alien === null) continue;
        const line = lineAt(source.text, alien.start);
        faults.push({
          file: source.path,
          line,
          message: `says @data-table but holds more than data (${alien.type})`,
        });
      }
      files.push({
        file: source.path,
        line: 1,
        name: source.path,
        lines: source.text.trimEnd().split('\n').length,
      });
      if (!isTestCode(source.path)) functions.push(...functionSizes(source));
    }
    faults.push(
      ...tooLong(files, LIMITS.fileLines, 'file'),
      ...tooLong(functions, LIMITS.functionLines, 'function'),
    );
    return {
      faults,
      read: sources.length,
      notes: [...largest(files, 'files'), ...largest(functions, 'functions')],
    };
  },
};

function isMarked({ parsed }: Source): boolean {
  return /^[ *]*@data-table\b/m.test(parsed.comments[0]?.value ?? '');
}

/** The first node that is neither data nor a type, or null. */
function alienNode({ parsed }: Source): Node | null {
  let alien: Node | null = null;
  walk(parsed.program, (node) => {
    if (alien === null && !DATA_NODES.has(node.type) && !node.type.startsWith('TS')) alien = node;
  });
  return alien;
}

function functionSizes(source: Source): Size[] {
  const sizes: Size[] = [];
  const names = new Map<Node, string>();
  walk(source.parsed.program, (node) => {
    const value = node.init ?? node.value;
    const named = node.id ?? node.key;
    if (isNode(value) && isNode(named)) names.set(value, String(named.name ?? named.value));
    if (!FUNCTIONS.has(node.type)) return;
    const own = isNode(node.id) ? String(node.id.name) : undefined;
    const line = lineAt(source.text, node.start);
    const lines = lineAt(source.text, node.end) - line + 1;
    sizes.push({ file: source.path, line, name: own ?? names.get(node) ?? 'a function', lines });
  });
  return sizes;
}

function tooLong(sizes: Size[], limit: number, what: string): Fault[] {
  return sizes
    .filter(({ lines }) => lines > limit)
    .map(({ file, line, name, lines }) => ({
      file,
      line,
      message: `${what === 'file' ? 'this file' : name} has ${lines} lines; a ${what} may have ${limit}`,
    }));
}

function largest(sizes: Size[], what: string): string[] {
  const first = sizes.toSorted((a, b) => b.lines - a.lines).slice(0, SHOWN);
  const rows = first.map(({ lines, file, line, name }) => {
    return `${String(lines).padStart(6)}  ${file}${name === file ? '' : `:${line} ${name}`}`;
  });
  return [`largest ${what}, in lines`, ...rows];
}
