/** center.csv: when a centre is closed. Every row counts, several a year too. */
import type { Finding } from '@tomoni/findings';
import type { Closure } from '../calendar.ts';
import { finding } from '../findings.ts';
import { type CsvFile, cellAt } from './csv-file.ts';
import { parseWrittenDay } from './written-day.ts';

/** Reads 名称, 休止開始日, 休止終了日 by position below the first row. */
export function readCenters(file: CsvFile, centresInUse: ReadonlySet<string>) {
  const closures: Closure[] = [];
  const findings: Finding[] = [];
  for (const row of file.rows.slice(1)) {
    const where = { file: file.name, row: row.row };
    const [centre, from, to] = [cellAt(row, 0), cellAt(row, 1), cellAt(row, 2)];
    const first = parseWrittenDay(from);
    const last = parseWrittenDay(to);
    if (centre === '') findings.push(finding('recurrence.closure-without-centre', where));
    else if (first === null || last === null) {
      findings.push(finding('recurrence.closure-unreadable', where, { from, to }));
    } else if (last < first) findings.push(finding('recurrence.closure-reversed', where, { from, to }));
    else {
      closures.push({ centre, from: first, to: last, row: row.row });
      if (!centresInUse.has(centre)) {
        findings.push(finding('recurrence.unknown-centre', where, { centre }));
      }
    }
  }
  return { closures, findings };
}
