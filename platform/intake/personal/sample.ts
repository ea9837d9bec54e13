/** A few words of a cell by which a person can judge what was found in it. */
import { type PersonalKind, personalAt } from './detect.ts';

const LONGEST = 80;
/** So much stands before what was found. */
const BEFORE = 25;

/** The text without HTML tags; of a long one the part around what was found. */
export function sampleOf(text: string, kind: PersonalKind | null): string {
  const plain = text
    .replace(/<[^<>]{1,300}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= LONGEST) return plain;
  const start = kind === null ? 0 : Math.max(0, personalAt(plain, kind) - BEFORE);
  const part = plain.slice(start, start + LONGEST);
  return `${start > 0 ? '…' : ''}${part}${start + LONGEST < plain.length ? '…' : ''}`;
}
