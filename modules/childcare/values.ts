/** Values of a record by any of the names that files give a column. */
import { nfkc } from '@tomoni/japanese';

export type Body = Readonly<Record<string, string>>;

/** Files write these where they have nothing. */
const NOTHING = /^(?:n\/?a|null|none|nan|#n\/a|不明|未定)$/iu;

/** A text in NFKC, on one line; '' for what says nothing. Line breaks of papamama (`<br>`) become spaces. */
export function tidy(text: string | undefined): string {
  const plain = nfkc((text ?? '').replace(/<br\s{0,3}\/?>/giu, ' '))
    .replace(/\s+/gu, ' ')
    .trim();
  return NOTHING.test(plain) ? '' : plain;
}

/** The first that says something. */
export function firstOf(body: Body, names: readonly string[]): string {
  for (const name of names) {
    const value = tidy(body[name]);
    if (value !== '') return value;
  }
  return '';
}

const YES = /^(?:y|yes|true|1|有り?|あり|ある|○|〇|◯|◎|●|可能?|対応|提供|実施)(?=$|[\s(、。・:])/iu;
const NO = /^(?:n|no|false|0|無し?|なし|ない|×|✕|x|☓|不可|未対応|未実施|-|―|ー)(?=$|[\s(、。・:])/iu;

/** Yes, no, or nothing that can be told. */
export function yesNo(text: string): boolean | null {
  const read = tidy(text);
  if (NO.test(read)) return false;
  return YES.test(read) ? true : null;
}

/** A whole number such as 「90人」 or "90"; null for anything else. */
export function wholeNumber(text: string): number | null {
  const found = /^約?(\d{1,4})(?:\.0+)?\s?(?:人|名)?$/u.exec(tidy(text).replace(/,/gu, ''));
  return found === null ? null : Number(found[1]);
}
