/** One width for all letters. */

/**
 * Unicode NFKC (UAX #15): full-width digits and letters become ASCII, half-width kana full-width,
 * ㍻ 平成, ㈪ (月). Line breaks and other characters stay.
 */
export function nfkc(text: string): string {
  return text.normalize('NFKC');
}

/** The text without any white space (also U+3000, NBSP, line breaks) and without zero-width characters. */
export function withoutSpaces(text: string): string {
  return text.replace(/[\s\u200B-\u200D\u2060\uFEFF]+/g, '');
}
