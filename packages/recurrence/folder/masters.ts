/** area_master.csv: the names of the wards behind the マスター column. */
import type { Finding } from '@tomoni/findings';
import type { Area } from '../calendar.ts';
import { finding } from '../findings.ts';
import { type CsvFile, cellAt } from './csv-file.ts';

/** Writes the ward's name into each area; a master that the file doesn't know is reported once. */
export function nameMasters(areas: Area[], file: CsvFile): Finding[] {
  const names = new Map<string, string>();
  for (const row of file.rows.slice(1)) names.set(cellAt(row, 0), cellAt(row, 1));
  const unknown = new Map<string, Finding>();
  for (const area of areas) {
    if (area.master === null) continue;
    area.masterName = names.get(area.master) || null;
    if (area.masterName !== null || unknown.has(area.master)) continue;
    const where = { file: 'area_days.csv', row: area.row, letter: 'A' };
    unknown.set(area.master, finding('recurrence.unknown-master', where, { master: area.master }));
  }
  return [...unknown.values()];
}
