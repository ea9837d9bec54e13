/** Texts for people on the terminal: always on standard error, so that standard output stays for documents. */
import { type BaseLang, isBase } from '@tomoni/platform/messages';
import type { Text } from './command.ts';

/** `--lang ja|en`, else TOMONI_LANG, else the system's language. */
export function langOf(args: readonly string[], env: NodeJS.ProcessEnv): BaseLang {
  const at = args.indexOf('--lang');
  const asked = (at === -1 ? undefined : args[at + 1]) ?? env.TOMONI_LANG ?? '';
  if (isBase(asked)) return asked;
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('ja') ? 'ja' : 'en';
}

/** One text for the person at the terminal. */
export function say(lang: BaseLang, text: Text): void {
  process.stderr.write(`${text[lang]}\n`);
}
