/** Reads texts that stand in the sources as plain objects: message files, findings, problems. */
import { join } from 'node:path/posix';
import { isNode, lineAt, type Node, type Source, walk } from './sources.ts';

/** A value written out in the source; anything else (a call, a variable) is undefined. */
export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal } | undefined;

/** One key of an object with its value and where it stands. */
export interface Entry {
  /** `...name` for a spread whose object is not to be found. */
  key: string;
  value: Literal;
  /** Of the file that writes it out, which may be one that is spread. */
  file: string;
  line: number;
}

/** The texts of one call like `defineFindings({…})`. */
export interface Catalogue {
  file: string;
  /** `defineFindings`, `defineProblems`. */
  kind: string;
  entries: Entry[];
}

/** The first argument of every call of one of these functions. */
export function cataloguesIn(sources: Source[], kinds: readonly string[]): Catalogue[] {
  return sources.flatMap((source) => {
    const found: Catalogue[] = [];
    walk(source.parsed.program, (node) => {
      if (node.type !== 'CallExpression' || !isNode(node.callee) || !Array.isArray(node.arguments)) return;
      const kind = String(node.callee.name);
      const object: unknown = node.arguments[0];
      if (!kinds.includes(kind) || !isNode(object) || object.type !== 'ObjectExpression') return;
      found.push({ file: source.path, kind, entries: entriesOf(object, source) });
    });
    return found;
  });
}

/**
 * The object that a file exports under a name: `export const ja = {…}`, also with `as const` or `satisfies`, and with the
 * entries of objects that it imports from one of the sources and spreads.
 */
export function exportedObject(source: Source, name: string, sources: readonly Source[]): Entry[] | null {
  let found: Entry[] | null = null;
  walk(source.parsed.program, (node) => {
    if (node.type !== 'VariableDeclarator' || !isNode(node.id) || node.id.name !== name) return;
    const object = withoutTypes(node.init);
    if (object?.type === 'ObjectExpression') found = spreadOut(object, source, sources);
  });
  return found;
}

function spreadOut(object: Node, source: Source, sources: readonly Source[]): Entry[] {
  const properties: unknown[] = Array.isArray(object.properties) ? object.properties : [];
  return properties.flatMap((property) => {
    if (!isNode(property) || property.type !== 'SpreadElement') {
      return entriesOf({ ...object, properties: [property] }, source);
    }
    const name = isNode(property.argument) ? String(property.argument.name) : '';
    const from = importOf(name, source, sources);
    const entries = from === null ? null : exportedObject(from.source, from.name, sources);
    const line = lineAt(source.text, property.start);
    return entries ?? [{ key: `...${name}`, value: undefined, file: source.path, line }];
  });
}

/** Where a name comes from that a file imports, with what it is called there. */
function importOf(
  name: string,
  source: Source,
  sources: readonly Source[],
): { source: Source; name: string } | null {
  let found: { source: Source; name: string } | null = null;
  walk(source.parsed.program, (node) => {
    if (node.type !== 'ImportDeclaration' || !isNode(node.source) || !Array.isArray(node.specifiers)) return;
    const path = join(source.path, '..', String(node.source.value));
    const from = sources.find((one) => one.path === path);
    const specifier: unknown = node.specifiers.find(
      (one: unknown) => isNode(one) && isNode(one.local) && one.local.name === name,
    );
    if (from === undefined || !isNode(specifier) || !isNode(specifier.imported)) return;
    found = { source: from, name: String(specifier.imported.name) };
  });
  return found;
}

function entriesOf(object: Node, source: Source): Entry[] {
  return propertiesOf(object).map(({ key, value, start }) => ({
    key,
    value: literalOf(value),
    file: source.path,
    line: lineAt(source.text, start),
  }));
}

function propertiesOf(object: Node): { key: string; value: unknown; start: number }[] {
  const properties: unknown[] = Array.isArray(object.properties) ? object.properties : [];
  return properties.flatMap((property) => {
    if (!isNode(property) || property.type !== 'Property' || !isNode(property.key)) return [];
    return {
      key: String(property.key.name ?? property.key.value),
      value: property.value,
      start: property.start,
    };
  });
}

function withoutTypes(node: unknown): Node | null {
  if (!isNode(node)) return null;
  const wrapped = node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression';
  return wrapped ? withoutTypes(node.expression) : node;
}

function literalOf(value: unknown): Literal {
  const node = withoutTypes(value);
  if (node === null) return undefined;
  if (node.type === 'Literal') return node.value as Literal;
  if (node.type === 'ObjectExpression') {
    return Object.fromEntries(
      propertiesOf(node).map((property) => [property.key, literalOf(property.value)]),
    );
  }
  if (node.type === 'ArrayExpression' && Array.isArray(node.elements)) return node.elements.map(literalOf);
  return templateText(node) ?? joinedText(node);
}

function templateText(node: Node): string | undefined {
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis) || node.quasis.length !== 1)
    return undefined;
  const [quasi] = node.quasis as { value: { cooked: string } }[];
  return quasi?.value.cooked;
}

/** Long texts are written as `'…' + '…'`. */
function joinedText(node: Node): string | undefined {
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
  const [left, right] = [literalOf(node.left), literalOf(node.right)];
  return typeof left === 'string' && typeof right === 'string' ? left + right : undefined;
}

/** The names in braces, sorted, each once. `{weekdayJa}` and `{weekdayEn}` are one value in two languages. */
export function placeholders(text: string): string[] {
  const names = Array.from(text.matchAll(/\{(\w+?)(?:Ja|En)?\}/g), ([, name = '']) => name);
  return [...new Set(names)].sort();
}

/** Hiragana, katakana or kanji. */
export function hasJapanese(text: string): boolean {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
}
