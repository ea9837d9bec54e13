import { type Finding, type FindingLang, type PublicFinding, publicFinding } from '@tomoni/findings';
import { FindingList } from '../finding-list.ts';
import { type OpenOptions, openWorkbook } from '../open-workbook.ts';
import { openSource, type Source } from '../source/source.ts';
import type { Note, SheetTables, Table } from '../tables/table.ts';
import type { FileFormat, Sheet, Workbook } from '../workbook.ts';

export interface InspectOptions extends OpenOptions {
  lang?: FindingLang;
  /** What else is said of each table, or of a sheet without one (null). Its fields stand beside ours. */
  describe?: (table: Table | null, about: TableAbout) => Promise<object>;
}

/** What is written around a table. */
export interface TableAbout {
  /** Name of the file with its ending. */
  file: string;
  sheet: string;
  /** Titles above the tables of the sheet. */
  titles: string[];
}

/** One table as `tomoni inspect` prints it. */
export interface InspectedTable {
  /** Last header row, counted from 1; null without a header. */
  headerRow: number | null;
  header: string[];
  /** Records, without blank rows. */
  rows: number;
}

/** One worksheet: its largest table, and the others inside. */
export interface InspectedSheet extends InspectedTable {
  name: string;
  hidden?: true;
  /** Further tables of the sheet. */
  tables?: InspectedTable[];
  /** Titles above the tables and notes beside them. */
  notes?: Note[];
}

export interface InspectDocument {
  format: FileFormat;
  encoding: string | null;
  sheets: InspectedSheet[];
  findings: PublicFinding[];
}

export interface Inspection {
  document: InspectDocument;
  /** False when a finding is an error: the command then exits with 1. */
  ok: boolean;
}

/** Notes that the document lists; a sheet of prose has thousands. */
const LISTED_NOTES = 100;

/** What `tomoni inspect FILE --json` prints about a file: what it is, its sheets and tables, what is odd. */
export async function inspectFile(source: Source, options: InspectOptions = {}): Promise<Inspection> {
  const { lang = 'ja', describe, ...open } = options;
  const workbook = await openWorkbook(source, open);
  const { name } = openSource(source);
  const findings = new FindingList();
  const sheets: InspectedSheet[] = [];
  for (const sheet of workbook.sheets) {
    const found = await sheet.tables();
    sheets.push(await inspectedSheet(sheet, found, name, describe));
    findings.addAll(found.findings.map((one) => at(one, workbook, name, sheet)));
  }
  const all = [...workbook.findings.map((one) => at(one, workbook, name)), ...findings.toArray()];
  const document: InspectDocument = {
    format: workbook.format,
    encoding: workbook.encoding,
    sheets,
    findings: all.map((one) => publicFinding(one, lang)),
  };
  return { document, ok: all.every(({ severity }) => severity !== 'error') };
}

function at(found: Finding, workbook: Workbook, file: string, sheet?: Sheet): Finding {
  const named = sheet !== undefined && (workbook.format === 'xlsx' || workbook.format === 'xls');
  return { ...found, where: { file, ...(named ? { sheet: sheet.name } : {}), ...found.where } };
}

async function inspectedSheet(
  sheet: Sheet,
  { tables, notes }: SheetTables,
  file: string,
  describe: InspectOptions['describe'],
): Promise<InspectedSheet> {
  const titles = notes.filter(({ kind }) => kind === 'title').map(({ text }) => text);
  const inspected = async (table: Table | null) => ({
    ...(table === null ? { headerRow: null, header: [], rows: 0 } : inspectedTable(table)),
    ...(await describe?.(table, { file, sheet: sheet.name, titles })),
  });
  const [main, ...others] = byImportance(tables);
  const further: InspectedTable[] = [];
  for (const table of others) further.push(await inspected(table));
  return {
    name: sheet.name,
    ...(sheet.hidden ? { hidden: true } : {}),
    ...(await inspected(main ?? null)),
    ...(further.length > 0 ? { tables: further } : {}),
    ...(notes.length > 0 ? { notes: notes.slice(0, LISTED_NOTES) } : {}),
  };
}

/** The first table, unless a later one has more than twice its records; the others in their order. */
function byImportance(tables: Table[]): Table[] {
  const [first] = tables;
  if (!first) return [];
  const largest = tables.reduce((best, table) => (table.rows > best.rows * 2 ? table : best), first);
  return [largest, ...tables.filter((table) => table !== largest)];
}

function inspectedTable({ headerRow, header, rows }: Table): InspectedTable {
  return { headerRow, header, rows };
}
