/** The JSON document of the command `tomoni collection`. Its shape is public: fields are added, never changed. */
import { type Finding, type FindingLang, type PublicFinding, publicFinding } from '@tomoni/findings';
import { type IsoDate, toDayNumber } from '@tomoni/japanese';
import type { Calendar, ReadResult } from './calendar.ts';
import { closedSpans, isInSpans } from './closed-spans.ts';
import { type CollectionOptions, collectionsOf } from './dates.ts';
import { finding, hasErrors } from './findings.ts';
import type { FolderFile } from './folder/csv-file.ts';
import { readFolder } from './folder/read-folder.ts';

export interface CollectionDocument {
  validThrough: IsoDate | null;
  areas: {
    id: string;
    name: string;
    master: string | null;
    centre: string;
    collections: { date: IsoDate; category: string }[];
  }[];
  findings: PublicFinding[];
}

export interface DocumentOptions extends CollectionOptions {
  lang: FindingLang;
}

/** `ok` is false when a finding is an error: the command then exits with 1. */
export interface DocumentResult {
  document: CollectionDocument;
  ok: boolean;
}

/** Reads a 5374 folder and lists every collection of the window, also after the calendar's end. */
export function collectionDocument(files: readonly FolderFile[], options: DocumentOptions): DocumentResult {
  return documentOf(readFolder(files), options);
}

/** The document of a calendar that is read already. Throws RangeError if `from` or `to` is no ISO date. */
export function documentOf({ calendar, findings }: ReadResult, options: DocumentOptions): DocumentResult {
  const all = calendar ? [...findings, ...windowFindings(calendar, options)] : findings;
  const areas = (calendar?.areas ?? []).map((area) => ({
    id: area.id,
    name: area.name,
    master: area.master,
    centre: area.centre,
    collections: collectionsOf({ closures: calendar?.closures ?? [], transfers: [] }, area, options).map(
      ({ date, category }) => ({ date, category: calendar?.categories[category]?.name ?? '' }),
    ),
  }));
  const document = {
    validThrough: calendar?.validThrough ?? null,
    areas,
    findings: all.map((found) => publicFinding(found, options.lang)),
  };
  return { document, ok: !hasErrors(all) };
}

/** What is odd about the window that was asked for, not about the files. */
function windowFindings(calendar: Calendar, options: DocumentOptions): Finding[] {
  const until = calendar.validThrough;
  const findings: Finding[] = [];
  if (until === null) findings.push(finding('recurrence.validity-unknown'));
  else if (options.to > until) findings.push(finding('recurrence.beyond-validity', {}, { until }));
  if (options.closure === 'shift') findings.push(...fortnightlyInClosures(calendar, options));
  return findings;
}

/** `shift` moves weekday rules only; fortnightly days inside a closure stay, and somebody should look at them. */
function fortnightlyInClosures(calendar: Calendar, options: DocumentOptions): Finding[] {
  const findings: Finding[] = [];
  for (const area of calendar.areas) {
    const spans = closedSpans(calendar.closures, area.centre);
    if (spans.length === 0) continue;
    for (const cell of area.cells) {
      const rules = cell.rules.filter((rule) => rule.kind === 'fortnightly');
      if (rules.length === 0) continue;
      const only = { ...area, cells: [{ ...cell, rules }] };
      const context = { closures: [], transfers: [] };
      for (const { date, category } of collectionsOf(context, only, options)) {
        if (!isInSpans(spans, toDayNumber(date))) continue;
        const where = {
          file: 'area_days.csv',
          row: area.row,
          column: calendar.categories[category]?.name ?? '',
        };
        const values = { date, centre: area.centre };
        findings.push(finding('recurrence.fortnightly-in-closure', where, values));
      }
    }
  }
  return findings;
}
