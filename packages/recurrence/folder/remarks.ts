/** remarks.csv: the texts of `*1`, `*2`, … */
import { nfkc } from '@tomoni/japanese';
import type { Remark } from '../calendar.ts';
import { type CsvFile, cellAt } from './csv-file.ts';

/** Reads ID and text by position below the first row; of equal ids the first counts. */
export function readRemarks(file: CsvFile): Remark[] {
  const remarks = new Map<string, Remark>();
  for (const row of file.rows.slice(1)) {
    const written = nfkc(cellAt(row, 0)).replace(/^\*/, '').trim();
    const id = /^\d{1,6}$/.test(written) ? String(Number(written)) : written;
    const text = cellAt(row, 1);
    if (id !== '' && text !== '' && !remarks.has(id)) remarks.set(id, { id, text });
  }
  return [...remarks.values()];
}
