/** One CSV file of a 5374 folder, as rows with content. */
import { columnLetter, type Finding, type Where } from '@tomoni/findings';
import { nfkc } from '@tomoni/japanese';
import { decodeText, parseDelimited } from '@tomoni/sheets';
import { finding } from '../findings.ts';

/** The largest real file has 3.6 MB and 1,135 rows; what goes beyond these bounds is no calendar. */
export const MAX_BYTES = 32 * 1_048_576;
const MAX_LINES = 200_000;

/** How far into the header line its delimiter is looked for. */
const HEADER_SCAN = 65_536;

/** A file as it lies on disk; `path` is relative to the folder, with slashes. */
export interface FolderFile {
  path: string;
  bytes: Uint8Array;
}

export interface CsvRow {
  row: number;
  cells: string[];
}

export interface CsvFile {
  name: string;
  /** Rows with content, in order; blank ones are left out but counted in `row`. */
  rows: CsvRow[];
  findings: Finding[];
}

/**
 * Reads a file: valid UTF-8 is UTF-8, everything else cp932; the delimiter is the one that the header line uses.
 * A null file (not there) has no rows.
 */
export function readCsv(name: string, bytes: Uint8Array | null): CsvFile {
  if (bytes === null) return { name, rows: [], findings: [] };
  if (bytes.length > MAX_BYTES || hasTooManyLines(bytes)) {
    const limits = { bytes: MAX_BYTES, lines: MAX_LINES };
    return { name, rows: [], findings: [finding('recurrence.file-too-large', { file: name }, limits)] };
  }
  const { text } = decodeText(bytes, 'utf8-else-cp932');
  const { rows, findings } = parseDelimited(text, { delimiter: headerDelimiter(text) });
  const withFile: Finding[] = findings.map((found) => ({ ...found, where: { ...found.where, file: name } }));
  const content = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const broken = content.find((row) => row.cells.some((cell) => cell.includes('\uFFFD')));
  if (broken)
    withFile.push(finding('recurrence.undecodable', { file: name, row: broken.row }, { row: broken.row }));
  return { name, rows: content, findings: withFile };
}

function hasTooManyLines(bytes: Uint8Array): boolean {
  let [feeds, returns] = [0, 0];
  for (const byte of bytes) {
    if (byte === 0x0a) feeds += 1;
    else if (byte === 0x0d) returns += 1;
  }
  return Math.max(feeds, returns) > MAX_LINES;
}

/** `,` or `;`, whichever the first line with content has more of outside quotes; the earlier one if equal. */
function headerDelimiter(text: string): ',' | ';' {
  let commas = 0;
  let semicolons = 0;
  let first: ',' | ';' = ',';
  let quoted = false;
  let content = false;
  let end = text.length;
  const seeContent = (at: number) => {
    if (!content) end = Math.min(end, at + HEADER_SCAN);
    content = true;
  };
  for (let i = 0; i < end; i += 1) {
    const c = text.charAt(i);
    if (quoted) {
      if (c === '"') quoted = false;
      else if (c.trim() !== '') seeContent(i);
    } else if (c === '\n' || c === '\r') {
      if (content) break;
      commas = semicolons = 0;
    } else if (c === ',' || c === ';') {
      if (commas + semicolons === 0) first = c;
      if (c === ',') commas += 1;
      else semicolons += 1;
    } else if (c === '"' && (i === 0 || /[,;\n\r"]/.test(text.charAt(i - 1)))) {
      quoted = true;
    } else if (c.trim() !== '') {
      seeContent(i);
    }
  }
  if (commas === semicolons) return first;
  return commas > semicolons ? ',' : ';';
}

/** A cell of a row, trimmed; empty when the row is shorter. */
export function cellAt(row: CsvRow, column: number): string {
  return (row.cells[column] ?? '').trim();
}

/** Where a cell stands, as people see it. */
export function whereOf(file: string, row: number, column: number, header: string): Where {
  return { file, row, ...(header === '' ? {} : { column: header }), letter: columnLetter(column) };
}

/** A text in the one spelling in which labels are compared: NFKC, small letters, without `<br>` and white space. */
export function looseLabel(text: string): string {
  return nfkc(text.replace(/<br\s*\/?>/gi, ''))
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]+/g, '')
    .toLowerCase();
}
