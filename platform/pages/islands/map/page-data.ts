/** What the server wrote into the page for the map: rows with their positions, words, addresses. */
import { isPosition, type Position } from '@tomoni/geo';

/** A row of the list, which is also a pin. */
export interface RowPin {
  id: string;
  position: Position;
  number: number;
  /** Classes of its pin besides its own: `square`, `unsure`. */
  looks: readonly string[];
  element: HTMLLIElement;
}

export type Words = Readonly<Record<string, string>>;

export function wordsOf(region: HTMLElement): Words {
  return JSON.parse(region.dataset.words ?? '{}') as Words;
}

/** A word with a number in it: the server wrote 999 where it goes. */
export function withNumber(words: Words, key: string, value: number): string {
  return (words[key] ?? '').replace('999', String(value));
}

/** The rows in the order in which they stand, numbered from one. */
export function rowsOf(list: HTMLElement | null): RowPin[] {
  const items = [...(list?.querySelectorAll<HTMLLIElement>(':scope > li') ?? [])];
  return items.flatMap((element, index) => {
    const position = positionIn(element.dataset.at);
    if (position === null) return [];
    const looks = (element.dataset.looks ?? '').split(' ').filter((look) => look !== '');
    return [{ id: element.dataset.id ?? '', position, number: index + 1, looks, element }];
  });
}

/** `lat,lon` as the server wrote it. */
export function positionIn(text: string | undefined): Position | null {
  const [lat, lon] = (text ?? '').split(',').map(Number);
  const position = { lat, lon };
  return isPosition(position) ? position : null;
}
