import { strToU8, zipSync } from 'fflate';
import { type CellValue, type Sheet as HucreSheet, readXlsx as hucreReadXlsx } from 'hucre/xlsx';
import type { SheetData, StoredValue, WorkbookData } from './sheet-data.ts';
import { formatIndex, xlsxFormats } from './xlsx-styles.ts';
import { readZipDirectory, unpack, type ZipEntry } from './zip-archive.ts';

/** Parts that hold no cell: left out, so that a broken picture can't keep anybody from the data. */
const NO_CELLS =
  /(^|\/)(media|drawings|charts|embeddings|printerSettings|theme|customXml|docProps|pivotTables|pivotCache|externalLinks|activeX|ctrlProps|slicers|slicerCaches|threadedComments|persons|diagrams)\/|(^|\/)worksheets\/_rels\/|vmlDrawing|comments\d*\.xml$|calcChain\.xml$/i;

const DRAWING = /<(?:\w+:)?drawing\s/;

/** Reads an .xlsx archive whose declared size has been found bearable. Throws when it is damaged. */
export async function readXlsx(bytes: Uint8Array): Promise<WorkbookData> {
  const parts: Record<string, Uint8Array> = {};
  let objects = false;
  let codes: string[] = [];
  for (const entry of readZipDirectory(bytes)) {
    if (entry.name.endsWith('/') || NO_CELLS.test(entry.name)) continue;
    const content = unpack(bytes, entry);
    if (/(^|\/)styles\.xml$/i.test(entry.name)) {
      const formats = xlsxFormats(new TextDecoder().decode(content));
      codes = formats.codes;
      parts[entry.name] = strToU8(formats.styles);
    } else {
      parts[entry.name] = content;
      objects ||= isSheetWithDrawing(entry, content);
    }
  }
  const workbook = await hucreReadXlsx(zipSync(parts, { level: 0 }), { readStyles: true });
  return {
    format: 'xlsx',
    date1904: workbook.dateSystem === '1904',
    formatCodes: codes,
    objects,
    sheets: workbook.sheets.map(sheetData),
  };
}

/** The element that refers to pictures and charts stands at the end of a sheet. */
function isSheetWithDrawing(entry: ZipEntry, content: Uint8Array): boolean {
  if (!/(^|\/)worksheets\/[^/]+\.xml$/i.test(entry.name)) return false;
  return DRAWING.test(Buffer.from(content.subarray(-4096)).toString('latin1'));
}

function sheetData(sheet: HucreSheet): SheetData {
  const values = sheet.rows.map(storedRow);
  const formats: (number[] | undefined)[] = [];
  let formulas = 0;
  for (const [key, cell] of sheet.cells ?? []) {
    const comma = key.indexOf(',');
    const row = Number(key.slice(0, comma));
    const column = Number(key.slice(comma + 1));
    const index = formatIndex(cell.style?.numFmt);
    if (index !== undefined && cell.value !== null) {
      formats[row] ??= [];
      formats[row][column] = index;
    }
    if (cell.formula !== undefined) formulas++;
    const stored = special(cell);
    if (stored !== undefined) {
      values[row] ??= [];
      values[row][column] = stored;
    }
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    values,
    formats,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      startRow,
      startColumn: startCol,
      endRow,
      endColumn: endCol,
    })),
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([, def]) => def.hidden).map(([row]) => row),
    hiddenColumns: (sheet.columns ?? []).flatMap((column, index) => (column.hidden ? [index] : [])),
    formulas,
  };
}

/** The reader fills every row to the sheet's full width: a cell far out must not cost memory in all the others. */
function storedRow(row: CellValue[]): StoredValue[] | undefined {
  let length = row.length;
  while (length > 0 && (row[length - 1] ?? null) === null) length--;
  if (length === 0) return undefined;
  return Array.from({ length }, (_, column) => {
    const value = row[column] ?? null;
    return value instanceof Date ? null : value;
  });
}

function special(cell: { type: string; value: unknown; formula?: string }): StoredValue | undefined {
  if (cell.type === 'error' && typeof cell.value === 'string') return { error: cell.value };
  if (cell.formula !== undefined && (cell.value === null || cell.value === undefined))
    return { formula: cell.formula };
  return undefined;
}
