import { builtinFormat } from '../number-format/builtin-formats.ts';

/** What the workbook reader doesn't tell about a sheet of an .xls file. Rows and columns from 0. */
export interface XlsSheetLayout {
  hidden: boolean;
  hiddenRows: number[];
  hiddenColumns: number[];
  numbers: XlsNumber[];
  formulas: number;
}

/** A number as stored, with the index of its format code. */
export interface XlsNumber {
  row: number;
  column: number;
  value: number;
  format: number;
}

export interface XlsLayout {
  date1904: boolean;
  formatCodes: string[];
  objects: boolean;
  encrypted: boolean;
  sheets: XlsSheetLayout[];
}

/** Record numbers of [MS-XLS] 2.3. */
const FORMULA = 0x06;
const EOF = 0x0a;
const DATE1904 = 0x22;
const FILEPASS = 0x2f;
const OBJ = 0x5d;
const COLINFO = 0x7d;
const BOUNDSHEET = 0x85;
const MULRK = 0xbd;
const XF = 0xe0;
const NUMBER = 0x203;
const ROW = 0x208;
const RK = 0x27e;
const FORMAT = 0x41e;

const MAX_COLUMN = 255;

interface Globals {
  layout: XlsLayout;
  custom: Map<number, string>;
  /** Format number of each cell style. */
  styles: number[];
  starts: number[];
}

/** Reads visibility and number formats out of the Workbook stream of an Excel 97–2003 file ([MS-XLS]). */
export function readXlsLayout(stream: Uint8Array): XlsLayout {
  const buffer = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  const layout: XlsLayout = {
    date1904: false,
    formatCodes: [],
    objects: false,
    encrypted: false,
    sheets: [],
  };
  const globals: Globals = { layout, custom: new Map(), styles: [], starts: [] };
  eachRecord(buffer, 0, (id, data) => readGlobal(globals, id, data));
  const formatOf = formatFinder(globals);
  for (const [index, sheet] of layout.sheets.entries()) {
    eachRecord(buffer, globals.starts[index] ?? buffer.length, (id, data) => {
      if (id === OBJ) layout.objects = true;
      readSheetRecord(sheet, formatOf, id, data);
    });
  }
  return layout;
}

/** Calls `read` for each record up to the end of the substream; a truncated last record is left out. */
function eachRecord(buffer: Buffer, start: number, read: (id: number, data: Buffer) => void): void {
  for (let at = start; at + 4 <= buffer.length; ) {
    const id = buffer.readUInt16LE(at);
    const end = at + 4 + buffer.readUInt16LE(at + 2);
    if (end > buffer.length || id === EOF) return;
    read(id, buffer.subarray(at + 4, end));
    at = end;
  }
}

function readGlobal({ layout, custom, styles, starts }: Globals, id: number, data: Buffer): void {
  if (id === DATE1904 && data.length >= 2) layout.date1904 = data.readUInt16LE(0) === 1;
  else if (id === FILEPASS) layout.encrypted = true;
  else if (id === FORMAT && data.length >= 5) custom.set(data.readUInt16LE(0), unicodeText(data.subarray(2)));
  else if (id === XF && data.length >= 4) styles.push(data.readUInt16LE(2));
  else if (id === BOUNDSHEET && data.length >= 6) {
    starts.push(data.readUInt32LE(0));
    const hidden = ((data[4] ?? 0) & 3) !== 0;
    layout.sheets.push({ hidden, hiddenRows: [], hiddenColumns: [], numbers: [], formulas: 0 });
  }
}

function formatFinder({ layout, custom, styles }: Globals): (style: number) => number {
  const indexes = styles.map((id) => {
    const code = custom.get(id) ?? builtinFormat(id);
    if (!layout.formatCodes.includes(code)) layout.formatCodes.push(code);
    return layout.formatCodes.indexOf(code);
  });
  if (layout.formatCodes.length === 0) layout.formatCodes.push('General');
  return (style) => indexes[style] ?? 0;
}

function readSheetRecord(
  sheet: XlsSheetLayout,
  formatOf: (style: number) => number,
  id: number,
  data: Buffer,
): void {
  const add = (column: number, style: number, value: number) =>
    sheet.numbers.push({ row: data.readUInt16LE(0), column, value, format: formatOf(style) });
  if (id === ROW && data.length >= 16) {
    if (((data[12] ?? 0) & 0x20) !== 0) sheet.hiddenRows.push(data.readUInt16LE(0));
  } else if (id === COLINFO && data.length >= 10) {
    if (((data[8] ?? 0) & 1) === 0) return;
    const last = Math.min(MAX_COLUMN, data.readUInt16LE(2));
    for (let column = data.readUInt16LE(0); column <= last; column++) sheet.hiddenColumns.push(column);
  } else if (id === NUMBER && data.length >= 14) {
    add(data.readUInt16LE(2), data.readUInt16LE(4), data.readDoubleLE(6));
  } else if (id === RK && data.length >= 10) {
    add(data.readUInt16LE(2), data.readUInt16LE(4), packedNumber(data.readUInt32LE(6)));
  } else if (id === MULRK && data.length >= 12) {
    const first = data.readUInt16LE(2);
    for (let at = 4, column = first; at + 8 <= data.length; at += 6, column++) {
      add(column, data.readUInt16LE(at), packedNumber(data.readUInt32LE(at + 2)));
    }
  } else if (id === FORMULA && data.length >= 14) {
    sheet.formulas++;
    if (data.readUInt16LE(12) !== 0xffff)
      add(data.readUInt16LE(2), data.readUInt16LE(4), data.readDoubleLE(6));
  }
}

/** RkNumber, [MS-XLS] 2.5.217: bit 0 divides by 100, bit 1 marks a 30-bit integer. */
function packedNumber(packed: number): number {
  let value: number;
  if ((packed & 2) !== 0) value = (packed | 0) >> 2;
  else {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE((packed & 0xfffffffc) >>> 0, 4);
    value = bytes.readDoubleLE(0);
  }
  return (packed & 1) !== 0 ? value / 100 : value;
}

/** XLUnicodeString, [MS-XLS] 2.5.294: a length, a flag for two-byte characters, the characters. */
function unicodeText(data: Buffer): string {
  const length = data.readUInt16LE(0);
  return ((data[2] ?? 0) & 1) !== 0
    ? data.toString('utf16le', 3, 3 + length * 2)
    : data.toString('latin1', 3, 3 + length);
}
