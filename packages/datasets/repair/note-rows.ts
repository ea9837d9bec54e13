/** Rows at the end of a table that are no records: the version of the file, footnotes, where the data are from. */
import type { Row } from '@tomoni/sheets';
import type { Layout } from './layout.ts';
import { trimmed } from './text.ts';

const NOTE =
  /^(?:[※*＊注]|出典|備考|更新|最終更新|作成|資料|以上|問い?合わ?せ|ver(?:sion)?[\s.:\d]|第?\d+(?:\.\d+)*版|v\d)|(?:現在|時点|更新)$/iu;
const LAST = 5;

/** Fed with all rows in order. */
export class NoteRows {
  readonly #columns: number;
  #lastRows: { row: number; texts: string[] }[] = [];
  #filled = 0;
  #rows = 0;

  constructor({ fields, extras }: Layout) {
    this.#columns = fields.filter(({ sources }) => sources.length > 0).length + extras.length;
  }

  add({ row, texts }: Row): void {
    const filled = texts.map(trimmed).filter((text) => text !== '');
    this.#filled += filled.length;
    this.#rows += 1;
    this.#lastRows.push({ row, texts: filled });
    if (this.#lastRows.length > LAST) this.#lastRows.shift();
  }

  /** One cell alone among rows with many, at the end, that reads like a note. */
  get found(): Map<number, string> {
    const notes = new Map<number, string>();
    const usual = this.#filled / Math.max(1, this.#rows);
    if (this.#columns < 3 || usual < 2.5 || this.#rows < 3) return notes;
    for (const { row, texts } of this.#lastRows.toReversed()) {
      const [text = ''] = texts;
      if (texts.length !== 1 || !(NOTE.test(text) || (text.length > 25 && /[。\s]/u.test(text)))) break;
      notes.set(row, text);
    }
    return notes;
  }
}
