/** Spaces and width of single texts. */
import { nfkc } from '@tomoni/japanese';

const BLANK = '\\s\\u200B-\\u200D\\u2060\\uFEFF';
const ENDS = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, 'gu');
const AT_AN_END = new RegExp(`^[${BLANK}]|[${BLANK}]$`, 'u');

/** Without white space (any kind, also invisible) at the ends. */
export function trimmed(text: string): string {
  return AT_AN_END.test(text) ? text.replace(ENDS, '') : text;
}

/** Letters, digits and half-width kana in their usual width, without spaces at the ends. */
export function plain(text: string): string {
  return trimmed(nfkc(text));
}

/** Every sign that is written for a hyphen, ー and ｰ included: only for texts without words. */
export function withHyphens(text: string): string {
  return text.replace(/[‐‑‒–—―−ｰー－─━]/gu, '-');
}

/** Signs for “nothing is known or there is none”, as cells of every type have them. */
export function isPlaceholder(text: string): boolean {
  return (
    text.length < 10 &&
    /^(?:[-‐‑‒–—―−－ー─*＊/／]{1,3}|n\/?a|null|none|nil|nan|#n\/a|なし|無し|無|未定義|該当なし|空欄)$/iu.test(
      text,
    )
  );
}
