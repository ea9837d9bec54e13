/** The reader's position, used in the page only: how far each row is, and their order. It is sent nowhere. */
import { distance, lengthText, type Position, walkingMinutes } from '@tomoni/geo';
import { positionIn, type Words, withNumber } from './page-data.ts';

/** Farther than this nobody asks for minutes on foot; as in platform/maps. */
const WALKED = 60;

/** Asks the browser. Null: it doesn't know, or isn't allowed to tell. */
export function askPosition(): Promise<Position | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude }),
      () => resolve(null),
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}

/** Writes distances into the rows, puts them in order and numbers them anew; those without a place come last. */
export function sortRows(list: HTMLElement, from: Position, words: Words): void {
  const rows = [...list.querySelectorAll<HTMLLIElement>(':scope > li')].map((element) => {
    const position = positionIn(element.dataset.at);
    return { element, metres: position === null ? Number.POSITIVE_INFINITY : distance(from, position) };
  });
  rows.sort((one, other) => one.metres - other.metres || 0);
  for (const [index, { element, metres }] of rows.entries()) {
    writeDistance(element, metres, words);
    const number = element.querySelector('[data-number]');
    if (number !== null) number.textContent = String(index + 1);
    list.append(element);
  }
}

function writeDistance(row: HTMLElement, metres: number, words: Words): void {
  const place = row.querySelector('[data-distance]');
  if (place === null) return;
  const known = Number.isFinite(metres);
  place.replaceChildren(...(known ? [lengthText(metres)] : []));
  const minutes = walkingMinutes(metres);
  if (minutes > WALKED) return;
  const small = document.createElement('small');
  small.textContent = withNumber(words, 'walk', minutes);
  place.append(small);
}
