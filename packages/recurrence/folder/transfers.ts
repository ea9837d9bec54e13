/** transferdata.csv: one-off exceptions in the town's own words. They are notes; no date moves. */
import type { Finding } from '@tomoni/findings';
import type { Transfer } from '../calendar.ts';
import { finding } from '../findings.ts';
import type { CategoryNames } from './category-names.ts';
import { type CsvFile, cellAt, whereOf } from './csv-file.ts';
import { parseWrittenDay } from './written-day.ts';

/** Reads 区分名, 振替日, 次回収日, 表示開始日, 備考 by position below the first row. */
export function readTransfers(file: CsvFile, names: CategoryNames) {
  const transfers: Transfer[] = [];
  const findings: Finding[] = [];
  for (const row of file.rows.slice(1)) {
    const label = cellAt(row, 0);
    const { category, exact } = names.match(label);
    const where = whereOf(file.name, row.row, 0, '区分名');
    if (category === null) {
      findings.push(finding('recurrence.label-without-category', where, { label, count: 1 }));
    } else if (!exact) {
      const name = names.names[category] ?? '';
      findings.push(finding('recurrence.label-spelled-differently', where, { label, name }));
    }
    const days = [1, 2, 3].map((column) => parseWrittenDay(cellAt(row, column)));
    const [from, to = null, showFrom = null] = days;
    const wrong = [1, 2, 3].find((column) => cellAt(row, column) !== '' && days[column - 1] === null);
    if (!from || wrong !== undefined) {
      const column = from ? (wrong ?? 1) : 1;
      const at = whereOf(file.name, row.row, column, '');
      findings.push(finding('recurrence.transfer-unreadable', at, { day: cellAt(row, column) }));
      continue;
    }
    transfers.push({ categoryName: label, category, from, to, showFrom, note: cellAt(row, 4) });
    findings.push(
      finding('recurrence.transfer-shown-as-note', { file: file.name, row: row.row }, { day: from }),
    );
  }
  return { transfers, findings };
}
