/** Words that say what a table is about: in the name of its file or sheet, in a title above it, in the names it lists. */
import { headerPlain } from './header-key.ts';
import type { Dataset } from './standard/dataset.ts';

/** A longer word says more: 公衆トイレ more than トイレ. */
function worth(word: string): number {
  return Math.min(1, 0.45 + word.length * (/^[\x20-\x7e]+$/.test(word) ? 0.05 : 0.1));
}

interface Hit {
  dataset: Dataset;
  word: string;
  text: number;
  from: number;
  to: number;
}

/**
 * For each dataset 0 to 1: its strongest word in one of the texts. What stands within a longer word of another dataset
 * doesn't count: facility in public_facility.
 */
export function wordsIn(texts: readonly string[], datasets: readonly Dataset[]): Map<Dataset, number> {
  const hits = texts.flatMap((text, at) =>
    datasets.flatMap((dataset) => hitsIn(headerPlain(text), at, dataset)),
  );
  const found = new Map<Dataset, number>();
  for (const hit of hits) {
    if (hits.some((other) => other.dataset !== hit.dataset && isWithin(hit, other))) continue;
    found.set(hit.dataset, Math.max(found.get(hit.dataset) ?? 0, worth(hit.word)));
  }
  return found;
}

function hitsIn(text: string, at: number, dataset: Dataset): Hit[] {
  return dataset.words.flatMap((written) => {
    const word = headerPlain(written);
    const from = find(text, word);
    return from === -1 ? [] : [{ dataset, word, text: at, from, to: from + word.length }];
  });
}

function isWithin(hit: Hit, other: Hit): boolean {
  const longer = other.to - other.from > hit.to - hit.from;
  return longer && other.text === hit.text && other.from <= hit.from && hit.to <= other.to;
}

/** Share of the values that hold a word of the dataset, of those in Japanese with two letters or more. */
export function wordsAmong(values: readonly string[], dataset: Dataset): number {
  if (values.length === 0) return 0;
  const words = dataset.words
    .map(headerPlain)
    .filter((word) => word.length >= 2 && !/^[\x20-\x7e]+$/.test(word));
  const having = values.filter((value) => words.some((word) => value.includes(word)));
  return having.length / values.length;
}

/** Latin words must stand alone: `aed` isn't in `shared`, but is in `122033_108_aed` and `AEDlist`. */
function find(text: string, word: string): number {
  const latin = /^[\x20-\x7e]+$/.test(word);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!latin || word.length >= 6 || !/[a-z]/.test(text[at - 1] ?? '')) return at;
  }
  return -1;
}
