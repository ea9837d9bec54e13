/** A home that may be shown only roughly: its address to the district, its position to a cell. */
import { blurred, type Position } from '@tomoni/geo';
import { splitAddress } from '@tomoni/japanese';

/** Metres: several hundred homes of a town lie in a cell of this size. */
const ROUGH_CELL = 500;

const SHOWN = new Set(['prefecture', 'county', 'municipality', 'town', 'chome']);

/**
 * An address to its town and 丁目. Where hyphens part the numbers (青葉1-2) nobody knows whether the first is a 丁目, so it
 * goes, too; so does any other number.
 */
export function roughAddress(address: string): string {
  const { parts, hyphenated } = splitAddress(address);
  const shown = parts.filter(({ kind }) => SHOWN.has(kind) && !(hyphenated && kind === 'chome'));
  const text = shown.map(({ text: part }) => part.trim()).join('');
  return /^(?:[^0-9]|\d{1,2}丁目)*/u.exec(text)?.[0].trim() ?? '';
}

export function roughPosition(position: Position): Position {
  return blurred(position, ROUGH_CELL);
}
