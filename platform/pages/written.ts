/** Parts of pages that are the same on many of them. */
import { escapeHtml, inOnePiece } from './escape.ts';

/**
 * Keeps HTML that depends on its key alone, so that it is written once; at most `most` texts, then it begins anew.
 *
 * @example
 * const written = keepWritten(100);
 * const html = written(`${lang} ${code}`, () => `<p>${escapeHtml(name)}</p>`);
 */
export function keepWritten(most: number): (key: string, write: () => string) => string {
  const kept = new Map<string, string>();
  return (key, write) => {
    let html = kept.get(key);
    if (html === undefined) {
      html = inOnePiece(write());
      if (kept.size >= most) kept.clear();
      kept.set(key, html);
    }
    return html;
  };
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
  const kept = new Map<string, string[]>();
  return (key, base, write) => {
    let pieces = kept.get(key);
    if (pieces === undefined) {
      pieces = write(OPEN).split(OPEN).map(inOnePiece);
      if (kept.size >= most) kept.clear();
      kept.set(key, pieces);
    }
    return pieces.join(escapeHtml(base));
  };
}
