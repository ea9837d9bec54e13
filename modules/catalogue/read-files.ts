/** From the files that somebody dropped to datasets: every table of every sheet, and files that are none as they are. */
import { datasets } from '@tomoni/datasets';
import type { Finding } from '@tomoni/findings';
import type { IntakeFile } from '@tomoni/platform/intake';
import { openWorkbook, type Sheet } from '@tomoni/sheets';
import { finding } from './findings.ts';
import type { ReadContext } from './read-context.ts';
import { SKIP } from './read-context.ts';
import { type ReadItem, readTable } from './read-table.ts';
import { sourceKey, titleOf } from './source-key.ts';

/** Above, a file isn't read as a table. */
const LARGEST = 100 * 1024 * 1024;
/** Records of one upload; they are held in memory until they are stored. */
const MOST_RECORDS = 300_000;
/** A table with fewer columns is a list of notes. */
const FEWEST_COLUMNS = 2;

export interface ReadFiles {
  items: ReadItem[];
  /** About files as a whole. */
  findings: Finding[];
  /** False when the bounds were passed. */
  usable: boolean;
}

export async function readFiles(files: readonly IntakeFile[], context: ReadContext): Promise<ReadFiles> {
  const read = await readAll(files, context);
  tellApart(read.items);
  return read;
}

/** Two files of one name at once are two datasets, this time and next time. */
function tellApart(items: readonly ReadItem[]): void {
  const counts = new Map<string, number>();
  for (const { payload } of items) {
    const count = (counts.get(payload.sourceKey) ?? 0) + 1;
    counts.set(payload.sourceKey, count);
    if (count > 1) payload.sourceKey = `${payload.sourceKey}#${count}`;
  }
}

async function readAll(files: readonly IntakeFile[], context: ReadContext): Promise<ReadFiles> {
  const read: ReadFiles = { items: [], findings: [], usable: true };
  let records = 0;
  const timetables = timetableFolders(files);
  for (const [n, file] of files.entries()) {
    const folder = timetables.find((one) => file.path.startsWith(one));
    if (folder !== undefined) {
      if (file.path === `${folder}stops.txt`)
        read.items.push(timetableItem(`${n}.0.0`, file, folder, context));
      continue;
    }
    const { items, findings } = await readFile(file, n, context);
    read.items.push(...items);
    read.findings.push(...findings);
    records += items.reduce((sum, { payload }) => sum + payload.records.length, 0);
    if (records <= MOST_RECORDS) continue;
    const tooMany = finding('catalogue.too-many-records', { file: file.path }, { limit: MOST_RECORDS });
    return { items: [], findings: [tooMany], usable: false };
  }
  return read;
}

/** GTFS and GTFS-JP are recognised and published as they are; other programs read them. */
function timetableFolders(files: readonly IntakeFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return files.flatMap(({ path }) => {
    const folder = /^(?<folder>(?:.*\/)?)stops\.txt$/u.exec(path)?.groups?.folder;
    const whole = ['routes.txt', 'trips.txt', 'stop_times.txt'].every((name) =>
      paths.has(`${folder}${name}`),
    );
    return folder !== undefined && whole ? [folder] : [];
  });
}

function timetableItem(key: string, file: IntakeFile, folder: string, context: ReadContext): ReadItem {
  const gtfs = datasets.find(({ name }) => name.en.includes('GTFS'));
  const path = folder === '' ? file.path : folder.replace(/\/$/u, '');
  const item = fileItem(key, { ...file, path }, context);
  if (gtfs === undefined) return item;
  item.payload.title = gtfs.name.ja;
  item.payload.titleEn = gtfs.name.en;
  item.preview.title = gtfs.name.ja;
  item.preview.dataset = gtfs.name;
  item.preview.confidence = 1;
  return item;
}

async function readFile(
  file: IntakeFile,
  n: number,
  context: ReadContext,
): Promise<{ items: ReadItem[]; findings: Finding[] }> {
  const { path } = file;
  if (file.size > LARGEST) {
    const tooLarge = finding('catalogue.too-large', { file: path }, { limit: LARGEST / 1024 / 1024 });
    return { items: [fileItem(`${n}.0.0`, file, context)], findings: [tooLarge] };
  }
  const workbook = await openWorkbook({ name: path.split('/').at(-1) ?? path, bytes: await file.bytes() });
  const items: ReadItem[] = [];
  const findings = workbook.findings.map((one): Finding => ({ ...one, where: { file: path, ...one.where } }));
  for (const [s, sheet] of workbook.sheets.entries()) {
    const named = workbook.sheets.length > 1 ? { sheet: sheet.name } : {};
    if (sheet.hidden) {
      findings.push(finding('catalogue.hidden-sheet', { file: path, ...named }));
      continue;
    }
    const found = await readSheet(sheet, { file, key: `${n}.${s}`, sheet: named.sheet ?? '' }, context);
    items.push(...found.items);
    findings.push(
      ...found.findings.map((one) => ({ ...one, where: { file: path, ...named, ...one.where } })),
    );
  }
  if (items.length > 0) return { items, findings };
  // What says why a file is no table is no fault of a file that isn't meant to be one.
  const why = findings.map(
    (one): Finding => (one.severity === 'error' ? { ...one, severity: 'warning' } : one),
  );
  return {
    items: [fileItem(`${n}.0.0`, file, context)],
    findings: [...why, finding('catalogue.published-as-file', { file: path })],
  };
}

async function readSheet(
  sheet: Sheet,
  { file, key, sheet: name }: { file: IntakeFile; key: string; sheet: string },
  context: ReadContext,
): Promise<{ items: ReadItem[]; findings: Finding[] }> {
  const { tables, notes, findings } = await sheet.tables();
  const titles = notes.filter(({ kind }) => kind === 'title').map(({ text }) => text);
  const items: ReadItem[] = [];
  for (const [t, table] of tables.entries()) {
    if (table.rows === 0 || table.header.length < FEWEST_COLUMNS || table.headerRow === null) continue;
    const { path, sha256, size } = file;
    const place = { key: `${key}.${t}`, path, sha256, size, sheet: name, titles, notes: notes.length };
    items.push(await readTable(table, place, context));
  }
  return { items, findings };
}

function fileItem(key: string, file: IntakeFile, context: ReadContext): ReadItem {
  const { path, sha256, size } = file;
  const title = titleOf(path);
  const empty = { columns: [], records: [], repairs: [], open: [], withheld: 0, rough: 0 };
  return {
    payload: {
      ...{ key, kind: 'file', sourceKey: sourceKey(path), standard: null, edition: null, title, titleEn: '' },
      ...empty,
      file: { path, sha256, size, sheet: '', headerRow: null },
      contentHash: sha256,
    },
    preview: {
      ...{ key, path, sheet: '', kind: 'file', title, dataset: null, standard: null, edition: null },
      ...{ confidence: 0, headerRow: null, firstRow: 0, lastRow: 0, notes: 0 },
      ...{ records: 0, repairs: 0, repairCounts: {}, open: 0, withheld: 0, rough: 0, filled: 0, of: 0 },
      ...{ columns: [], sample: [], skipped: context.answers[`kind:${key}`] === SKIP },
    },
    findings: [],
    questions: [],
  };
}
