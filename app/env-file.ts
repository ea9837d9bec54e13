/** Settings from a file .env in the folder where Tomoni starts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { UsageProblem } from './command.ts';

/** The environment, completed by the file .env in `folder`; what the environment says wins. */
export function withEnvFile(env: NodeJS.ProcessEnv, folder = process.cwd()): NodeJS.ProcessEnv {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  return { ...envFile(folder), ...Object.fromEntries(set) };
}

/** What the file says; empty when there is none. */
export function envFile(folder: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(path.join(folder, '.env'), 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'EISDIR') return {};
    throw new UsageProblem({
      ja: `.env を読めません（${code}）。`,
      en: `The file .env cannot be read (${code}).`,
    });
  }
}
