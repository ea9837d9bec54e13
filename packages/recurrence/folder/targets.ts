/** target.csv: which thing goes where. */
import type { Finding } from '@tomoni/findings';
import { nfkc } from '@tomoni/japanese';
import type { SortingItem } from '../calendar.ts';
import { finding } from '../findings.ts';
import type { CategoryNames } from './category-names.ts';
import { type CsvFile, type CsvRow, cellAt, whereOf } from './csv-file.ts';

/** Words that only a header has; some towns begin with data at once. */
const HEADER_WORDS = ['label', 'type', 'name', 'notice', 'furigana', '分別区分', '品目', '品名', 'ふりがな'];

/** Reads label, name, notice, furigana by position, with or without a header row. */
export function readTargets(file: CsvFile, names: CategoryNames) {
  const findings: Finding[] = [];
  const items: SortingItem[] = [];
  const labels = new Map<string, { row: number; count: number; category: number | null; exact: boolean }>();
  file.rows.forEach((row, index) => {
    if (isHeader(row)) {
      if (index > 0) findings.push(finding('recurrence.header-repeated', { file: file.name, row: row.row }));
      return;
    }
    const [label, name] = [cellAt(row, 0), cellAt(row, 1)];
    if (name === '') {
      findings.push(finding('recurrence.item-without-name', whereOf(file.name, row.row, 1, 'name')));
      return;
    }
    const seen = labels.get(label) ?? { row: row.row, count: 0, ...names.match(label) };
    seen.count += 1;
    labels.set(label, seen);
    items.push({ label, category: seen.category, name, notice: cellAt(row, 2), reading: cellAt(row, 3) });
  });
  for (const [label, seen] of labels) {
    if (seen.exact) continue;
    const where = whereOf(file.name, seen.row, 0, 'label');
    const name = seen.category === null ? '' : (names.names[seen.category] ?? '');
    findings.push(
      seen.category === null
        ? finding('recurrence.label-without-category', where, { label, count: seen.count })
        : finding('recurrence.label-spelled-differently', where, { label, name }),
    );
  }
  return { items, findings };
}

function isHeader(row: CsvRow): boolean {
  const words = row.cells.slice(0, 4).map((cell) => nfkc(cell).trim().toLowerCase());
  return words.filter((word) => HEADER_WORDS.includes(word)).length >= 2;
}
