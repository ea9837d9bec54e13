/** CSV for spreadsheets (RFC 4180). */
import type { FeedDocument } from './document.ts';

export interface CsvColumn<Row> {
  header: string;
  value(row: Row): string | number | boolean | null | undefined;
}

/** Tells Excel that it is UTF-8. */
const BOM = '\ufeff';

/**
 * A table as spreadsheets open it: UTF-8 with BOM, CRLF, quotes where needed, empty cells for null.
 * A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
 */
export function csv<Row>(
  fileName: string,
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
): FeedDocument {
  let body = `${BOM}${columns.map(({ header }) => cell(header)).join(',')}\r\n`;
  for (const row of rows) body += `${columns.map((column) => cell(column.value(row))).join(',')}\r\n`;
  return { body, contentType: 'text/csv; charset=utf-8', fileName: `${fileName}.csv` };
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = isFormula(value) ? `'${value}` : value;
  return /["\r\n,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * What OWASP's page on CSV injection names, also in full width, which Japanese Excel takes for the same signs.
 * A plain negative or signed number is no formula.
 */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text);
}
