import { type Finding, type FindingLang, type PublicFinding, publicFinding } from '@tomoni/findings';
import { FindingList } from '../finding-list.ts';
import { type OpenOptions, openWorkbook } from '../open-workbook.ts';
import { openSource, type Source } from '../source/source.ts';
import type { Note, SheetTables, Table } from '../tables/table.ts';
import type { FileFormat, Sheet, Workbook } from '../workbook.ts';

export interface InspectOptions extends OpenOptions {
  lang?: FindingLang;
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
  const { lang = 'ja', ...open } = options;
  const workbook = await openWorkbook(source, open);
  const { name } = openSource(source);
  const findings = new FindingList();
  const sheets: InspectedSheet[] = [];
  for (const sheet of workbook.sheets) {
    const found = await sheet.tables();
    sheets.push(inspectedSheet(sheet, found));
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

function inspectedSheet(sheet: Sheet, { tables, notes }: SheetTables): InspectedSheet {
  const [main, ...others] = byImportance(tables);
  return {
    name: sheet.name,
    ...(sheet.hidden ? { hidden: true } : {}),
    ...(main ? inspectedTable(main) : { headerRow: null, header: [], rows: 0 }),
    ...(others.length > 0 ? { tables: others.map(inspectedTable) } : {}),
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
