/** Reading the words after a command. */
import { parseArgs } from 'node:util';
import { UsageProblem } from './command.ts';

type OptionKinds = Record<string, 'text' | 'flag'>;

export interface Arguments {
  positionals: string[];
  /** Value of an option with a text, null when it wasn't given. */
  text(name: string): string | null;
  flag(name: string): boolean;
}

/** Every command has these. */
const COMMON: OptionKinds = { json: 'flag', lang: 'text', help: 'flag' };

/** @throws UsageProblem for an option that the command doesn't have, or one without its value. */
export function readArguments(args: readonly string[], options: OptionKinds): Arguments {
  const kinds = { ...COMMON, ...options };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }]),
      ),
    });
    return {
      positionals,
      text: (name) => (typeof values[name] === 'string' ? values[name] : null),
      flag: (name) => values[name] === true,
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UsageProblem({ ja: `命令の書き方がちがいます（${detail}）。`, en: `${detail}.` });
  }
}
