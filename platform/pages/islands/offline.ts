import { onNewDay, todayInJapan } from './day.ts';

/** Keeps an area's document for when there is no line, and makes a kept document say what holds today. */
export function keepOffline(marker: HTMLElement): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register('/sw.js')
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage({ keep: marker.dataset.keep }))
    .catch(() => undefined);
}

/**
 * The days of a kept document: those that are over go, today and tomorrow are named, and after the last day nothing is
 * shown as if it still held. Until then they are hidden: without this script nobody would know what is past. Once more
 * when another day begins.
 */
export function wakeKeptDays(part: HTMLElement): void {
  nameDays(part);
  onNewDay(() => nameDays(part));
}

function nameDays(part: HTMLElement): void {
  for (const word of part.querySelectorAll('b.row-end')) word.remove();
  const { until = '', today = '', tomorrow = '' } = part.dataset;
  const now = todayInJapan();
  let left = 0;
  for (const day of part.querySelectorAll<HTMLElement>('li.day')) {
    const date = day.querySelector('time')?.dateTime ?? '';
    const word = date === now ? today : date === todayInJapan(1) ? tomorrow : '';
    if (date < now) day.remove();
    else left += 1;
    if (word !== '')
      day.append(Object.assign(document.createElement('b'), { className: 'row-end', textContent: word }));
  }
  const ended = part.parentElement?.querySelector<HTMLElement>('[data-ended]');
  part.hidden = until < now || left === 0;
  if (ended) ended.hidden = !part.hidden;
}

/** Narrows the sorting guide to what is typed. */
export function wakeKeptGuide(field: HTMLInputElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-words]')].filter(
    (row) => row.localName === 'li',
  );
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  field.addEventListener('input', () => {
    const asked = plain(field.value.trim());
    for (const row of rows) row.hidden = !plain(row.dataset.words ?? '').includes(asked);
  });
}
