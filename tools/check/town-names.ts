/**
 * The check that no town is built into shared code: differences between towns are data and settings, never a branch.
 * It looks for full names of real municipalities (three characters or more) in the texts of the code; comments may
 * cite real examples, and the tables of packages/japanese are what it looks the names up in.
 */
import { municipalitiesNamed } from '@tomoni/japanese';
import type { Check, Fault } from './check.ts';
import { isTestCode, lineAt, readSources, type Source, walk } from './sources.ts';

const SHORTEST = 3;
const LONGEST = 8;

export const townNamesCheck: Check = {
  name: 'towns',
  holds: 'no town is named in shared code',
  async run(root) {
    const shared = (await readSources(root)).filter(
      ({ path }) =>
        /^(packages|platform|modules|app)\//.test(path) &&
        !path.startsWith('packages/japanese/') &&
        !isTestCode(path),
    );
    return { faults: shared.flatMap(namesIn), read: shared.length };
  },
};

function namesIn(source: Source): Fault[] {
  const faults: Fault[] = [];
  walk(source.parsed.program, (node) => {
    const text = textOf(node);
    if (text === null) return;
    const name = townIn(text);
    if (name === null) return;
    const line = lineAt(source.text, node.start);
    faults.push({
      file: source.path,
      line,
      message: `names ${name}; what differs between towns is data or a setting`,
    });
  });
  return faults;
}

function textOf(node: { type: string; [field: string]: unknown }): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'JSXText') return String(node.value);
  if (node.type === 'TemplateElement') return String((node.value as { raw: string }).raw);
  return null;
}

/** The first name of a municipality that ends in 市, 区, 町 or 村, the longest first. */
function townIn(text: string): string | null {
  for (const { index } of text.matchAll(/[市区町村]/g)) {
    for (let length = LONGEST; length >= SHORTEST; length--) {
      const name = text.slice(Math.max(0, index + 1 - length), index + 1);
      if (municipalitiesNamed(name).length > 0) return name;
    }
  }
  return null;
}
