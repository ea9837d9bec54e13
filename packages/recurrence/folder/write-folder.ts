/** A calendar as a 5374 folder: what other programs of the field read. */
import type { Area, Calendar, DateWindow } from '../calendar.ts';
import type { FolderFile } from './csv-file.ts';
import { writeCell } from './write-cell.ts';

/** What of a calendar stands in its files. */
export type WrittenCalendar = Pick<
  Calendar,
  'categories' | 'areas' | 'closures' | 'transfers' | 'remarks' | 'items'
>;

/**
 * The files of a calendar in UTF-8 with CRLF; files that would be empty are left out. `window` bounds the days that
 * must be written out one by one (see `writeCell`).
 */
export function writeFolder(calendar: WrittenCalendar, window: DateWindow): FolderFile[] {
  const { categories, areas, closures, transfers, remarks, items } = calendar;
  const masters = new Map(
    areas.flatMap(({ master, masterName }) => (master === null ? [] : [[master, masterName]])),
  );
  const files: [string, string[][]][] = [
    ['area_days.csv', areaRows(calendar, window)],
    [
      'area_master.csv',
      [['マスター', '区名'], ...[...masters].map(([master, name]) => [master ?? '', name ?? ''])],
    ],
    [
      'center.csv',
      [
        ['名称', '休止開始日', '休止終了日'],
        ...closures.map(({ centre, from, to }) => [centre, slashed(from), slashed(to)]),
      ],
    ],
    [
      'description.csv',
      [
        ['label', 'sublabel', 'description', 'styles', 'bgcolor', 'caution'],
        ...categories.map(({ name, sublabel, descriptionHtml, colour, caution }) => [
          name,
          sublabel ?? '',
          descriptionHtml ?? '',
          '',
          colour ?? '',
          caution ?? '',
        ]),
      ],
    ],
    [
      'target.csv',
      [
        ['label', 'name', 'notice', 'furigana'],
        ...items.map(({ label, name, notice, reading }) => [label, name, notice, reading]),
      ],
    ],
    ['remarks.csv', [['ID', '注意事項'], ...remarks.map(({ id, text }) => [id, text])]],
    [
      'transferdata.csv',
      [
        ['区分名', '振替日', '次回収日', '表示開始日', '備考'],
        ...transfers.map(({ categoryName, from, to, showFrom, note }) => [
          categoryName,
          slashed(from),
          to === null ? '' : slashed(to),
          showFrom === null ? '' : slashed(showFrom),
          note,
        ]),
      ],
    ],
  ];
  return files
    .filter(([path, rows]) => path === 'area_days.csv' || rows.length > 1)
    .map(([path, rows]) => ({ path, bytes: new TextEncoder().encode(rows.map(line).join('')) }));
}

function areaRows({ areas, categories }: WrittenCalendar, window: DateWindow): string[][] {
  const withMaster = areas.some(({ master }) => master !== null);
  const lead = (area: Area | null) => (withMaster ? [area === null ? 'マスター' : (area.master ?? '')] : []);
  return [
    [...lead(null), '地名', 'センター', ...categories.map(({ name }) => name)],
    ...areas.map((area) => [
      ...lead(area),
      area.name,
      area.centre,
      ...categories.map((_, index) => cellsOf(area, index, window)),
    ]),
  ];
}

function cellsOf(area: Area, category: number, window: DateWindow): string {
  return area.cells
    .filter((cell) => cell.category === category)
    .map((cell) => writeCell(cell, window))
    .filter((text) => text !== '')
    .join(' ');
}

function slashed(date: string): string {
  return date.replaceAll('-', '/');
}

/** RFC 4180, quoted where needed; these files are read by programs, so nothing is put before a text. */
function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
