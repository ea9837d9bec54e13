/** The lint check: biome's rules and format, warnings included. */
import type { Check } from './check.ts';
import { runTool } from './command.ts';
import { readSources } from './sources.ts';

interface Report {
  diagnostics: {
    severity: string;
    message: string;
    location?: { path?: string; start?: { line: number } };
  }[];
}

export const lintCheck: Check = {
  name: 'lint',
  holds: 'biome finds nothing to change',
  async run(root) {
    const ran = runTool(
      { name: '@biomejs/biome', bin: 'bin/biome' },
      ['check', '.', '--reporter=json', '--max-diagnostics=none'],
      root,
    );
    const report = JSON.parse(firstJson(ran.output)) as Report;
    const faults = report.diagnostics
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ message, location }) => ({
        file: location?.path ?? null,
        ...(location?.start ? { line: location.start.line } : {}),
        message,
      }));
    if (faults.length === 0 && ran.code !== 0) faults.push({ file: null, message: ran.output.slice(-500) });
    return { faults, read: (await readSources(root)).length };
  },
};

/** Biome writes its report as one line, and remarks for people around it. */
function firstJson(output: string): string {
  return output.split('\n').find((line) => line.startsWith('{')) ?? '{"diagnostics":[]}';
}
