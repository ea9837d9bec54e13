/**
 * The check of our habits: names that say something, nothing switched off, nothing left for later, no test that may
 * not run, and a README in every unit.
 */
import type { Check, Fault } from './check.ts';
import { isNode, lineAt, listFiles, readSources, type Source, walk } from './sources.ts';

const VAGUE = /(^|\/)(utils?|helpers?|common|misc|managers?|stuff|lib)(\/|\.[^/]*$)/i;
/** kebab-case, with the extensions we use between the dots: `town-ranges.test.ts`, `0001-areas.ts`. */
const FILE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|e2e|config|d))?\.(tsx?|mjs)$/;

/** Marks in comments, in pieces so that this file doesn't hold them itself. */
const MARKS: { pattern: RegExp; message: string }[] = [
  {
    pattern: new RegExp(['@ts-(ignore', 'nocheck', 'expect-error)'].join('|')),
    message: 'switches a type error off',
  },
  { pattern: new RegExp(['biome', 'ignore'].join('-')), message: 'switches a rule of the linter off' },
  {
    pattern: new RegExp(
      `\\b(${['TO', 'FIX', 'XX'].map((word, at) => word + ['DO', 'ME', 'X'][at]).join('|')})\\b`,
    ),
    message: 'leaves something for later',
  },
];

const TESTS = new Set(['it', 'test', 'describe']);
const SOMETIMES = new Set(['skip', 'skipIf', 'runIf', 'only', 'todo']);

export const conventionsCheck: Check = {
  name: 'conventions',
  holds: 'file names say something, no rule is switched off, every unit has a README',
  async run(root) {
    const files = await listFiles(root);
    const sources = await readSources(root);
    const faults = [
      ...files.flatMap(nameFaults),
      ...sources.flatMap(markFaults),
      ...sources.flatMap(skipFaults),
      ...readmeFaults(files),
    ];
    return { faults, read: sources.length };
  },
};

function nameFaults(path: string): Fault[] {
  const faults: Fault[] = [];
  if (VAGUE.test(path))
    faults.push({ file: path, message: 'has a name that says nothing; name it after its concept' });
  const name = path.split('/').at(-1) ?? '';
  if (/\.(tsx?|mjs)$/.test(name) && !FILE_NAME.test(name)) {
    faults.push({ file: path, message: 'is not named in kebab-case' });
  }
  return faults;
}

function markFaults({ path, text, parsed }: Source): Fault[] {
  const inComments = parsed.comments.flatMap((comment) =>
    MARKS.filter(({ pattern }) => pattern.test(comment.value)).map(({ message }) => ({
      file: path,
      line: lineAt(text, comment.start),
      message,
    })),
  );
  const errors = parsed.errors.map(({ message }) => ({ file: path, message }));
  return [...inComments, ...errors];
}

/** A test that runs only sometimes is a failed test where it doesn't run (`npm test` counts it so). */
function skipFaults({ path, text, parsed }: Source): Fault[] {
  const faults: Fault[] = [];
  walk(parsed.program, (node) => {
    if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return;
    const how = String(node.property.name);
    if (!TESTS.has(String(node.object.name)) || !SOMETIMES.has(how)) return;
    faults.push({
      file: path,
      line: lineAt(text, node.start),
      message: `has a test that may not run (${how})`,
    });
  });
  return faults;
}

/** Packages, homes and modules each explain themselves in a README.md. */
function readmeFaults(files: string[]): Fault[] {
  const units = new Set(
    files.flatMap((path) => /^(packages|platform|modules)\/[^/]+(?=\/)/.exec(path)?.[0] ?? []),
  );
  return [...units]
    .filter((unit) => !files.includes(`${unit}/README.md`))
    .map((unit) => ({
      file: `${unit}/README.md`,
      message: 'is missing: what it is, its contract, what it does not do',
    }));
}
