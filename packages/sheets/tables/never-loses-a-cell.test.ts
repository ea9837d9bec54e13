import { columnLetter } from '@tomoni/findings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../open-workbook.ts';
import { filesBelow, sharedData } from '../testing/shared-data.ts';
import { merge, xlsx } from '../testing/workbooks.ts';
import type { Sheet } from '../workbook.ts';

/** Addresses of the cells that hold a text, and of those that a table's header or records or a note give back. */
async function cellsOf(sheet: Sheet): Promise<{ stored: Set<string>; given: Set<string> }> {
  const stored = new Set<string>();
  const texts = new Map<string, string>();
  for await (const row of sheet.rows()) {
    for (const [column, text] of row.texts.entries()) {
      if (text.trim() === '') continue;
      stored.add(`${columnLetter(column)}${row.row} ${text}`);
      texts.set(`${columnLetter(column)}${row.row}`, text);
    }
  }
  const given = new Set<string>();
  const { tables, notes } = await sheet.tables();
  for (const { row, letter, text } of notes) given.add(`${letter}${row} ${text}`);
  for (const table of tables) {
    for (const headerRow of table.headerRows) {
      for (const [index, header] of table.header.entries()) {
        const address = `${columnLetter(table.firstColumn + index)}${headerRow}`;
        const text = texts.get(address);
        if (text !== undefined && header.includes(text)) given.add(`${address} ${text}`);
      }
    }
    for await (const record of table.records()) {
      for (const [index, text] of record.texts.entries()) {
        given.add(`${columnLetter(table.firstColumn + index)}${record.row} ${text}`);
      }
    }
  }
  return { stored, given };
}

async function lost(sheet: Sheet): Promise<string[]> {
  const { stored, given } = await cellsOf(sheet);
  return [...stored].filter((cell) => !given.has(cell));
}

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.constantFrom('名称', '住所', '青葉町', '※ 注記です', 'x') },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3000 }) },
);
const grid = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 });

describe('never loses a cell', () => {
  it('in any arrangement of cells on a worksheet', async () => {
    const area = fc.tuple(fc.nat(8), fc.nat(5), fc.nat(2), fc.nat(3));
    await fc.assert(
      fc.asyncProperty(grid, fc.option(area), async (rows, merged) => {
        const merges = merged
          ? [merge(merged[0], merged[1], merged[0] + merged[2], merged[1] + merged[3])]
          : [];
        // What Excel can't store: a text under a merged cell.
        for (const { startRow, startCol, endRow, endCol } of merges) {
          for (let row = startRow; row <= endRow; row++) {
            for (let column = startCol; column <= endCol; column++) {
              const line = rows[row];
              if (line && column < line.length && (row > startRow || column > startCol)) line[column] = null;
            }
          }
        }
        const workbook = await openWorkbook({
          name: 'a.xlsx',
          bytes: await xlsx([{ name: 'a', rows, merges }]),
        });
        for (const sheet of workbook.sheets) expect(await lost(sheet)).toEqual([]);
      }),
      { seed: 20, numRuns: 300 },
    );
  });

  it('in any arrangement of cells in a text file', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const text = rows.map((row) => row.map((value) => value ?? '').join(',')).join('\n');
        const workbook = await openWorkbook({ name: 'a.csv', bytes: new TextEncoder().encode(text) });
        for (const sheet of workbook.sheets) expect(await lost(sheet)).toEqual([]);
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it('in the real workbooks of towns, where they are beside this repository', async () => {
    const data = sharedData();
    for (const path of data === null ? [] : filesBelow(data, /\.xlsx?$/i)) {
      for (const sheet of (await openWorkbook({ path })).sheets)
        expect([path, await lost(sheet)]).toEqual([path, []]);
    }
  }, 120_000);
});
