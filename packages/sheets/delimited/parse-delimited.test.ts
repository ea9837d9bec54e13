import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_UNCLOSED_QUOTES } from '../limits.ts';
import { parseDelimited } from './parse-delimited.ts';
import { type DelimitedRow, RecordReader } from './record-reader.ts';

const cells = (text: string, delimiter = ',') =>
  parseDelimited(text, { delimiter }).rows.map((row) => row.cells);
const codes = (text: string) =>
  parseDelimited(text, { delimiter: ',' }).findings.map(
    ({ code, where }) => `${code} ${where.row}${where.letter ?? ''}`,
  );

describe('clean input', () => {
  it('reads quoted cells with delimiters, quotes and line ends inside', () => {
    expect(cells('地名,備考\r\n"青葉町, 1丁目","「""可燃""」\n袋で"\r\n')).toEqual([
      ['地名', '備考'],
      ['青葉町, 1丁目', '「"可燃"」\n袋で'],
    ]);
  });

  it('counts blank lines as records and makes none of the last line end', () => {
    expect(parseDelimited('a\n\nb\n', { delimiter: ',' }).rows).toEqual([
      { row: 1, cells: ['a'] },
      { row: 2, cells: [''] },
      { row: 3, cells: ['b'] },
    ]);
    expect(cells('')).toEqual([]);
  });

  it('counts a record with a newline inside a cell once', () => {
    expect(parseDelimited('"a\nb",1\nc,2', { delimiter: ',' }).rows.map(({ row }) => row)).toEqual([1, 2]);
  });

  it('reads mixed line ends without merging rows', () => {
    expect(cells('a,1\r\nb,2\nc,3\rd,4\r\r\ne,5')).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['d', '4'],
      [''],
      ['e', '5'],
    ]);
  });

  it('keeps empty cells at the end', () => {
    expect(cells('a;;\n;;', ';')).toEqual([
      ['a', '', ''],
      ['', '', ''],
    ]);
  });

  it('agrees with csv-parse on any clean table', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '東', '"', ',', '\n', '\r', ' ', '9'),
      maxLength: 6,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = rows.map((row) => row.map(quoted).join(',') + end).join('');
        const expected: string[][] = parse(text, { relax_column_count: true, record_delimiter: end });
        expect(cells(text)).toEqual(expected);
        expect(cells(text)).toEqual(rows);
        expect(codes(text)).toEqual([]);
      }),
      { seed: 20260401, numRuns: 500 },
    );
  });
});

describe('dirty quotes', () => {
  it('takes a quote inside a cell as text', () => {
    expect(cells('5" の管,1\nx,y')).toEqual([
      ['5" の管', '1'],
      ['x', 'y'],
    ]);
    expect(codes('a,5" の管\nx,y')).toEqual(['sheets.stray-quote 1B']);
  });

  it('leaves a cell as written when text follows its closing quote', () => {
    expect(cells('"東京"都,1\nx,y')).toEqual([
      ['"東京"都', '1'],
      ['x', 'y'],
    ]);
  });

  it('keeps unescaped quotes inside a quoted cell', () => {
    expect(cells('"彼は"はい"と言った",1\nx,y')).toEqual([
      ['彼は"はい"と言った', '1'],
      ['x', 'y'],
    ]);
  });

  it('does not let an unclosed quote swallow the rows behind it', () => {
    expect(cells('"東京,1\n大阪,2\n名古屋,3')).toEqual([
      ['"東京', '1'],
      ['大阪', '2'],
      ['名古屋', '3'],
    ]);
    expect(codes('a,b\nx,"東京\n大阪,2')).toEqual(['sheets.unclosed-quote 2B']);
  });

  it('recovers where the next quoted cell begins', () => {
    expect(cells('"東京,1\n大阪,2\n"名古屋",3\n札幌,"4"')).toEqual([
      ['"東京', '1'],
      ['大阪', '2'],
      ['名古屋', '3'],
      ['札幌', '4'],
    ]);
  });

  it('gives up on quotes after a hundred unclosed ones, in bounded time', () => {
    const text = ',"a""'.repeat(20_000);
    const { rows, findings } = parseDelimited(text, { delimiter: ',' });
    expect(rows.length).toBe(0);
    expect(findings.map(({ code }) => code)).toEqual(['sheets.too-many-columns']);
    const lines = parseDelimited('"a""\n'.repeat(2000), { delimiter: ',' });
    expect(lines.rows.length).toBeGreaterThan(1000);
    expect(lines.findings.filter(({ code }) => code === 'sheets.unclosed-quote').length).toBeLessThanOrEqual(
      MAX_UNCLOSED_QUOTES,
    );
  });
});

describe('limits', () => {
  it('refuses a row with more columns than a spreadsheet has, and says where', () => {
    const { rows, findings } = parseDelimited(`a,b\n${','.repeat(1_000_000)}\nc,d`, { delimiter: ',' });
    expect(rows).toEqual([{ row: 1, cells: ['a', 'b'] }]);
    expect(findings).toMatchObject([
      { code: 'sheets.too-many-columns', severity: 'error', where: { row: 2 } },
    ]);
    expect(cells(','.repeat(MAX_COLUMNS - 1))[0]).toHaveLength(MAX_COLUMNS);
  });

  it('refuses a cell over the limit, and says where', () => {
    const { rows, findings } = parseDelimited(`a\n${'x'.repeat(MAX_CELL_LENGTH + 1)}\nb`, { delimiter: ',' });
    expect(rows).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'sheets.cell-too-long', where: { row: 2 } }]);
  });
});

describe('fed piece by piece', () => {
  const inPieces = (text: string, size: number) => {
    const found: string[] = [];
    const reader = new RecordReader({
      delimiter: ',',
      onFinding: ({ code, where }) => found.push(`${code} ${where.row}${where.letter ?? ''}`),
    });
    const rows: DelimitedRow[] = [];
    for (let at = 0; at < text.length; at += size)
      rows.push(...reader.push(text.slice(at, at + size), false));
    rows.push(...reader.push('', true));
    return { rows, found };
  };

  it('gives the same rows and findings as the whole text, however it is cut', () => {
    const dirt = fc.string({
      unit: fc.constantFrom('a', '東', '"', '"', ',', '\n', '\r', '\r\n'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(dirt, fc.integer({ min: 1, max: 7 }), (text, size) => {
        const whole = parseDelimited(text, { delimiter: ',' });
        const pieces = inPieces(text, size);
        expect(pieces.rows).toEqual(whole.rows);
        expect(pieces.found).toEqual(codes(text));
      }),
      { seed: 5374, numRuns: 2000 },
    );
  });

  it('loses no character that is neither quote, delimiter nor line end', () => {
    const dirt = fc.string({ unit: fc.constantFrom('a', '東', '"', ',', '\n', '\r', 'b'), maxLength: 60 });
    const letters = (text: string) => text.replace(/[",\r\n]/g, '');
    fc.assert(
      fc.property(dirt, (text) => {
        expect(letters(cells(text).flat().join(''))).toBe(letters(text));
      }),
      { seed: 1741, numRuns: 2000 },
    );
  });
});
