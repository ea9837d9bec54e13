/** Makes one calendar of the tables of a workbook. */
import type { Finding } from '@tomoni/findings';
import { nfkc } from '@tomoni/japanese';
import type { Area, AreaCell, Calendar } from '../calendar.ts';
import { finding } from '../findings.ts';
import { categoryName } from '../folder/area-days.ts';
import { AreaIds } from '../folder/area-id.ts';
import { limitsIn, type ParsedNotes, withLimits } from '../prose/table-notes.ts';
import type { Validity } from '../prose/validity.ts';
import type { TableColumns } from './columns.ts';
import { type Grid, type GridRow, placeOf, textAt } from './grid.ts';
import { isKana } from './roles.ts';

/** Where Japan lies, with its farthest islands. */
const JAPAN = { south: 20, north: 46, west: 122, east: 154.5 };

/** Collects areas table by table. */
export class CalendarBuilder {
  readonly #areas: Area[] = [];
  /** Name → index. */
  readonly #categories = new Map<string, number>();
  readonly #remarks = new Map<string, string>();
  readonly #findings: Finding[] = [];
  readonly #ids = new AreaIds();
  /** Notes of a sheet are told once, also when it has several tables. */
  readonly #notedSheets = new Set<string>();
  #until: string | null = null;

  /** Adds the areas of a table. */
  addTable(grid: Grid, columns: TableColumns, validity: Validity | null): void {
    this.#findings.push(...columns.findings);
    const limits = limitsIn(grid.around);
    if (!this.#notedSheets.has(grid.sheet)) {
      for (const { code, text } of limits.problems) {
        this.#findings.push(finding(`recurrence.${code}`, { sheet: grid.sheet }, { text }));
      }
    }
    this.#notedSheets.add(grid.sheet);
    if (validity !== null) this.#sayUntil(validity.to);
    grid.rows.forEach((row, index) => {
      this.#addArea(grid, columns, row, index, limits, validity);
    });
  }

  finish(): Calendar {
    return {
      categories: [...this.#categories.keys()].map((name) => ({
        name,
        sublabel: null,
        descriptionHtml: null,
        colour: null,
        caution: null,
      })),
      areas: this.#areas,
      closures: [],
      transfers: [],
      remarks: [...this.#remarks].map(([text, id]) => ({ id, text })),
      items: [],
      validThrough: this.#until,
      findings: this.#findings,
    };
  }

  #addArea(
    grid: Grid,
    columns: TableColumns,
    row: GridRow,
    index: number,
    limits: ParsedNotes,
    validity: Validity | null,
  ): void {
    const name = textAt(row, columns.area);
    const master = textAt(row, columns.group) || null;
    const { id, firstRow } = this.#ids.next(master, name, row.row);
    const where = placeOf(grid, row.row, columns.area);
    if (name === '') this.#findings.push(finding('recurrence.area-without-name', where));
    else if (firstRow !== null) {
      this.#findings.push(finding('recurrence.equal-area-names', where, { name, first: firstRow }));
    }
    const reading = textAt(row, columns.byRole.reading);
    this.#areas.push({
      id,
      name,
      master,
      masterName: master,
      centre: textAt(row, columns.byRole.centre),
      reading: isKana(reading) ? reading : null,
      position: this.#position(grid, columns, row),
      row: row.row,
      cells: this.#cells(grid, columns, row, index, limits, validity),
    });
  }

  #cells(
    grid: Grid,
    columns: TableColumns,
    row: GridRow,
    index: number,
    limits: ParsedNotes,
    validity: Validity | null,
  ): AreaCell[] {
    const note = textAt(row, columns.byRole.remark);
    const noteIds = note === '' ? [] : [this.#remarkId(note)];
    const cells: AreaCell[] = [];
    for (const column of columns.schedules) {
      const cell = column.cells[index];
      const category = this.#category(column.header);
      if (cell === undefined) continue;
      this.#findings.push(...cell.findings(placeOf(grid, row.row, column)));
      for (const id of cell.remarks) {
        this.#findings.push(finding('recurrence.unknown-remark', placeOf(grid, row.row, column), { id }));
      }
      if (cell.text === '') continue;
      const rules = cell.rules.map((rule) => withLimits(rule, limits));
      for (const rule of rules) {
        if (rule.kind === 'date' && validity === null && !rule.date.startsWith('2099'))
          this.#sayUntil(rule.date);
      }
      cells.push({ category, rules, remarks: noteIds, text: cell.text });
    }
    return cells;
  }

  #category(header: string): number {
    const name = categoryName(header);
    const category = this.#categories.get(name) ?? this.#categories.size;
    this.#categories.set(name, category);
    return category;
  }

  #remarkId(text: string): string {
    const id = this.#remarks.get(text) ?? String(this.#remarks.size + 1);
    this.#remarks.set(text, id);
    return id;
  }

  #position(grid: Grid, columns: TableColumns, row: GridRow): Area['position'] {
    const [lat, lon] = [textAt(row, columns.byRole.lat), textAt(row, columns.byRole.lon)];
    if (lat === '' && lon === '') return null;
    const [y, x] = [degrees(lat), degrees(lon)];
    if (y >= JAPAN.south && y <= JAPAN.north && x >= JAPAN.west && x <= JAPAN.east) return { lat: y, lon: x };
    const where = placeOf(grid, row.row, columns.byRole.lat ?? null);
    this.#findings.push(finding('recurrence.position-unreadable', where, { text: `${lat}, ${lon}` }));
    return null;
  }

  #sayUntil(date: string): void {
    if (this.#until === null || date > this.#until) this.#until = date;
  }
}

function degrees(text: string): number {
  const plain = nfkc(text);
  return /^\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}
