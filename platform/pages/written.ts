/** Parts of pages that are the same on many of them. */
import { inOnePiece } from './escape.ts';

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
