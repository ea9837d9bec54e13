/**
 * The check of the interface's texts: `messages/ja.ts` and `messages/en.ts` of a home or module have the same keys
 * with the same values, and each key is used. A key counts as used where it stands as a text in the sources, or where
 * a text with a value in it can become it (`kind.${name}`, `${page}.title`). Long sets of texts lie in several files
 * (`messages/remind-ja.ts`), which the main one spreads; one that nobody spreads would be read by nobody here.
 */
import { checkCatalogue } from '@tomoni/platform/messages';
import { type Entry, exportedObject, hasJapanese, type Literal } from './catalogues.ts';
import type { Check, Fault } from './check.ts';
import { isTestCode, readSources, type Source, walk } from './sources.ts';

type Texts = Record<string, string | { one: string; other: string }>;

const GAPS = {
  missing: 'is missing here',
  extra: 'is not in ja.ts',
  empty: 'is empty',
  values: 'has other values than in ja.ts',
  count: 'has two forms, but does not say {count}',
};

export const messagesCheck: Check = {
  name: 'messages',
  holds: 'every text stands in ja and en with the same values, and is used',
  async run(root) {
    const sources = await readSources(root);
    const files = sources.filter(({ path }) => path.endsWith('/messages/ja.ts'));
    const used = usedTexts(sources);
    const faults = files.flatMap((ja) => compare(ja, { sources, used }));
    return { faults: [...faults, ...partsOfNothing(sources)], read: files.length };
  },
};

interface Read {
  sources: Source[];
  used: Used;
}

function compare(jaFile: Source, { sources, used }: Read): Fault[] {
  const enFile = sources.find(({ path }) => path === jaFile.path.replace(/ja\.ts$/, 'en.ts'));
  const ja = exportedObject(jaFile, 'ja', sources);
  const en = enFile === undefined ? null : exportedObject(enFile, 'en', sources);
  if (ja === null) return [{ file: jaFile.path, message: 'exports no object named ja' }];
  if (en === null || enFile === undefined) {
    return [{ file: jaFile.path.replace(/ja\.ts$/, 'en.ts'), message: 'exports no object named en' }];
  }
  const unread = [...ja, ...en].filter(isUnreadSpread);
  if (unread.length > 0) {
    return unread.map((entry) => at(entry, `${entry.key} is no object of texts that is imported here`));
  }
  const gaps = checkCatalogue({ ja: textsOf(ja), en: textsOf(en) }).map((gap): Fault => {
    const [file, entries] = gap.lang === 'ja' ? [jaFile, ja] : [enFile, en];
    const entry = entries.find(({ key }) => key === gap.key);
    const message = `${gap.key} ${GAPS[gap.problem]}`;
    return entry === undefined ? { file: file.path, message } : at(entry, message);
  });
  return [
    ...gaps,
    ...ja.filter(({ key }) => !used.has(key)).map((entry) => at(entry, `${entry.key} is used nowhere`)),
    ...ja.filter(isForeign).map((entry) => at(entry, `${entry.key} has no Japanese in its text`)),
    ...en.filter((entry) => isCopied(entry, ja)).map((entry) => at(entry, `${entry.key} is still Japanese`)),
    ...en.filter(isUnwritten).map((entry) => at(entry, `${entry.key} is not written out`)),
  ];
}

function at({ file, line }: Entry, message: string): Fault {
  return { file, line, message };
}

function isUnreadSpread({ key }: Entry): boolean {
  return key.startsWith('...');
}

/** Files of texts that no main file spreads: what stands in them was compared with nothing. */
function partsOfNothing(sources: Source[]): Fault[] {
  return sources.flatMap(({ path }) => {
    const [, folder, lang] = PART.exec(path) ?? [];
    if (folder === undefined) return [];
    const main = sources.find((source) => source.path === `${folder}/${lang}.ts`);
    const entries = main === undefined ? null : exportedObject(main, lang ?? '', sources);
    return entries?.some(({ file }) => file === path)
      ? []
      : [{ file: path, message: `is not spread in ${lang}.ts` }];
  });
}

const PART = /^(.*\/messages)\/[\w-]+-(ja|en)\.ts$/;

function textsOf(entries: Entry[]): Texts {
  return Object.fromEntries(entries.map(({ key, value }) => [key, textOf(value)]));
}

function textOf(value: Literal): Texts[string] {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  return { one: String(value.one ?? ''), other: String(value.other ?? '') };
}

function isUnwritten({ value }: Entry): boolean {
  return value === undefined;
}

/** A text that was copied and never translated. Words that are the same in both languages (EN, URLs) may be. */
function isCopied({ key, value }: Entry, ja: Entry[]): boolean {
  const other = ja.find((entry) => entry.key === key)?.value;
  return JSON.stringify(other) === JSON.stringify(value) && hasJapanese(JSON.stringify(value) ?? '');
}

/** A Japanese text of words without Japanese is one that somebody forgot; formats, codes and names in capitals are not. */
function isForeign({ value }: Entry): boolean {
  const text = textOf(value);
  const words = typeof text === 'string' ? text : text.other;
  return !hasJapanese(words) && /[a-z]{3,}/.test(words.replace(/\{\w+\}|https?:\S+/g, ''));
}

/** Texts in the sources outside the message files: whole ones, and those with values in them, as patterns. */
interface Used {
  has(key: string): boolean;
}

function usedTexts(sources: Source[]): Used {
  const whole = new Set<string>();
  const patterns = new Map<string, RegExp>();
  for (const { path, parsed } of sources) {
    if (isTestCode(path) || /\/messages\/([\w-]+-)?(ja|en)\.ts$/.test(path)) continue;
    walk(parsed.program, (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') whole.add(node.value);
      if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return;
      const parts = node.quasis.map((quasi) => (quasi as { value: { cooked: string } }).value.cooked);
      // At least a word and a dot, else a text like `${x}` would use everything.
      if (!/^[\w.-]*$/.test(parts.join('')) || !/\w\.|\.\w/.test(parts.join(' '))) return;
      const pattern = parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+');
      patterns.set(pattern, new RegExp(`^${pattern}$`));
    });
  }
  return { has: (key) => whole.has(key) || [...patterns.values()].some((pattern) => pattern.test(key)) };
}
