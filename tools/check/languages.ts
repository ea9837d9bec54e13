/**
 * The check of further languages: each file in `languages/` can be read, its texts have keys and values of the product,
 * and easy Japanese is easy: every kanji has its reading, no sentence is long. What is missing is listed, and no fault.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FurtherMessage,
  type LanguageFault,
  type LanguageSet,
  markReadings,
  missingTexts,
  plainText,
  readLanguageFile,
} from '@tomoni/platform/messages';
import type { Check, Fault } from './check.ts';

const FOLDER = 'languages';

const WORDS: Record<LanguageFault['problem'], string> = {
  name: 'is not named after a language, like vi.json',
  'not-json': 'is no JSON',
  'bad-name': 'has no name of up to 40 letters',
  'bad-tag': 'has a tag that BCP 47 does not know',
  'bad-next': 'has a next language that is none of easy, en, ja',
  'bad-texts': 'has no texts',
  unknown: 'is no text of the product',
  'not-text': 'is neither a text nor forms with other',
  empty: 'has an empty form',
  values: 'has other values than in ja.ts',
  forms: 'has a form that the language has not',
  marks: 'has a 《reading》 that is not right behind kanji',
};

/** Letters of a sentence of easy Japanese, spaces and readings not counted; public guidelines want short ones. */
const LONGEST_SENTENCE = 45;

export const languagesCheck: Check = {
  name: 'languages',
  holds: 'files of further languages have keys and values of the product; easy Japanese is easy',
  async run(root) {
    // All catalogues are defined once the modules are there.
    await import('../../app/modules.ts');
    const files = (await readdir(join(root, FOLDER))).filter((file) => file.endsWith('.json')).sort();
    const faults: Fault[] = [];
    const notes: string[] = [];
    for (const file of files) {
      const { set, faults: found } = readLanguageFile(file, await readFile(join(root, FOLDER, file), 'utf8'));
      faults.push(...found.map(toFault), ...(set?.tag === 'ja-simple' ? difficult(file, set) : []));
      if (set !== null) notes.push(missingNote(file, set));
    }
    return { faults, read: files.length, notes };
  },
};

function toFault({ file, key, problem, what }: LanguageFault): Fault {
  const detail = what === undefined ? '' : ` (${what})`;
  return {
    file: `${FOLDER}/${file}`,
    message: `${key === undefined ? '' : `${key} `}${WORDS[problem]}${detail}`,
  };
}

/** How many texts each home and module still says in the next language. */
function missingNote(file: string, set: LanguageSet): string {
  const byOwner = new Map<string, number>();
  for (const { key } of missingTexts(set)) {
    const owner = key.split('.')[0] ?? '';
    byOwner.set(owner, (byOwner.get(owner) ?? 0) + 1);
  }
  const lacks = [...byOwner].map(([owner, count]) => `${owner} ${count}`).join(', ');
  const count = Object.keys(set.texts).length;
  const name = file.replace('.json', '');
  return lacks === ''
    ? `${file}: ${count} texts, complete`
    : `${file}: ${count} texts; not translated: ${lacks} (npx tomoni translations ${name} lists them)`;
}

function difficult(file: string, { texts }: LanguageSet): Fault[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    formsOf(text).flatMap((form): Fault[] => {
      const faults: Fault[] = [];
      const unread = /\p{Script=Han}/u.exec(withoutRead(form))?.[0];
      if (unread !== undefined)
        faults.push({ file: `${FOLDER}/${file}`, message: `${key} does not say how ${unread} is read` });
      const long = sentencesOf(form).find((sentence) => sentence.length > LONGEST_SENTENCE);
      if (long !== undefined) {
        faults.push({
          file: `${FOLDER}/${file}`,
          message: `${key} has a sentence of ${long.length} letters; make two of it`,
        });
      }
      return faults;
    }),
  );
}

function formsOf(text: FurtherMessage): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

function withoutRead(form: string): string {
  return form.replace(/[\p{Script=Han}々〆ヶ]+《[^《》]+》/gu, '');
}

function sentencesOf(form: string): string[] {
  return plainText(markReadings(form))
    .replace(/[|\s]/g, (mark) => (mark === '\n' ? '。' : ''))
    .split('。');
}
