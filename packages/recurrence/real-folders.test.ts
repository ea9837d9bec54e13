import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Calendar } from './calendar.ts';
import { collectionsOf } from './dates.ts';
import { loadFolder } from './folder/load-folder.ts';
import { readFolder } from './folder/read-folder.ts';
import { realFolders } from './testing/folders.ts';
import { type SlowClosure, slowDays, slowTokens } from './testing/slow-reference.ts';

const folders = realFolders();
if (folders.length === 0) console.info('The shared test data is not at hand: real folders are not compared.');

/** Rows as another CSV reader sees them. */
function otherRows(folder: string, file: string): string[][] {
  let text = '';
  try {
    text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return [];
  }
  const delimiter = text.split('\n')[0]?.includes(';') ? ';' : ',';
  const rows: string[][] = parse(text, { delimiter, relax_column_count: true, relax_quotes: true });
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''));
}

function slowClosures(folder: string): Map<string, SlowClosure[]> {
  const closures = new Map<string, SlowClosure[]>();
  for (const [name = '', from = '', to = ''] of otherRows(folder, 'center.csv').slice(1)) {
    const [first, last] = [from, to].map((text) => {
      const [year = '', month = '', day = ''] = text.trim().split('/');
      return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    });
    if (first === undefined || last === undefined) continue;
    closures.set(name.trim(), [...(closures.get(name.trim()) ?? []), { from: first, to: last }]);
  }
  return closures;
}

/** What the slow reference says, by area in file order: lines of `date category`, sorted. */
function slowAreas(folder: string, window: { from: string; to: string; closure: string }): string[][] {
  const [header = [], ...rows] = otherRows(folder, 'area_days.csv');
  const first = ['マスター', 'Master'].includes(header[0] ?? '') ? 3 : 2;
  const names = header.map((name) => name.replace(/<br ?\/?>/gi, '').trim());
  const closures = slowClosures(folder);
  const known = new Map<string, string[]>();
  return rows.map((row) => {
    const centre = row[first - 1]?.trim() ?? '';
    const lines = new Set<string>();
    row.forEach((cell, column) => {
      if (column < first || !names[column]) return;
      const key = `${centre}\n${cell}`;
      const days = known.get(key) ?? slowDays(slowTokens(cell).tokens, closures.get(centre) ?? [], window);
      known.set(key, days);
      for (const day of days)
        lines.add(`${day} ${String(names.indexOf(names[column] ?? '')).padStart(5)} ${names[column]}`);
    });
    return [...lines].sort().map((line) => line.slice(0, 11) + line.slice(17));
  });
}

function ownYears(calendar: Calendar): { from: string; to: string } {
  const days = calendar.closures.flatMap(({ from, to }) => [from, to]);
  for (const { rules } of calendar.areas.flatMap((area) => area.cells)) {
    for (const rule of rules) if (rule.kind === 'date' && rule.date < '2099') days.push(rule.date);
  }
  const years = days.map((day) => Number(day.slice(0, 4)));
  if (years.length === 0) return { from: '2015-01-01', to: '2015-12-31' };
  return { from: `${Math.min(...years)}-01-01`, to: `${Math.max(...years)}-12-31` };
}

describe.each(folders.map((folder) => [folder.split('/5374/').at(-1) ?? folder, folder]))(
  '%s',
  (_, folder) => {
    it('imports, and every unreadable token has its own finding', async () => {
      const { calendar, findings } = readFolder(await loadFolder(folder));
      const [header = [], ...rows] = otherRows(folder, 'area_days.csv');
      const first = ['マスター', 'Master'].includes(header[0] ?? '') ? 3 : 2;
      expect(calendar?.areas.map((area) => area.name)).toEqual(rows.map((row) => row[first - 2]?.trim()));
      const headed = header.map((name) => name.replace(/<br ?\/?>/gi, '').trim());
      const cells = rows.flatMap((row) => row.filter((_cell, column) => column >= first && headed[column]));
      const unreadable = cells.flatMap((cell) => slowTokens(cell).unreadable);
      const found = findings.filter(({ code }) => code === 'recurrence.unreadable-token');
      expect(found.map(({ message }) => message.en.split('“')[1]?.split('”')[0])).toEqual(unreadable);
      expect(new Set(calendar?.areas.map((area) => area.id)).size).toBe(rows.length);
    });

    it.each(['skip', 'shift'] as const)(
      'gives the dates of the slow reference for every area (%s)',
      async (closure) => {
        const { calendar } = readFolder(await loadFolder(folder));
        if (calendar === null) throw new Error('not read');
        for (const years of [{ from: '2026-04-01', to: '2028-03-31' }, ownYears(calendar)]) {
          const window = { ...years, closure };
          const expected = slowAreas(folder, window);
          calendar.areas.forEach((area, index) => {
            const lines = collectionsOf(calendar, area, window).map(
              ({ date, category }) => `${date} ${calendar.categories[category]?.name}`,
            );
            // Compared as text first: hundreds of areas with thousands of lines, and what differs is shown by `toEqual`.
            if (lines.join('\n') !== expected[index]?.join('\n'))
              expect(lines, `${area.name} ${years.from}`).toEqual(expected[index]);
          });
        }
      },
    );
  },
);

describe('the shared test data', () => {
  it('is compared where it is at hand', () => {
    expect(folders.length === 0 || folders.length >= 19).toBe(true);
  });
});
