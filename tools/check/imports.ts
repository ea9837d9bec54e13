/** What a source file imports: statically, dynamically, by require, in types, and silently by JSX. */
import { isNode, lineAt, type Source, walk } from './sources.ts';

export interface Import {
  specifier: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  line: number;
}

/** All imports of a file in the order of the text. */
export function importsOf(source: Source): Import[] {
  const { text, parsed } = source;
  const imports: (Import & { at: number })[] = [];
  const add = (specifier: string, typeOnly: boolean, at: number) =>
    imports.push({ specifier, typeOnly, at, line: lineAt(text, at) });
  for (const found of parsed.module.staticImports) {
    const typeOnly = found.entries.length > 0 && found.entries.every((entry) => entry.isType);
    add(found.moduleRequest.value, typeOnly, found.start);
  }
  for (const found of parsed.module.staticExports) {
    const request = found.entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
    if (request)
      add(
        request.value,
        found.entries.every((entry) => entry.isType),
        found.start,
      );
  }
  walk(parsed.program, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== null) add(specifier, node.type === 'TSImportType', node.start);
  });
  if (source.path.endsWith('.tsx')) add('hono/jsx', false, 0);
  return imports.sort((a, b) => a.at - b.at).map(({ at: _at, ...found }) => found);
}

/** Of `import('x')`, `typeof import('x')`, `require('x')`, `require.resolve('x')` and `import.meta.resolve('x')`. */
function specifierOf(node: { type: string; [field: string]: unknown }): string | null {
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') return literal(node.source);
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return null;
  const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
  const isResolve =
    node.callee.type === 'MemberExpression' &&
    isNode(node.callee.property) &&
    node.callee.property.name === 'resolve' &&
    isNode(node.callee.object) &&
    (node.callee.object.name === 'require' || node.callee.object.type === 'MetaProperty');
  return (isRequire || isResolve) && Array.isArray(node.arguments) ? literal(node.arguments[0]) : null;
}

function literal(node: unknown): string | null {
  return isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}
