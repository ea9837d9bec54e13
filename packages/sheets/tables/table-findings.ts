import { columnLetter, type Finding } from '@tomoni/findings';
import { finding } from '../findings.ts';
import type { FoundTable } from './find-tables.ts';
import type { Note } from './table.ts';

const LISTED_NOTES = 20;

/** What the arrangement of a sheet's tables has that machines don't read well. */
export function arrangementFindings(tables: FoundTable[], notes: Note[]): Finding[] {
  const titles = notes.filter(({ kind }) => kind === 'title');
  const found: Finding[] = [];
  if (tables.length > 1) found.push(finding('sheets.several-tables', {}, { count: tables.length }));
  const [title] = titles;
  if (title)
    found.push(
      finding('sheets.title-rows', { row: title.row, letter: title.letter }, { count: titles.length }),
    );
  for (const { row, letter, text } of notes.filter(({ kind }) => kind === 'note').slice(0, LISTED_NOTES)) {
    found.push(finding('sheets.notes-outside', { row, letter }, { text }));
  }
  return [...found, ...tables.flatMap(headerFindings)];
}

function headerFindings(table: FoundTable): Finding[] {
  const { headers, header, left, dataTop } = table;
  const last = headers.at(-1);
  if (last === undefined) return [finding('sheets.header-not-found', { row: dataTop + 1 })];
  const row = last + 1;
  const found: Finding[] = [];
  if (headers.length > 1)
    found.push(finding('sheets.several-header-rows', { row }, { count: headers.length }));
  const counts = new Map<string, number>();
  for (const [index, text] of header.entries()) {
    const where = { row, letter: columnLetter(left + index) };
    if (text.trim() === '') found.push(finding('sheets.empty-header', where));
    else counts.set(text, (counts.get(text) ?? 0) + 1);
    if (/[\r\n\u3000]|^\s|\s$| {2}/.test(text)) {
      found.push(finding('sheets.spaced-header', { ...where, column: text }, { text }));
    }
  }
  for (const [text, count] of counts) {
    if (count > 1) found.push(finding('sheets.duplicate-header', { row, column: text }, { text, count }));
  }
  return found;
}
