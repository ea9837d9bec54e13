/** Runs a tool that is installed in this repository, and keeps what it says. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const INSTALLED = fileURLToPath(new URL('../../node_modules', import.meta.url));

export interface Ran {
  code: number;
  output: string;
}

/** `name` is the package, `bin` its script relative to the package's folder. */
export function runTool(tool: { name: string; bin: string }, args: string[], root: string): Ran {
  const script = join(INSTALLED, tool.name, tool.bin);
  const ran = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (ran.error) throw ran.error;
  return { code: ran.status ?? 1, output: `${ran.stdout}${ran.stderr}`.trim() };
}
