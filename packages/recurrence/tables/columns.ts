/** Finds out which column of a table is what. */
import type { Finding } from '@tomoni/findings';
import { nfkc } from '@tomoni/japanese';
import { finding } from '../findings.ts';
import type { Validity } from '../prose/validity.ts';
import { type Grid, type GridColumn, placeOf, textAt } from './grid.ts';
import { areaUnitOf, namesCategory, type Role, roleOf } from './roles.ts';
import { readScheduleCell, type ScheduleCell } from './schedule-cell.ts';

export interface ScheduleColumn extends GridColumn {
  /** Cells by row of the grid. */
  cells: ScheduleCell[];
}

export interface TableColumns {
  area: GridColumn;
  /** A coarser area beside the area: 校区 beside 町名. */
  group: GridColumn | undefined;
  byRole: Partial<Record<Role, GridColumn>>;
  schedules: ScheduleColumn[];
  findings: Finding[];
}

/** The columns of a table of collection days; null if it isn't one. */
export function understandColumns(grid: Grid, validity: Validity | null): TableColumns | null {
  const byRole: Partial<Record<Role, GridColumn>> = {};
  const schedules: ScheduleColumn[] = [];
  const others: GridColumn[] = [];
  for (const column of grid.columns) {
    const role = roleOf(column.header);
    if (role !== null) byRole[role] ??= column;
    if (role !== null || column.header === '') continue;
    const cells = grid.rows.map((row) => readScheduleCell(row.cells[column.index], validity));
    if (holdsSchedules(column, cells)) schedules.push({ ...column, cells });
    else others.push(column);
  }
  if (!schedules.some(({ cells }) => cells.some(({ verdict }) => verdict === 'days'))) return null;
  const units = grid.columns.filter(({ header }) => areaUnitOf(header) > 0 && roleOf(header) === 'area');
  units.sort((a, b) => areaUnitOf(b.header) - areaUnitOf(a.header));
  const area = units[0] ?? nameColumn(grid, others, schedules);
  if (area === undefined) return null;
  const findings = others
    .filter((column) => column !== area)
    .map((column) =>
      finding('recurrence.column-not-used', placeOf(grid, null, column), { column: column.header }),
    );
  return { area, group: units[1], byRole, schedules, findings };
}

/**
 * A header that names garbage makes a schedule, unless it counts something (ごみ集積所数);
 * other columns must read as one for the most part.
 */
function holdsSchedules(column: GridColumn, cells: readonly ScheduleCell[]): boolean {
  const count = (verdict: ScheduleCell['verdict']) => cells.filter((cell) => cell.verdict === verdict).length;
  const [days, unreadable] = [count('days'), count('unreadable')];
  if (days > 0 && days >= unreadable) return true;
  return namesCategory(column.header) && cells.some(({ text }) => /[^\d.,\s]/.test(nfkc(text)));
}

/** Without a header that says "area": the one full column left of all schedules. */
function nameColumn(grid: Grid, others: GridColumn[], schedules: ScheduleColumn[]): GridColumn | undefined {
  const first = Math.min(...schedules.map(({ index }) => index));
  const full = others.filter(
    (column) => column.index < first && grid.rows.every((row) => /\D/.test(textAt(row, column))),
  );
  return full.length === 1 ? full[0] : undefined;
}
