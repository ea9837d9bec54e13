/** A 5374 folder as a calendar. */
import type { Finding } from '@tomoni/findings';
import { toDayNumber } from '@tomoni/japanese';
import type { Calendar, Closure, ReadResult } from '../calendar.ts';
import { closedSpans, isInSpans, type Spans } from '../closed-spans.ts';
import { finding } from '../findings.ts';
import { readAreaDays, type WrittenDate } from './area-days.ts';
import { CategoryNames } from './category-names.ts';
import { readCenters } from './centers.ts';
import { type FolderFile, readCsv, whereOf } from './csv-file.ts';
import { readDescriptions } from './descriptions.ts';
import { filesIn, findCalendarFolders } from './find-folders.ts';
import { nameMasters } from './masters.ts';
import { readRemarks } from './remarks.ts';
import { readTargets } from './targets.ts';
import { MOST_FINDINGS, stopAtTooMany, TooManyFindings } from './too-many-findings.ts';
import { readTransfers } from './transfers.ts';

export interface ReadFolderOptions {
  /** Which of several places to read, as `findCalendarFolders` names it. */
  folder?: string;
}

/**
 * Reads the one calendar of a folder. No area_days.csv or several of them: calendar null and a finding.
 * Everything else is read as far as it can be, with a finding for what could not.
 */
export function readFolder(files: readonly FolderFile[], options: ReadFolderOptions = {}): ReadResult {
  const found = findCalendarFolders(files).map((place) => place.folder);
  const folders = options.folder === undefined ? found : found.filter((name) => name === options.folder);
  const [folder] = folders;
  if (folder === undefined) return { calendar: null, findings: [finding('recurrence.no-area-days')] };
  if (folders.length > 1) {
    const values = { count: folders.length, folders: folders.join(', ') };
    return { calendar: null, findings: [finding('recurrence.several-folders', {}, values)] };
  }
  try {
    const calendar = readCalendar(filesIn(files, folder));
    return { calendar, findings: calendar.findings };
  } catch (error) {
    if (!(error instanceof TooManyFindings)) throw error;
    const refusal = finding('recurrence.not-a-calendar', { file: error.file }, { count: MOST_FINDINGS });
    return { calendar: null, findings: [refusal] };
  }
}

function readCalendar(files: Map<string, Uint8Array>): Calendar {
  const csv = (name: string) => readCsv(name, files.get(name) ?? null);
  const [areaDays, center, description, target, remark, master, transfer] = [
    csv('area_days.csv'),
    csv('center.csv'),
    csv('description.csv'),
    csv('target.csv'),
    csv('remarks.csv'),
    csv('area_master.csv'),
    csv('transferdata.csv'),
  ];
  const days = readAreaDays(areaDays);
  const names = new CategoryNames(days.categories);
  const centers = readCenters(center, new Set(days.areas.map((area) => area.centre)));
  const descriptions = readDescriptions(description, names);
  const targets = readTargets(target, names);
  const transfers = readTransfers(transfer, names);
  const remarks = readRemarks(remark);
  const findings = [
    ...[areaDays, center, description, target, remark, master, transfer].map((file) => file.findings),
    days.findings,
    files.has('area_master.csv') ? nameMasters(days.areas, master) : [],
    datesInClosures(areaDays.name, days.dates, centers.closures),
    unknownRemarks(areaDays.name, days.areas, new Set(remarks.map(({ id }) => id))),
    centers.findings,
    descriptions.findings,
    targets.findings,
    transfers.findings,
  ].flat();
  return {
    categories: descriptions.categories,
    areas: days.areas,
    closures: centers.closures,
    transfers: transfers.transfers,
    remarks,
    items: targets.items,
    validThrough: validThroughOf(days.dates, centers.closures),
    findings,
  };
}

/** The latest written-out date or end of a closure. 2099 stands for "none" and says nothing about validity. */
function validThroughOf(dates: readonly WrittenDate[], closures: readonly Closure[]): string | null {
  let latest: string | null = null;
  const take = (date: string) => {
    if (!date.startsWith('2099-') && (latest === null || date > latest)) latest = date;
  };
  for (const { date } of dates) take(date);
  for (const { to } of closures) take(to);
  return latest;
}

function datesInClosures(
  file: string,
  dates: readonly WrittenDate[],
  closures: readonly Closure[],
): Finding[] {
  const byCentre = new Map<string, Spans>();
  const findings: Finding[] = [];
  for (const { date, centre, row, column, header } of dates) {
    const spans = byCentre.get(centre) ?? closedSpans(closures, centre);
    byCentre.set(centre, spans);
    if (!isInSpans(spans, toDayNumber(date))) continue;
    findings.push(
      finding('recurrence.date-in-closure', whereOf(file, row, column, header), { date, centre }),
    );
    stopAtTooMany(findings, file);
  }
  return findings;
}

function unknownRemarks(file: string, areas: Calendar['areas'], known: ReadonlySet<string>): Finding[] {
  const unknown = new Map<string, Finding>();
  for (const area of areas) {
    for (const id of area.cells.flatMap((cell) => cell.remarks)) {
      if (known.has(id) || unknown.has(id)) continue;
      unknown.set(id, finding('recurrence.unknown-remark', { file, row: area.row }, { id }));
    }
  }
  return [...unknown.values()];
}
