/** The check for what nobody uses: files, exports, dependencies. knip looks, this reads its answer. */
import type { Check, Fault } from './check.ts';
import { runTool } from './command.ts';
import { readSources } from './sources.ts';

interface Named {
  name: string;
  line?: number;
}

/** One entry of knip's JSON report: a file, and lists of names by kind of issue. */
type Issue = { file: string } & Record<string, Named[] | Named[][] | string>;

/** Kinds of issue in knip's words, and what they mean for the reader. */
const KINDS: Record<string, string> = {
  files: 'nothing uses this file',
  exports: 'is exported, but nothing imports it',
  types: 'is exported, but nothing imports it',
  nsExports: 'is exported, but nothing imports it',
  nsTypes: 'is exported, but nothing imports it',
  enumMembers: 'is never used',
  duplicates: 'is exported twice',
  dependencies: 'is declared, but nothing uses it',
  devDependencies: 'is declared, but nothing uses it',
  optionalPeerDependencies: 'is an optional peer that something uses',
  unlisted: 'is used, but not declared',
  unresolved: 'cannot be found',
  binaries: 'is called, but not declared',
  catalog: 'is in the catalogue, but nothing uses it',
};

export const deadExportsCheck: Check = {
  name: 'exports',
  holds: 'every file, export and dependency is used',
  async run(root) {
    const ran = runTool({ name: 'knip', bin: 'bin/knip.js' }, ['--no-progress', '--reporter', 'json'], root);
    const report = ran.output.split('\n').find((line) => line.startsWith('{"issues"'));
    if (report === undefined) throw new Error(ran.output.slice(-500));
    const { issues } = JSON.parse(report) as { issues: Issue[] };
    const faults = issues.flatMap(faultsOf);
    if (faults.length === 0 && ran.code !== 0) faults.push({ file: null, message: ran.output.slice(-500) });
    return { faults, read: (await readSources(root)).length };
  },
};

function faultsOf({ file, ...kinds }: Issue): Fault[] {
  return Object.entries(kinds).flatMap(([kind, found]) => {
    if (!Array.isArray(found)) return [];
    return found.flat().map(({ name, line }): Fault => {
      const message = kind === 'files' ? KINDS.files : `${name} ${KINDS[kind] ?? kind}`;
      return { file, ...(line === undefined ? {} : { line }), message: message ?? kind };
    });
  });
}
