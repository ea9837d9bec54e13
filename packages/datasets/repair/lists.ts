/** Items of a list separated by `;`. */
import { ask, type Outcome, repaired } from './ledger.ts';
import { trimmed } from './text.ts';

const SURE = /[；、，,|｜\r\n]+/gu;
const UNSURE = /[・･/／]/u;
const MOST_ITEMS = 5000;

/** Items that stand alone in other cells of the column tell whether ・ and / part items or belong to a name. */
export class ListSurvey {
  readonly #items = new Map<string, number>();

  add(text: string): void {
    for (const item of itemsOf(text.slice(0, 2000))) {
      const count = this.#items.get(item);
      if (count !== undefined || this.#items.size < MOST_ITEMS) this.#items.set(item, (count ?? 0) + 1);
    }
  }

  known(item: string): boolean {
    return (this.#items.get(item) ?? 0) > 1;
  }
}

function itemsOf(text: string): string[] {
  return text
    .split(/[;；、，,|｜\r\n・･/／]+/u)
    .map(trimmed)
    .filter((item) => item !== '');
}

export function repairList(text: string, column: ListSurvey): Outcome {
  const parted = text
    .replace(SURE, ';')
    .split(';')
    .map(trimmed)
    .filter((item) => item !== '');
  const value = parted.join(';');
  if (/[・･/／]/u.test(text) && !/https?:/iu.test(text)) {
    const items = parted.flatMap(itemsOf);
    if (items.length > 1 && items.every((item) => column.known(item)))
      return repaired(items.join(';'), 'datasets.list');
    if (parted.length === 1 && UNSURE.test(value)) return ask('datasets.unclear-list', items.join(';'));
  }
  return value === text ? null : repaired(value, 'datasets.list');
}
