/** The check of words: the texts that people read keep to the design's language, section "Words". */
import { cataloguesIn, exportedObject, type Literal } from './catalogues.ts';
import type { Check, Fault } from './check.ts';
import { isTestCode, readSources, type Source } from './sources.ts';

interface Rule {
  pattern: RegExp;
  /** What to write. */
  instead: string;
}

const JAPANESE: Rule[] = [
  { pattern: /させていただ/, instead: 'say 〜します' },
  { pattern: /いたしま(す|した)/, instead: 'say 〜します / 〜しました' },
  { pattern: /[!！]/, instead: 'leave out the exclamation mark' },
  { pattern: /下さい/, instead: 'write ください' },
  { pattern: /出来(る|ま|な|た)/, instead: 'write できる' },
  { pattern: /入力内容に誤り|不正な/, instead: 'say which value is how, and what to do' },
  { pattern: /データが存在しま/, instead: 'say まだ1件もありません, and the next step' },
  { pattern: /処理が完了/, instead: 'say what is done: 届きました, 取り消しました' },
  { pattern: /必要となります/, instead: 'say いります, or better what is not needed' },
  { pattern: /undefined|null|NaN/, instead: 'say it in words' },
  { pattern: /[ｦ-ﾟ]/, instead: 'use full-width katakana' },
];

const ENGLISH: Rule[] = [
  { pattern: /!/, instead: 'leave out the exclamation mark' },
  { pattern: /\bplease\b/i, instead: 'leave out "please"' },
  { pattern: /\b(undefined|null|NaN)\b/, instead: 'say it in words' },
  { pattern: /\b(invalid|illegal)\b/i, instead: 'say which value is how, and what to do' },
];

const RULES = { ja: JAPANESE, en: ENGLISH };
type Lang = keyof typeof RULES;

interface Text {
  file: string;
  line: number;
  key: string;
  lang: Lang;
  words: string;
}

export const wordsCheck: Check = {
  name: 'words',
  holds: 'texts speak as the design wants',
  async run(root) {
    const texts = textsOf((await readSources(root)).filter(({ path }) => !isTestCode(path)));
    return { faults: texts.flatMap(judge), read: texts.length };
  },
};

function textsOf(sources: Source[]): Text[] {
  const fromFindings = cataloguesIn(sources, ['defineFindings', 'defineProblems']).flatMap(
    ({ file, entries }) =>
      entries.flatMap(({ key, value, line }) =>
        (['ja', 'en'] as const).map((lang) => ({
          file,
          line,
          key,
          lang,
          words: wordsIn(fieldOf(value, lang)),
        })),
      ),
  );
  const fromMessages = sources.flatMap((source) => {
    const lang = /\/messages\/(ja|en)\.ts$/.exec(source.path)?.[1] as Lang | undefined;
    if (lang === undefined) return [];
    return (exportedObject(source, lang, sources) ?? []).map(({ key, value, file, line }) => ({
      ...{ file, line, key, lang },
      words: wordsIn(value),
    }));
  });
  return [...fromFindings, ...fromMessages];
}

function fieldOf(value: Literal, field: string): Literal {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[field] : undefined;
}

/** All texts in a value, without the names of its values in braces. */
function wordsIn(value: Literal): string {
  if (typeof value === 'string') return value.replace(/\{\w+\}/g, '');
  return typeof value === 'object' && value !== null ? Object.values(value).map(wordsIn).join(' ') : '';
}

function judge({ file, line, key, lang, words }: Text): Fault[] {
  return RULES[lang].flatMap(({ pattern, instead }) => {
    const found = pattern.exec(words)?.[0];
    return found === undefined ? [] : [{ file, line, message: `${key} says ${found}; ${instead}` }];
  });
}
