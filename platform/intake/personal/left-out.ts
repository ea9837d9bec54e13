/** What a person decided to leave out of a file, and the file without it. */
import { openWorkbook, type Row, type Source, type Workbook } from '@tomoni/sheets';

/** A whole sheet, a whole column, whole rows, or cells of one column. */
export interface LeftOut {
  /** The sheet's name; of a text file there is one, whatever it is called. */
  sheet: string;
  /** From 0; left out: all columns. */
  column?: number;
  /** First and last row of each run, from 1; left out: all rows. */
  rows?: readonly (readonly [number, number])[];
}

/** One file as readers may see it: a text file without the cells, or the kept sheets of a workbook as text files. */
export interface CleanFile {
  /** Added to the path of the file, with a slash; null for the file itself. */
  below: string | null;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The file without what was left out. Cells become blank, rows keep their numbers; a workbook becomes one CSV file
 * for each sheet that is kept, with the texts as they are shown, so that nothing hidden travels along.
 */
export async function withoutLeftOut(source: Source, leftOut: readonly LeftOut[]): Promise<CleanFile[]> {
  const workbook = await openWorkbook(source);
  const isText = workbook.encoding !== null;
  const files: CleanFile[] = [];
  for (const sheet of workbook.sheets) {
    const here = leftOut.filter((one) => isText || one.sheet === sheet.name);
    if (here.some(({ column, rows }) => column === undefined && rows === undefined)) continue;
    const below = isText ? null : `${sheet.name.replaceAll('/', '／')}.csv`;
    files.push({ below, bytes: await clean(sheet, here, workbook) });
  }
  return files;
}

async function clean(
  sheet: Workbook['sheets'][number],
  leftOut: readonly LeftOut[],
  { format }: Workbook,
): Promise<Uint8Array<ArrayBuffer>> {
  const delimiter = format === 'tsv' ? '\t' : ',';
  const parts: Buffer[] = [];
  for await (const batch of sheet.batches()) {
    const lines = batch.map((row) => line(keptTexts(row, leftOut), delimiter));
    parts.push(Buffer.from(lines.join('')));
  }
  return new Uint8Array(Buffer.concat(parts));
}

function keptTexts(row: Row, leftOut: readonly LeftOut[]): string[] {
  const here = leftOut.filter(
    ({ rows }) => rows === undefined || rows.some(([from, to]) => row.row >= from && row.row <= to),
  );
  if (here.length === 0) return row.texts;
  if (here.some(({ column }) => column === undefined)) return [];
  const columns = new Set(here.map(({ column }) => column));
  return row.texts.map((text, column) => (columns.has(column) ? '' : text));
}

function line(texts: readonly string[], delimiter: string): string {
  const cells = texts.map((text) => (/["\r\n,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
  return `${cells.join(delimiter)}\r\n`;
}
