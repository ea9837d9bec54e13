import { RecordReader } from '../delimited/record-reader.ts';

/** Records that are looked at. */
const SAMPLE_RECORDS = 200;
const CANDIDATES = [',', '\t', ';'];

/**
 * The delimiter of a text: the one that cuts the most records into the same number of columns (two or more);
 * of equals the one that makes more columns, then the order comma, tab, semicolon. Two columns and two rows are
 * enough. Comma when there is none. `text` is a file's beginning, `whole` when it is all of it.
 */
export function detectDelimiter(text: string, whole: boolean): string {
  let best = { delimiter: ',', agreement: 0, columns: 1 };
  for (const delimiter of CANDIDATES) {
    if (!text.includes(delimiter)) continue;
    const { agreement, columns } = regularity(text, delimiter, whole);
    if (agreement > best.agreement || (agreement === best.agreement && columns > best.columns)) {
      best = { delimiter, agreement, columns };
    }
  }
  return best.delimiter;
}

/** Share of the records (in twentieths, so that near ones are equal) that have the most frequent width of two or more. */
function regularity(text: string, delimiter: string, whole: boolean): { agreement: number; columns: number } {
  const reader = new RecordReader({ delimiter, onFinding: () => {} });
  const widths = new Map<number, number>();
  let records = 0;
  for (const { cells } of reader.push(text, whole).slice(0, SAMPLE_RECORDS)) {
    if (cells.every((cell) => cell === '')) continue;
    records++;
    if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  }
  let columns = 1;
  let count = 0;
  for (const [width, seen] of widths) {
    if (seen > count || (seen === count && width > columns)) [columns, count] = [width, seen];
  }
  return { agreement: records === 0 ? 0 : Math.ceil((count / records) * 20), columns };
}
