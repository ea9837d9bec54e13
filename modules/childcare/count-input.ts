/** A number of free places as an official types it, and a month's numbers as a table. */
import type { Finding } from '@tomoni/findings';
import { openWorkbook, type Table } from '@tomoni/sheets';
import { finding } from './findings.ts';
import { AGES, type Age, type Preschool } from './model.ts';
import { sameName } from './read-record.ts';
import type { CountRow } from './store.ts';
import { ageOfHeader } from './vacancy-words.ts';
import { tidy } from './values.ts';

/** A number; null: no such class; 'blank': nothing was said; 'odd': it can't be read. */
export type CountInput = number | null | 'blank' | 'odd';

/** 「3」「満員」「なし」, in any width. Unlike in other files, なし means that there is no class: the form says so. */
export function readCount(text: string): CountInput {
  const read = tidy(text);
  if (read === '') return 'blank';
  if (/^(?:なし|無し|-|−|―|ー)$/u.test(read)) return null;
  if (/^(?:満員|満|×|x)$/iu.test(read)) return 0;
  const number = /^(?:空き)?\s?(\d{1,3})(?:\.0+)?\s?(?:人|名)?$/u.exec(read);
  return number === null ? 'odd' : Number(number[1]);
}

/** How a count is written in the form and the table. */
export function countText(count: number | null): string {
  return count === null ? 'なし' : String(count);
}

export interface CountTable {
  rows: CountRow[];
  findings: Finding[];
}

/** More than there are preschools in any town. */
const MOST_ROWS = 5000;

/** Reads a month's numbers from a file: CSV in any encoding, or Excel. What it can't place is a finding. */
export async function readCountFile(
  file: { name: string; bytes: Uint8Array },
  preschools: readonly Preschool[],
): Promise<CountTable> {
  const workbook = await openWorkbook(file);
  for (const sheet of workbook.sheets) {
    const { tables } = await sheet.tables();
    for (const table of tables) {
      const columns = columnsOf(table);
      if (columns !== null) return readRows(table, columns, preschools);
    }
  }
  return { rows: [], findings: [...workbook.findings, finding('childcare.no-columns', { file: file.name })] };
}

interface Columns {
  id: number | null;
  name: number;
  ages: Map<Age, number>;
}

function columnsOf({ header }: Table): Columns | null {
  const plain = header.map((text) => tidy(text).replace(/\s/gu, ''));
  const name = plain.findIndex((text) => /^(?:名称|園名|施設名|保育所名|保育園名|name)$/iu.test(text));
  const id = plain.findIndex((text) => /^(?:id|hid|番号|no)$/iu.test(text));
  const ages = new Map<Age, number>();
  for (const [index, text] of plain.entries()) {
    const bare = /^([0-5])歳(?:児)?(?:クラス)?$/u.exec(text)?.[1];
    const age = AGES.find((one) => String(one) === bare) ?? ageOfHeader(text);
    if (age !== null && !ages.has(age)) ages.set(age, index);
  }
  return name < 0 || ages.size === 0 ? null : { id: id < 0 ? null : id, name, ages };
}

async function readRows(
  table: Table,
  columns: Columns,
  preschools: readonly Preschool[],
): Promise<CountTable> {
  const rows: CountRow[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const finder = new Finder(preschools);
  for await (const { row, texts } of table.records()) {
    if (row - table.firstRow >= MOST_ROWS)
      return { rows: [], findings: [finding('childcare.too-many-rows', { row }, { limit: MOST_ROWS })] };
    const cell = (index: number | null) =>
      index === null ? '' : (texts[table.firstColumn + index] ?? texts[index] ?? '');
    const name = tidy(cell(columns.name));
    if (name === '') continue;
    const found = finder.find(tidy(cell(columns.id)), name);
    if (found === null || found === 'several') {
      findings.push(
        finding(found === null ? 'childcare.no-such-preschool' : 'childcare.name-twice', { row }, { name }),
      );
    } else if (seen.has(found.key)) {
      findings.push(finding('childcare.row-twice', { row }, { name }));
    } else {
      seen.add(found.key);
      for (const [age, index] of columns.ages) {
        const count = readCount(cell(index));
        if (count === 'odd')
          findings.push(finding('childcare.unreadable-count', { row }, { value: tidy(cell(index)) }));
        else if (count !== 'blank') rows.push({ key: found.key, name: found.name, age, count });
      }
    }
  }
  return { rows, findings };
}

/** Finds a preschool by its key (which the template has, behind K-) or its name. */
class Finder {
  readonly #byKey: Map<string, Preschool>;
  readonly #byName = new Map<string, Preschool | 'several'>();

  constructor(preschools: readonly Preschool[]) {
    this.#byKey = new Map(preschools.map((one) => [one.key, one]));
    for (const one of preschools) {
      const name = sameName(one.name);
      this.#byName.set(name, this.#byName.has(name) ? 'several' : one);
    }
  }

  find(id: string, name: string): Preschool | 'several' | null {
    return this.#byKey.get(id.replace(/^K-/iu, '')) ?? this.#byName.get(sameName(name)) ?? null;
  }
}
