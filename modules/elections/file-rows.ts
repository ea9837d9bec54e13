/** The one table of a file, as rows with known columns: what both kinds of tables (candidates, votes) are read through. */
import { columnLetter, type Finding, type Where } from '@tomoni/findings';
import { nfkc } from '@tomoni/japanese';
import { type Cell, openWorkbook, type Table } from '@tomoni/sheets';
import { finding } from './findings.ts';

export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/** What a column is called in untidy files: the first is what the sample has. */
export type ColumnRules<Name extends string> = Readonly<Record<Name, { title: string; rule: RegExp }>>;

export interface FileRow<Name extends string> {
  row: number;
  /** As shown in the file, without space around it; '' for a column that isn't there. */
  text: (name: Name) => string;
  /** A number as stored, which a spreadsheet may show rounded; else the text. */
  stored: (name: Name) => string;
  where: (name: Name) => Where;
}

export interface FileRows<Name extends string> {
  rows: FileRow<Name>[];
  /** About the file; one of severity error means that no row counts. */
  findings: Finding[];
}

/** Rows that are read: more than any election has candidates. */
const MOST_ROWS = 1000;

export async function rowsOf<Name extends string>(
  file: SentFile,
  columns: ColumnRules<Name>,
  required: readonly Name[],
): Promise<FileRows<Name>> {
  const workbook = await openWorkbook(file);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    const { tables } = await sheet.tables();
    for (const table of tables) {
      const places = placesOf(table, columns);
      if (required.every((name) => places.has(name))) return read(table, columns, places);
    }
  }
  const titles = required.map((name) => columns[name].title).join('・');
  return {
    rows: [],
    findings: [
      ...workbook.findings,
      finding('elections.no-columns', { file: file.name }, { columns: titles }),
    ],
  };
}

/** Our own samples put an apostrophe before what a spreadsheet would run. */
const withoutGuard = (text: string) => text.replace(/^'(?=[=+\-@＝＋－＠])/u, '');

const headOf = (text: string) => nfkc(text).replace(/[\s()「」【】・]/gu, '');

function placesOf<Name extends string>({ header }: Table, columns: ColumnRules<Name>): Map<Name, number> {
  const places = new Map<Name, number>();
  for (const [index, text] of header.entries()) {
    const head = headOf(text);
    const names = Object.keys(columns) as Name[];
    const name = names.find((one) => !places.has(one) && columns[one].rule.test(head));
    if (name !== undefined) places.set(name, index);
  }
  return places;
}

async function read<Name extends string>(
  table: Table,
  columns: ColumnRules<Name>,
  places: ReadonlyMap<Name, number>,
): Promise<FileRows<Name>> {
  const used = new Set(places.values());
  const findings = table.header.flatMap((head, index) =>
    used.has(index) || head.trim() === ''
      ? []
      : [finding('elections.left-out', whereOf(table, table.headerRow ?? 1, index), { column: head })],
  );
  const rows: FileRow<Name>[] = [];
  for await (const { row, cells } of table.records()) {
    if (rows.length >= MOST_ROWS)
      return {
        rows: [],
        findings: [finding('elections.too-many-rows', { row }, { limit: MOST_ROWS })],
      };
    const cell = (name: Name): Cell | undefined => cells[places.get(name) ?? -1];
    const text = (name: Name) => withoutGuard((cell(name)?.text ?? '').trim());
    if ((Object.keys(columns) as Name[]).every((name) => text(name) === '')) continue;
    rows.push({
      row,
      text,
      stored: (name) => {
        const raw = cell(name)?.raw;
        // 100.3 may lie in the file as 100.30000000000001.
        return typeof raw === 'number' ? String(Number(raw.toFixed(6))) : text(name);
      },
      where: (name) => whereOf(table, row, places.get(name) ?? 0),
    });
  }
  return { rows, findings };
}

function whereOf(table: Table, row: number, index: number): Where {
  return {
    row,
    column: (table.header[index] ?? '').trim().slice(0, 60),
    letter: columnLetter(table.firstColumn + index),
  };
}
