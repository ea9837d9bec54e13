/** The card over the map that tells of what was chosen. */
import type { NamedOther } from './others.ts';
import type { RowPin, Words } from './page-data.ts';
import { titleOf } from './pins.ts';

/** For a row: what the page has ready for it, if anything. */
export function rowCard(row: RowPin): HTMLElement | null {
  const template = row.element.querySelector<HTMLTemplateElement>('template[data-card]');
  if (template === null) return null;
  const card = begin(titleOf(row.element), row.number);
  card.append(template.content.cloneNode(true));
  return card;
}

/** For a point that isn't in the list: its name, and where it leads. */
export function otherCard(other: NamedOther, words: Words): HTMLElement {
  const card = begin(other.name, null);
  card.classList.add('map-card-brief');
  const link = document.createElement('a');
  link.className = 'more-link';
  link.href = other.href;
  link.textContent = words.more ?? '';
  card.append(link);
  return card;
}

/** Puts a card where cards go, or none, with a button that takes it away. */
export function showCard(place: HTMLElement, card: HTMLElement | null, onClose: () => void): void {
  place.querySelector('.map-card')?.remove();
  if (card === null) return;
  place.append(card);
  addClose(place, onClose);
}

/** The button that takes the card away: the page has one ready. */
export function addClose(place: HTMLElement, onClose: () => void): void {
  const template = place.querySelector('template');
  const button = template?.content.querySelector('button')?.cloneNode(true) as HTMLButtonElement | undefined;
  if (button === undefined) return;
  button.addEventListener('click', onClose);
  place.querySelector('.map-card')?.append(button);
}

function begin(title: string, number: number | null): HTMLElement {
  const card = document.createElement('article');
  card.className = 'map-card';
  const heading = document.createElement('h2');
  if (number !== null) {
    const disc = document.createElement('span');
    disc.className = 'map-no';
    disc.textContent = String(number);
    heading.append(disc);
  }
  heading.append(title);
  card.append(heading);
  return card;
}
