import type { Child } from 'hono/jsx';
import { isJapanese, type Lang, plainText } from '../messages/index.ts';
import { escapeHtml, type Html, trusted } from './escape.ts';

/** Text whose lines may break only between the phrases: `<Phrases of={t.phrases('key')} />`. */
export function Phrases({ of }: { of: readonly string[] }): Html {
  return trusted(of.map(escapeHtml).join('<wbr>'));
}

/** A date, or a number with its unit, that stays on one line. */
export function Nb({ children }: { children?: Child }) {
  return <span class="nb">{children}</span>;
}

/** Words for those who hear the page. */
export function VisuallyHidden({ children }: { children?: Child }) {
  return <span class="unseen">{children}</span>;
}

/** A piece this short stays on one line; a longer one may break as any text. */
const LONGEST_KEPT = 10;
/** So short a name mostly stands in one line of a phone. */
const FITS_A_LINE = 16;

/**
 * A name of ranges, such as 「みどり町3丁目1番～12番，13番1～26号」: it breaks after its commas and spaces, a long
 * piece after 丁目, too, and what is between stays whole. Names in Latin letters break at their spaces anyway.
 */
export function Name({ of, lang }: { of: string; lang: Lang }): Html {
  if (of.length <= FITS_A_LINE) return OwnWords({ of, lang });
  const pieces = of.match(/[^、，,・\s　]+[、，,・]?[\s　]*|[、，,・\s　]+/g) ?? [of];
  const html = pieces.every((piece) => !JAPANESE.test(piece))
    ? escapeHtml(of)
    : pieces.map(keptHtml).join('');
  return trusted(!isJapanese(lang) && JAPANESE.test(of) ? `<span lang="ja">${html}</span>` : html);
}

function keptHtml(piece: string): string {
  const words = piece.trimEnd();
  const parts = words.length > LONGEST_KEPT ? words.split(/(?<=丁目)/) : [words];
  return parts.map(wholeHtml).join('') + piece.slice(words.length);
}

function wholeHtml(words: string): string {
  if (words.length === 0 || words.length > LONGEST_KEPT) return escapeHtml(words);
  return `<span class="kept">${escapeHtml(words)}</span><wbr>`;
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Words of a town or a person as they are: on a page in another language, Japanese ones say that they are Japanese. */
export function OwnWords({ of, lang }: { of: string; lang: Lang }): Html {
  const html = escapeHtml(of);
  return trusted(!isJapanese(lang) && JAPANESE.test(of) ? `<span lang="ja">${html}</span>` : html);
}

/** How wide a text is, in Japanese letters; Latin ones count half. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of plainText(text)) width += letter > '\u2e7f' ? 1 : 0.5;
  return width;
}
