/** The standard open datasets of Japanese municipalities: which one a table is, what its columns are, and its records put right. */
export type { ColumnMatch, Corrections, MatchedBy, SourceColumn } from './column-match.ts';
export { type DescribedTable, tableDescriber } from './describe-table.ts';
export { QUESTION_CODES, type QuestionCode } from './repair/findings.ts';
export type { Extra, Field, Layout } from './repair/layout.ts';
export type { CellPlace, Question, Repair } from './repair/ledger.ts';
export type { Area } from './repair/position-reference.ts';
export { questionFinding } from './repair/question-finding.ts';
export {
  type CheckedRow,
  type RepairedTable,
  type RepairOptions,
  repairTable,
} from './repair/repair-table.ts';
export { type RepairReport, reportOf } from './repair/report.ts';
export type { RepairedRow, StandardRecord } from './repair/row-repair.ts';
export { REPAIR_WORDS } from './repair/rule-words.ts';
export { REPAIR_RULES, type RepairRule, type RuleText } from './repair/rules.ts';
export {
  headerOf,
  type WrittenColumn,
  type WrittenEdition,
  writtenColumns,
} from './repair/standard-header.ts';
export { type KeptColumn, type StoredLayout, storedLayout } from './repair/stored-layout.ts';
export { writeCsv } from './repair/write-csv.ts';
export { recordWriter, writeGeoJson, writeJson } from './repair/write-json.ts';
export type { Column, ColumnType, Dataset, Demand } from './standard/dataset.ts';
export { datasets } from './standard/index.ts';
export {
  describeColumns,
  type Edition,
  type Understanding,
  type UnderstandOptions,
  type UnderstoodColumn,
  understand,
} from './understand.ts';
export { type UnderstoodTable, understandTable } from './understand-table.ts';
