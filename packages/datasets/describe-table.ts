import { type FindingLang, type PublicFinding, publicFinding } from '@tomoni/findings';
import type { Table, TableAbout } from '@tomoni/sheets';
import type { Repair } from './repair/ledger.ts';
import { repairTable } from './repair/repair-table.ts';
import { reportOf } from './repair/report.ts';
import type { UnderstandOptions, UnderstoodColumn } from './understand.ts';
import { understandTable } from './understand-table.ts';

/** What `tomoni inspect FILE --json` says of a table besides where it stands. */
export interface DescribedTable {
  /** Slug of the standard; null when none fits, or for a dataset without a known slug. */
  dataset: string | null;
  edition: 'new' | 'old' | 'near' | null;
  confidence: number;
  columns: UnderstoodColumn[];
  /** Rows that are records: neither blank nor notes. */
  records: number;
  /** At most a thousand; a finding says when there are more. */
  repairs: Repair[];
  /** Questions to a person and what is wrong, at most a hundred of each code. */
  problems: PublicFinding[];
}

interface DescribeOptions extends UnderstandOptions {
  /** Of the problems; Japanese when left out. */
  lang?: FindingLang;
}

/** For `inspectFile`: describes each table by what is written around it. */
export function tableDescriber(lang: FindingLang) {
  return (table: Table | null, { file, sheet, titles }: TableAbout): Promise<DescribedTable> =>
    describeTable(table, { texts: [file, sheet, ...titles], lang });
}

/** Describes a table for programs; a sheet without a table (null) is no dataset. */
export async function describeTable(
  table: Table | null,
  { lang = 'ja', ...options }: DescribeOptions,
): Promise<DescribedTable> {
  const nothing = { records: 0, repairs: [], problems: [] };
  if (table === null) return { dataset: null, edition: null, confidence: 1, columns: [], ...nothing };
  const { understanding, columns } = await understandTable(table, options);
  const slug = understanding.dataset?.slug ?? null;
  const report =
    understanding.dataset === null
      ? { ...nothing, records: table.rows }
      : await reportOf(await repairTable(table, understanding));
  return {
    dataset: slug,
    edition: slug === null ? null : understanding.edition,
    confidence: Math.round(understanding.confidence * 100) / 100,
    columns,
    records: report.records,
    repairs: report.repairs,
    problems: report.problems.map((problem) => publicFinding(problem, lang)),
  };
}
