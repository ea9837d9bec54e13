import { isLang, type Lang } from '../messages/index.ts';

/**
 * Takes a requested path apart: `/en/999999` → English and `/999999`; `/en` → English and `/`.
 * The other way round is `pathIn(lang, path)` of platform/messages.
 */
export function splitLang(requested: string): { lang: Lang; path: string } {
  const end = requested.indexOf('/', 1);
  const first = end === -1 ? requested.slice(1) : requested.slice(1, end);
  // Japanese has no prefix: `/ja` is no page.
  if (first === 'ja' || !isLang(first)) return { lang: 'ja', path: requested };
  return { lang: first, path: end === -1 ? '/' : requested.slice(end) };
}
