import { type Lang, languages } from '../messages/index.ts';

/**
 * Takes a requested path apart: `/en/999999` → English and `/999999`; `/en` → English and `/`.
 * The other way round is `pathIn(lang, path)` of platform/messages.
 */
export function splitLang(requested: string): { lang: Lang; path: string } {
  for (const lang of languages.slice(1)) {
    if (requested === `/${lang}`) return { lang, path: '/' };
    if (requested.startsWith(`/${lang}/`)) return { lang, path: requested.slice(lang.length + 1) };
  }
  return { lang: 'ja', path: requested };
}
