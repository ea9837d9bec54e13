/** The whole address from its parts, and its parts from the whole where they are certain. */
import { splitAddress } from '@tomoni/japanese';
import { ADDRESS_PARTS, BUILDING } from './layout.ts';

export type AddressParts = Record<(typeof ADDRESS_PARTS)[number], string>;

/** Parts in their order, the building behind a space; '' when there is neither a town nor a number. */
export function joinAddress(read: (name: string) => string): string {
  const parts = ADDRESS_PARTS.map(read);
  if (parts[2] === '' && parts[3] === '') return '';
  const building = read(BUILDING);
  return parts.join('') + (building === '' ? '' : ` ${building}`);
}

/**
 * Only for an address that names its municipality, one that exists once; null for others. What stands behind the house
 * number isn't taken for a building here: it stays in the whole address.
 */
export function partsOf(address: string): AddressParts | null {
  const { municipality, prefecture, parts, hyphenated } = splitAddress(address);
  if (municipality === null || prefecture === null || municipality.prefecture !== prefecture) return null;
  const text = (...kinds: string[]) =>
    parts
      .filter(({ kind }) => kinds.includes(kind))
      .map((part) => part.text)
      .join('')
      .trim();
  return {
    所在地_都道府県: prefecture,
    所在地_市区町村: text('county', 'municipality'),
    // Of 青葉1-2-3 nobody can tell whether 1 is a 丁目.
    所在地_町字: hyphenated ? text('town') : text('town', 'chome'),
    所在地_番地以下: hyphenated ? text('chome', 'block', 'number') : text('block', 'number'),
  };
}

/** Prefecture and municipality of an address (of a ward its city); '' when it names none or several fit. */
export function municipalityKey(address: string): string {
  const { municipality } = splitAddress(address);
  return municipality === null
    ? ''
    : `${municipality.prefecture}${municipality.city ?? municipality.fullName}`;
}
