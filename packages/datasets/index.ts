/** The standard open datasets of Japanese municipalities: which one a table is, and what its columns are. */
export type { ColumnMatch, Corrections, MatchedBy, SourceColumn } from './column-match.ts';
export { type DescribedTable, describeTable } from './describe-table.ts';
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
