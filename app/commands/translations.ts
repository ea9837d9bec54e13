/** `tomoni translations`: which languages the site speaks, what each lacks, and a file to translate in. */
import { existsSync, writeFileSync } from 'node:fs';
import { type LanguageSet, missingTexts, translationSheet } from '@tomoni/platform/messages';
import { readArguments } from '../arguments.ts';
import { type Command, type CommandContext, UsageProblem } from '../command.ts';
import { type LoadedLanguages, languageFaultText, readLanguages } from '../languages.ts';
import '../modules.ts';
import { readSettings } from '../settings.ts';
import { say } from '../terminal.ts';

export const translationsCommand: Command = {
  name: 'translations',
  usage: {
    ja: 'translations [ことばの記号] [--write ファイル] [--json]  サイトのことばと、まだ訳していない文を出します。--write は、訳を書きこむファイルを作ります',
    en: 'translations [LANG] [--write FILE] [--json]  lists the languages and what each lacks; --write makes a file to translate in',
  },
  emptyDocument: { languages: [] },
  async run(args, context) {
    const given = readArguments(args, { write: 'text' });
    const [lang, ...more] = given.positionals;
    const target = given.text('write');
    if (more.length > 0 || (target !== null && lang === undefined)) throw usage();
    const { sets, faults } = readLanguages(readSettings(context.env).DATA_DIR);
    const wanted = lang === undefined ? sets : sets.filter((set) => set.lang === lang);
    const meant = faults.filter(({ file }) => lang === undefined || file === `${lang}.json`);
    if (lang !== undefined && target !== null)
      return write(lang, target, { sets: wanted, faults: meant }, context);
    if (lang !== undefined && wanted.length === 0 && meant.length === 0) throw unknown(lang);
    report({ sets: wanted, faults: meant }, lang !== undefined, context);
    return meant.length === 0;
  },
};

function usage(): UsageProblem {
  return new UsageProblem({
    ja: 'ことばの記号（vi など）を1つ書いてください。',
    en: 'Give one language, such as vi.',
  });
}

function unknown(lang: string): UsageProblem {
  return new UsageProblem({
    ja: `「${lang}」のファイルはありません。--write ${lang}.json で作れます。`,
    en: `There is no file for “${lang}”. Make one with --write ${lang}.json.`,
  });
}

/** All of one language: the operator's texts go before the product's. */
function together(sets: readonly LanguageSet[]): LanguageSet[] {
  const merged = new Map<string, LanguageSet>();
  for (const set of sets) {
    merged.set(set.lang, { ...set, texts: { ...merged.get(set.lang)?.texts, ...set.texts } });
  }
  return [...merged.values()];
}

function report({ sets, faults }: LoadedLanguages, inFull: boolean, { lang, json }: CommandContext): void {
  const shown = together(sets).map((set) => ({ set, missing: missingTexts(set) }));
  if (json) {
    const languages = shown.map(({ set: { lang: code, tag, name }, missing }) => ({
      ...{ lang: code, tag, name },
      missing: missing.map(({ key, ja, en }) => ({ key, ja, en })),
    }));
    const findings = faults.map((fault) => ({
      code: `messages.${fault.problem}`,
      severity: 'error',
      message: languageFaultText(fault)[lang],
      where: { file: fault.file, ...(fault.key === undefined ? {} : { column: fault.key }) },
    }));
    process.stdout.write(`${JSON.stringify({ languages, findings })}\n`);
    return;
  }
  for (const { set, missing } of shown) {
    const texts = Object.keys(set.texts).length;
    say(lang, {
      ja: `${set.name}（${set.lang}）：${texts} の文。まだ訳していない文 ${missing.length}`,
      en: `${set.name} (${set.lang}): ${texts} texts, ${missing.length} not translated yet`,
    });
    if (!inFull) continue;
    for (const { key, ja, en } of missing) {
      const text = lang === 'ja' ? ja : en;
      process.stdout.write(`${key}\t${typeof text === 'string' ? text : text.other}\n`);
    }
  }
  for (const fault of faults)
    say(lang, { ja: `✗ ${languageFaultText(fault).ja}`, en: `✗ ${languageFaultText(fault).en}` });
}

/** Never over a file that is there: it may hold an evening's work. */
function write(
  lang: string,
  target: string,
  { sets, faults }: LoadedLanguages,
  { lang: own }: CommandContext,
): boolean {
  if (!/^(?:easy|[a-z]{2,3}(?:-[a-z0-9]{2,8})*)$/.test(lang) || lang === 'ja' || lang === 'en') throw usage();
  if (existsSync(target)) {
    throw new UsageProblem({
      ja: `${target} は、もうあります。別の名前にしてください。`,
      en: `${target} is there already. Give another name.`,
    });
  }
  const [set = { tag: lang, name: lang, next: 'easy', texts: {} }] = together(sets);
  writeFileSync(target, translationSheet(set as LanguageSet));
  say(own, {
    ja: `${target} に書きました。languages フォルダーか、データフォルダーの languages に ${lang}.json として置いてください。`,
    en: `Wrote ${target}. Put it as ${lang}.json into the folder languages, or into languages of the data folder.`,
  });
  for (const fault of faults) say(own, languageFaultText(fault));
  return faults.length === 0;
}
