/** The type check: the compiler over everything. */
import type { Check } from './check.ts';
import { runTool } from './command.ts';

export const typesCheck: Check = {
  name: 'types',
  holds: 'tsc finds no error',
  async run(root) {
    const tsc = { name: 'typescript', bin: 'bin/tsc' };
    const listed = runTool(tsc, ['-p', 'tsconfig.json', '--listFilesOnly'], root);
    const read = listed.output
      .split('\n')
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules')).length;
    const ran = runTool(tsc, ['-p', 'tsconfig.json', '--pretty', 'false'], root);
    if (ran.code === 0) return { faults: [], read };
    const lines = ran.output.split('\n').filter((line) => line !== '');
    return { faults: lines.map((message) => ({ file: null, message })), read };
  },
};
