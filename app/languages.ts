/** Further languages of a site: files of the product, and files that its operator put into the data folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  installLanguages,
  type LanguageFault,
  type LanguageSet,
  readLanguageFile,
} from '@tomoni/platform/messages';
import type { Text } from './command.ts';

/** Beside the sources and beside the bundle alike. */
const LANGUAGES_FOLDER = fileURLToPath(new URL('../languages/', import.meta.url));

/** The folder in the data folder where an operator puts files of languages. */
const OWN_FOLDER = 'languages';

/** So large no file of texts is: all of them in Japanese have a tenth of it. */
const LARGEST = 2_000_000;

export interface LoadedLanguages {
  /** In the order in which they count: a text of the operator's goes before the product's. */
  sets: LanguageSet[];
  faults: (LanguageFault & { folder: string })[];
}

/** Reads all files of languages. Catalogues must be defined by then: import the modules first. */
export function readLanguages(dataDir: string | null): LoadedLanguages {
  const folders = [LANGUAGES_FOLDER, ...(dataDir === null ? [] : [join(dataDir, OWN_FOLDER)])];
  const loaded: LoadedLanguages = { sets: [], faults: [] };
  for (const folder of folders) {
    for (const file of filesIn(folder)) {
      const { set, faults } = readLanguageFile(file, contentOf(join(folder, file)));
      if (set !== null) loaded.sets.push(set);
      loaded.faults.push(...faults.map((fault) => ({ ...fault, folder })));
    }
  }
  return loaded;
}

/** Makes them the languages of this process. What is wrong is left out and told; a site never stands still for it. */
export function useLanguages(dataDir: string | null): LoadedLanguages['faults'] {
  const { sets, faults } = readLanguages(dataDir);
  installLanguages(sets);
  return faults;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}

/** Nothing for what can't be read: the reader then says that it is no JSON. */
function contentOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    return bytes.length > LARGEST ? '' : bytes.toString('utf8');
  } catch {
    return '';
  }
}

const WORDS: Record<LanguageFault['problem'], Text> = {
  name: {
    ja: 'ファイルの名前は、vi.json や pt-br.json のように、ことばの記号にしてください（ja と en は使えません）',
    en: 'name the file after its language, like vi.json or pt-br.json (not ja or en)',
  },
  'not-json': { ja: 'JSON として読めません', en: 'cannot be read as JSON' },
  'bad-name': {
    ja: '"name" に、そのことばの呼び名を40文字までで書いてください',
    en: 'give "name": how its readers call the language, in up to 40 letters',
  },
  'bad-tag': { ja: '"tag" が BCP 47 の形ではありません', en: '"tag" is no BCP 47 tag' },
  'bad-next': { ja: '"next" は easy、en、ja のどれかです', en: '"next" is easy, en or ja' },
  'bad-texts': { ja: '"texts" がありません', en: '"texts" is missing' },
  unknown: { ja: 'この名前の文は、Tomoni にありません', en: 'Tomoni has no text of this name' },
  'not-text': {
    ja: '文か、"other" のある数の形にしてください',
    en: 'write a text, or forms for numbers with "other"',
  },
  empty: { ja: '数の形のひとつが空です', en: 'one of the forms is empty' },
  values: { ja: '値が日本語の文と合いません', en: 'the values differ from the Japanese text' },
  forms: { ja: 'このことばにない数の形です', en: 'the language has no such form' },
  marks: {
    ja: '《 》は、漢字のすぐあとに、読みを入れて書いてください',
    en: 'write 《reading》 right behind kanji',
  },
};

/** A fault as one line: where it is, and what to do. */
export function languageFaultText({
  folder,
  file,
  key,
  problem,
  what,
}: LoadedLanguages['faults'][number]): Text {
  const place = [join(folder, file), ...(key === undefined ? [] : [key])].join(' ');
  const detail = what === undefined ? '' : ` (${what})`;
  const { ja, en } = WORDS[problem];
  return { ja: `${place}：${ja}${detail}`, en: `${place}: ${en}${detail}` };
}
