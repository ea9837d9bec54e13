/** From the files that somebody dropped to one calendar with its editions in other languages. */
import type { Finding } from '@tomoni/findings';
import type { IntakeFile } from '@tomoni/platform/intake';
import {
  type Calendar,
  type CalendarFolder,
  findCalendarFolders,
  readFolder,
  readTable,
} from '@tomoni/recurrence';
import { finding } from './findings.ts';
import type { Edition } from './model.ts';

export interface CalendarFiles {
  calendar: Calendar | null;
  editions: Record<string, Edition>;
  findings: Finding[];
}

/**
 * Below a folder that holds this file itself no calendar is looked for; editions are, so they are looked for as if
 * it weren't there.
 */
const MARK = 'area_days.csv';
const TABLES = /\.(xlsx|xls|csv|tsv|txt)$/i;

/** How sure it is that these files hold a garbage calendar, by their names alone. */
export function calendarLikelihood(files: readonly IntakeFile[]): number {
  if (findCalendarFolders(files).length > 0) return 0.95;
  const tables = files.filter(({ path }) => TABLES.test(path));
  if (tables.length === 0) return 0;
  return tables.some(({ path }) => /ごみ|ゴミ|gomi|garbage|収集|calendar/i.test(path)) ? 0.7 : 0.3;
}

/** Reads a 5374 folder with its editions, or else the one table among the files. */
export async function readCalendarFiles(files: readonly IntakeFile[]): Promise<CalendarFiles> {
  const folders = findCalendarFolders(files);
  if (folders.length === 0) return readTables(files);
  const unused = files.filter(({ path }) => TABLES.test(path) && !FOLDER_FILES.test(path));
  const read = await readFolders(files, folders);
  return { ...read, findings: [...read.findings, ...unused.map(({ path }) => leftAside(path))] };
}

/** The tables of a 5374 folder. */
const FOLDER_FILES = /(^|\/)(area_days|center|description|remarks|target|transferdata)\.csv$/i;

/** Nobody should believe that a table counts which nobody read. */
function leftAside(path: string): Finding {
  return finding('collection.unused', { file: path });
}

async function readFolders(
  files: readonly IntakeFile[],
  folders: readonly CalendarFolder[],
): Promise<CalendarFiles> {
  const loaded = await Promise.all(files.map(async ({ path, bytes }) => ({ path, bytes: await bytes() })));
  const japanese = folders.filter(({ lang }) => lang === null || isJapanese(lang));
  const main = japanese.length > 0 ? japanese : folders;
  const [first] = main;
  if (first === undefined || main.length > 1) {
    const names = main.map(({ folder }) => folder).join(', ');
    return {
      calendar: null,
      editions: {},
      findings: [finding('collection.several-calendars', {}, { folders: names })],
    };
  }
  const { calendar, findings } = readFolder(loaded, { folder: first.folder });
  const result: CalendarFiles = { calendar, editions: {}, findings: [...findings] };
  if (calendar === null) return result;
  const others = loaded.filter(({ path }) => path !== MARK);
  for (const { folder, lang } of findCalendarFolders(others)) {
    if (folder === first.folder || lang === null || isJapanese(lang)) continue;
    addEdition(result, calendar, { folder, lang, edition: readFolder(others, { folder }).calendar });
  }
  return result;
}

function isJapanese(lang: string): boolean {
  return lang.toLowerCase().startsWith('ja');
}

/** `en-US` and `en` are one language to a reader. Parallel by position: editions translate the same table. */
function addEdition(
  result: CalendarFiles,
  main: Calendar,
  { folder, lang, edition }: { folder: string; lang: string; edition: Calendar | null },
): void {
  if (edition === null) return;
  const short = lang.split('-')[0] ?? lang;
  const sameAreas = edition.areas.length === main.areas.length;
  const sameCategories = edition.categories.length === main.categories.length;
  if (!sameAreas || !sameCategories) {
    result.findings.push(finding('collection.edition-differs', { file: folder }, { lang: short, folder }));
  }
  // The first edition of a language counts; another town's may lie deeper in the same folder.
  if (result.editions[short] !== undefined) return;
  const names = main.areas.map((area, index) => [area.id, edition.areas[index]?.name ?? area.name] as const);
  result.editions[short] = {
    categories: sameCategories ? edition.categories : [],
    areaNames: sameAreas ? Object.fromEntries(names) : {},
    transfers: sameCategories ? edition.transfers : [],
    remarks: edition.remarks,
    items: sameCategories ? edition.items : edition.items.map((item) => ({ ...item, category: null })),
  };
}

async function readTables(files: readonly IntakeFile[]): Promise<CalendarFiles> {
  const findings: Finding[] = [];
  const tables = files.filter(({ path }) => TABLES.test(path));
  for (const file of tables) {
    const read = await readTable({ name: file.path, bytes: await file.bytes() });
    const others = tables.filter((other) => other !== file).map(({ path }) => leftAside(path));
    if (read.calendar !== null)
      return { calendar: read.calendar, editions: {}, findings: [...read.findings, ...others] };
    findings.push(...read.findings);
  }
  return { calendar: null, editions: {}, findings: [finding('collection.no-calendar'), ...findings] };
}
