/** The type check: the compiler over everything. */
import { isAbsolute } from 'node:path';
import type { Check } from './check.ts';
import { runTool } from './command.ts';

/** One thread takes half the processor time of several; what hasn't changed since the last run isn't looked at again. */
const CHEAP = [
  '--singleThreaded',
  '--incremental',
  '--tsBuildInfoFile',
  'node_modules/.cache/types.tsbuildinfo',
];

/** A line of `--listFiles`: a whole path and nothing else. Errors name their files from the root. */
const isListed = (line: string): boolean => isAbsolute(line) && /\.[cm]?[jt]sx?$/.test(line);

export const typesCheck: Check = {
  name: 'types',
  holds: 'tsc finds no error',
  async run(root) {
    const tsc = { name: 'typescript', bin: 'bin/tsc' };
    const ran = runTool(tsc, ['-p', 'tsconfig.json', '--pretty', 'false', '--listFiles', ...CHEAP], root);
    const lines = ran.output.split('\n').filter((line) => line !== '');
    const files = lines.filter(isListed);
    const read = files.filter((path) => !path.includes('node_modules')).length;
    if (ran.code === 0) return { faults: [], read };
    const faults = lines.filter((line) => !isListed(line)).map((message) => ({ file: null, message }));
    return { faults, read };
  },
};
