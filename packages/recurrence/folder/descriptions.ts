/** description.csv: how a category looks and how it is put out. */
import type { Finding } from '@tomoni/findings';
import { nfkc } from '@tomoni/japanese';
import type { Category } from '../calendar.ts';
import { finding } from '../findings.ts';
import type { CategoryNames } from './category-names.ts';
import { type CsvFile, type CsvRow, cellAt, whereOf } from './csv-file.ts';

/** Places of the columns when the header doesn't name them. */
const COLUMNS = { label: 0, sublabel: 1, description: 2, bgcolor: 4, caution: 5 };
type Columns = typeof COLUMNS;

/** Reads the categories of area_days.csv with what description.csv says about them. */
export function readDescriptions(file: CsvFile, names: CategoryNames) {
  const findings: Finding[] = [];
  const categories: Category[] = names.names.map((name) => ({
    name,
    sublabel: null,
    descriptionHtml: null,
    colour: null,
    caution: null,
  }));
  const described = new Set<number>();
  const columns = columnsOf(file.rows[0]);
  for (const row of file.rows.slice(1)) {
    const label = cellAt(row, columns.label);
    const where = whereOf(file.name, row.row, columns.label, 'label');
    const { category, exact } = names.match(label);
    const known = category === null ? undefined : categories[category];
    if (category === null || !known) {
      findings.push(finding('recurrence.label-without-category', where, { label, count: 1 }));
      continue;
    }
    if (!exact) {
      findings.push(finding('recurrence.label-spelled-differently', where, { label, name: known.name }));
    }
    if (described.has(category)) continue;
    described.add(category);
    describe(known, row, columns, file.name, findings);
  }
  categories.forEach((category, index) => {
    if (!described.has(index)) {
      const where = { file: file.name };
      findings.push(finding('recurrence.category-without-description', where, { name: category.name }));
    }
  });
  return { categories, findings };
}

function columnsOf(header: CsvRow | undefined): Columns {
  const words = (header?.cells ?? []).map((cell) => nfkc(cell).trim().toLowerCase());
  const place = (name: keyof Columns) => (words.includes(name) ? words.indexOf(name) : COLUMNS[name]);
  return {
    label: place('label'),
    sublabel: place('sublabel'),
    description: place('description'),
    bgcolor: place('bgcolor'),
    caution: place('caution'),
  };
}

function describe(
  category: Category,
  row: CsvRow,
  columns: Columns,
  file: string,
  findings: Finding[],
): void {
  category.sublabel = cellAt(row, columns.sublabel) || null;
  category.descriptionHtml = cellAt(row, columns.description) || null;
  category.caution = cellAt(row, columns.caution) || null;
  const colour = nfkc(cellAt(row, columns.bgcolor)).toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(colour)) category.colour = colour;
  else if (/^#[0-9a-f]{3}$/.test(colour)) category.colour = colour.replace(/[0-9a-f]/g, '$&$&');
  else if (colour !== '') {
    const where = whereOf(file, row.row, columns.bgcolor, 'bgcolor');
    findings.push(finding('recurrence.colour-unreadable', where, { colour }));
  }
}
