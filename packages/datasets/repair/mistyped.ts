/** What somebody may have meant who typed one digit wrong. */

/** Texts that differ by one digit put for another, two neighbours swapped, one left out or one too many. */
export function mistypings(text: string): Set<string> {
  const found = new Set<string>();
  const digits = '0123456789';
  // Behind the second decimal (a kilometre) no mistake shows.
  const end = Math.min(text.length, (text.includes('.') ? text.indexOf('.') : text.length) + 3);
  for (let at = 0; at < end; at += 1) {
    const char = text.charAt(at);
    if (char === '.') continue;
    for (const digit of digits) {
      found.add(text.slice(0, at) + digit + text.slice(at + 1));
      found.add(text.slice(0, at) + digit + text.slice(at));
    }
    found.add(text.slice(0, at) + text.slice(at + 1));
    const next = text.charAt(at + 1);
    if (next !== '' && next !== '.') found.add(text.slice(0, at) + next + char + text.slice(at + 2));
  }
  found.delete(text);
  return found;
}
