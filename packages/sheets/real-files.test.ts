import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from './delimited/parse-delimited.ts';
import { decodeText } from './encoding/decode-text.ts';
import { inspectFile } from './inspect/inspect-file.ts';
import { openWorkbook } from './open-workbook.ts';
import { filesBelow, sharedData } from './testing/shared-data.ts';

const data = sharedData();
const files = (names: RegExp) => (data === null ? [] : filesBelow(data, names));

/** Files that are read at the same time, as a busy office would. */
const AT_ONCE = 4;

const tests = () => {
  it('are all described, four at a time', async () => {
    const paths = files(/\.(csv|tsv|txt|xlsx?)$/i);
    const refused: string[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
          const { document, ok } = await inspectFile({ path });
          if (!ok) refused.push(path);
          expect(document.sheets.length, path).toBeGreaterThan(0);
        }
      }),
    );
    expect(paths.length).toBeGreaterThan(300);
    // A file of a fork that has no remarks is empty: that is the only reason to refuse one.
    for (const path of refused) expect(readFileSync(path).length, path).toBe(0);
  }, 120_000);

  it('have in their workbooks the values that another library reads', async () => {
    let compared = 0;
    for (const path of files(/\.xlsx?$/i)) {
      const workbook = await openWorkbook({ path });
      const other = read(readFileSync(path), { cellText: false });
      expect(workbook.sheets.map(({ name }) => name)).toEqual(other.SheetNames);
      for (const sheet of workbook.sheets) {
        const theirs = other.Sheets[sheet.name] ?? {};
        for await (const { row, cells } of sheet.rows()) {
          for (const [column, cell] of cells.entries()) {
            const address = utils.encode_cell({ r: row - 1, c: column });
            const value: unknown = theirs[address]?.v ?? null;
            if (cell.kind === 'error' || cell.kind === 'formula') continue;
            compared++;
            if (cell.raw !== value && !sameText(cell.raw, value))
              expect([path, address, cell.raw]).toEqual([path, address, value]);
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(200_000);
  }, 120_000);

  it('have in their clean text files the cells that csv-parse reads', () => {
    let compared = 0;
    for (const path of files(/\.csv$/i)) {
      const { text } = decodeText(readFileSync(path), 'detect');
      const { rows, findings } = parseDelimited(text, { delimiter: ',' });
      const ends = new Set(text.match(/\r\n|\n|\r/g));
      if (findings.length > 0 || ends.size !== 1 || text.length > 1_000_000) continue;
      const [end = '\n'] = ends;
      const expected: string[][] = parse(text, { relax_column_count: true, record_delimiter: end });
      expect(
        rows.map(({ cells }) => cells),
        basename(path),
      ).toEqual(expected);
      compared++;
    }
    expect(compared).toBeGreaterThan(200);
  }, 120_000);
};

if (data === null) {
  describe('the real files of towns', () => {
    it('are not beside this repository: only the fixtures are read', () => {
      console.info('No ../shared/data beside this repository: the real files of towns are not read.');
      expect(files(/./)).toEqual([]);
    });
  });
} else describe('the real files of towns', tests);

/** Line ends in cells are written differently by each library. */
function sameText(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\r\n', '\n') : (value ?? '');
  return plain(a) === plain(b);
}
