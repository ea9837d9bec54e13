/** Names of files as they come: from browsers, command lines and zips of all systems. */

/** Left behind by systems, never data. */
const RUBBISH = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)/i;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windowsJapanese = new TextDecoder('shift_jis');

/**
 * A name from a zip: UTF-8 if it is (many programs don't set the flag), else cp932, as Windows writes it.
 * macOS takes が apart into か and a mark; together again, so that names compare.
 */
export function decodeName(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes).normalize('NFC');
  } catch {
    return windowsJapanese.decode(bytes).normalize('NFC');
  }
}

/**
 * A path below what was dropped: `\` becomes `/`, `./` and doubled slashes go, control characters too.
 * Null when it points elsewhere: absolute, with a drive, or with `..`.
 */
export function safePath(name: string): string | null {
  const slashed = name.replaceAll('\\', '/').replace(/[\u0000-\u001f\u007f]/g, '');
  if (slashed.startsWith('/') || /^[a-z]:/i.test(slashed)) return null;
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) return null;
  return parts.join('/').normalize('NFC');
}

/** What operating systems add without being asked. */
export function isRubbish(path: string): boolean {
  return RUBBISH.test(path);
}
