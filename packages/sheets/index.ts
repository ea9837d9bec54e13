/** Untidy CSV and Excel files read without losing a cell: what a file is, its sheets, rows, tables, and what is odd. */

export type { Cell, CellKind, Row } from './cell.ts';
export {
  type DelimitedDocument,
  type ParseDelimitedOptions,
  parseDelimited,
} from './delimited/parse-delimited.ts';
export type { DelimitedRow } from './delimited/record-reader.ts';
export { type DecodedText, decodeText, type EncodingPolicy } from './encoding/decode-text.ts';
export type { Encoding } from './encoding/detect-encoding.ts';
export {
  type InspectDocument,
  type InspectedSheet,
  type InspectedTable,
  type Inspection,
  type InspectOptions,
  inspectFile,
  type TableAbout,
} from './inspect/inspect-file.ts';
export { type OpenOptions, openWorkbook } from './open-workbook.ts';
export type { Source } from './source/source.ts';
export type { Note, SheetTables, Table } from './tables/table.ts';
export type { FileFormat, Sheet, Workbook } from './workbook.ts';
