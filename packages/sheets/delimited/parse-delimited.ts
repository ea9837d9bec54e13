import type { Finding } from '@tomoni/findings';
import { FindingList } from '../finding-list.ts';
import { type DelimitedRow, RecordReader } from './record-reader.ts';

export interface ParseDelimitedOptions {
  /** One character: `,`, `\t` or `;`. */
  delimiter: string;
}

export interface DelimitedDocument {
  rows: DelimitedRow[];
  findings: Finding[];
}

/**
 * Reads a whole text at once. Every record is there: a blank line is a record with one empty cell, and the
 * line end of the last record makes no further one. Newlines inside quoted cells stay as they are written.
 * Odd quotes are findings; their rules stand in quoted-cell.ts.
 */
export function parseDelimited(text: string, { delimiter }: ParseDelimitedOptions): DelimitedDocument {
  const findings = new FindingList(Number.POSITIVE_INFINITY);
  const reader = new RecordReader({ delimiter, onFinding: (found) => findings.add(found) });
  const rows = reader.push(text, true);
  return { rows, findings: findings.toArray() };
}
