/** The languages of the interface. A town's own content may come in more. */
export type Lang = 'ja' | 'en';

/** All languages, the default one first. */
export const languages: readonly Lang[] = ['ja', 'en'];

export function isLang(text: string): text is Lang {
  return text === 'ja' || text === 'en';
}

/**
 * The address of the same page in a language: Japanese has no prefix, English has `/en`.
 * `path` starts with a slash, has no prefix, and may carry a query.
 */
export function pathIn(lang: Lang, path: string): string {
  if (lang === 'ja') return path;
  if (path === '/') return '/en';
  return path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`;
}
