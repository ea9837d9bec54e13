/** Parts of pages that are the same on many of them. */
import { installedState } from '../messages/index.ts';
import { escapeHtml, inOnePiece } from './escape.ts';

/** At most so many values by their keys; none from before other languages were installed, since most hold texts. */
function keep<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  let madeAt = installedState();
  return (key, make) => {
    if (madeAt !== installedState()) {
      kept.clear();
      madeAt = installedState();
    }
    let value = kept.get(key);
    if (value === undefined) {
      value = make();
      if (kept.size >= most) kept.clear();
      kept.set(key, value);
    }
    return value;
  };
}

/**
 * Keeps HTML that depends on its key alone, so that it is written once; at most `most` texts, then it begins anew.
 *
 * @example
 * const written = keepWritten(100);
 * const html = written(`${lang} ${code}`, () => `<p>${escapeHtml(name)}</p>`);
 */
export function keepWritten(most: number): (key: string, write: () => string) => string {
  const kept = keep<string>(most);
  return (key, write) => kept(key, () => inOnePiece(write()));
}

/** An address that no page has: from the private use area of Unicode. */
const OPEN = '/\ue0ff';

/**
 * Keeps HTML that is the same for its key but for one address within the site, from which its links go on.
 *
 * @example
 * const ways = keepPattern(10);
 * ways(lang, '/992011/garbage', (base) => htmlOf(<a href={`${base}/sorting`}>{t('sorting.all')}</a>));
 */
export function keepPattern(
  most: number,
): (key: string, base: string, write: (base: string) => string) => string {
  const kept = keep<string[]>(most);
  return (key, base, write) =>
    kept(key, () => write(OPEN).split(OPEN).map(inOnePiece)).join(escapeHtml(base));
}
