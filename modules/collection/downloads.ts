/** A calendar to take along: the repaired table for a spreadsheet, and the folder that other programs of the field read. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import { type CsvColumn, csv, type FeedDocument } from '@tomoni/platform/feeds';
import type { Db } from '@tomoni/platform/storage';
import { writeCell, writeFolder } from '@tomoni/recurrence';
import { zipSync } from 'fflate';
import type { Area, TownCalendar } from './model.ts';
import { listAreas, listItems } from './store.ts';

/** Days that only dates can say are written out so far ahead when the calendar has no end. */
const WRITTEN_DAYS = 400;

interface Written {
  calendar: TownCalendar;
  today: IsoDate;
}

function windowOf({ calendar, today }: Written) {
  const from =
    calendar.publishedAt.toISOString().slice(0, 10) < today
      ? calendar.publishedAt.toISOString().slice(0, 10)
      : today;
  return { from, to: calendar.validThrough ?? addDays(today, WRITTEN_DAYS) };
}

/** area_days.csv as it was understood, for a spreadsheet: UTF-8 with BOM, formula-safe. */
export async function repairedTable(db: Db, written: Written): Promise<FeedDocument> {
  const { calendar } = written;
  const window = windowOf(written);
  const areas = await listAreas(db, calendar.place, calendar.id);
  const columns: CsvColumn<Area>[] = [
    { header: '地名', value: ({ name }) => name },
    { header: 'センター', value: ({ centre }) => centre },
    ...calendar.categories.map(({ name }, index) => ({
      header: name,
      value: ({ cells }: Area) =>
        cells
          .filter(({ category }) => category === index)
          .map((cell) => writeCell(cell, window))
          .join(' '),
    })),
  ];
  return csv(`area_days_${calendar.place}`, columns, areas);
}

/** The files of a 5374 folder. */
export async function folderFiles(db: Db, written: Written): Promise<{ path: string; bytes: Uint8Array }[]> {
  const { calendar } = written;
  const [areas, items] = await Promise.all([
    listAreas(db, calendar.place, calendar.id),
    listItems(db, calendar.place, calendar.id, 'ja'),
  ]);
  return writeFolder({ ...calendar, areas, items }, windowOf(written));
}

/** The 5374 folder as a zip. */
export async function folderZip(db: Db, written: Written): Promise<{ name: string; bytes: Uint8Array }> {
  const { calendar } = written;
  const files = await folderFiles(db, written);
  const bytes = zipSync(Object.fromEntries(files.map((file) => [`data/${file.path}`, file.bytes])));
  return { name: `5374_${calendar.place}.zip`, bytes };
}

/** An empty table to fill in: a town's kinds are put in place of these. */
export function emptyTable(): FeedDocument {
  const headers = [
    '地区',
    'ふりがな',
    '燃やすごみ',
    'プラスチック',
    '古紙・布',
    'びん・缶',
    '燃やさないごみ',
  ];
  return csv(
    'gomi_template',
    headers.map((header) => ({ header, value: () => null })),
    [],
  );
}
