import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect/inspect-file.ts';
import { openWorkbook } from './open-workbook.ts';
import { xlsx } from './testing/workbooks.ts';
import { falsifiedZip } from './testing/zip-bytes.ts';

const MEGABYTE = 1_048_576;

async function codes(name: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<string[]> {
  const { document } = await inspectFile({ name, bytes });
  return document.findings.map(({ code }) => code);
}

/** A stream that makes its pieces as they are asked for, and counts them. */
function generated(piece: Uint8Array, count: number) {
  const taken = { pieces: 0 };
  async function* pieces() {
    for (let i = 0; i < count; i++) {
      taken.pieces++;
      yield piece;
    }
  }
  return { taken, pieces: pieces() };
}

const withSheet = async (sheetXml: string) => {
  const parts = unzipSync(await xlsx([{ name: 'a', rows: [['x']] }]));
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheetXml) });
};
const SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';

describe('archives', () => {
  it('refuses what unpacks to more than 200 MB before unpacking it', async () => {
    const zeros = new Uint8Array(210 * MEGABYTE);
    const parts = unzipSync(await xlsx([{ name: 'a', rows: [['x']] }]));
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': zeros }, { level: 1 });
    expect(bomb.length).toBeLessThan(2 * MEGABYTE);
    expect(await codes('bomb.xlsx', bomb)).toEqual(['sheets.unpacks-too-large']);
  });

  it('refuses many small files that sum up', async () => {
    const parts = unzipSync(await xlsx([{ name: 'a', rows: [['x']] }]));
    expect(await codes('a.xlsx', falsifiedZip(parts, 60 * MEGABYTE))).toEqual(['sheets.unpacks-too-large']);
  });

  it('stops where the declared size is falsified', async () => {
    const parts = unzipSync(await xlsx([{ name: 'a', rows: [['x']] }]));
    const large = { ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(50 * MEGABYTE) };
    expect(await codes('a.xlsx', falsifiedZip(large, 100))).toEqual(['sheets.damaged']);
    expect(await codes('a.xlsx', falsifiedZip(parts, 5000))).toEqual(['sheets.damaged']);
  });
});

describe('worksheets', () => {
  it('refuses two cells in opposite corners of the largest sheet', async () => {
    const far = `${SHEET}<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>`;
    expect(await codes('a.xlsx', await withSheet(far))).toEqual(['sheets.too-large']);
  });

  it('does not pay for the empty cells between two far ones', async () => {
    const far = `${SHEET}<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="T900000"><v>2</v></c></row></sheetData></worksheet>`;
    const { document } = await inspectFile({ name: 'a.xlsx', bytes: await withSheet(far) });
    expect(document.sheets).toHaveLength(1);
  });

  it('refuses a cell outside of any sheet', async () => {
    const outside = `${SHEET}<row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>`;
    expect(await codes('a.xlsx', await withSheet(outside))).toEqual(['sheets.too-large']);
  });

  it('does not fill a merged area over the whole sheet', async () => {
    const merged = `${SHEET}<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(200)}</mergeCells></worksheet>`;
    const found = await codes('a.xlsx', await withSheet(merged));
    expect(found.length).toBeGreaterThan(0);
  });

  it('says of XML that ends early that it is damaged, or reads what is there', async () => {
    const { document } = await inspectFile({
      name: 'a.xlsx',
      bytes: await withSheet(`${SHEET}<row r="1"><c r="A1"><v>1`),
    });
    expect(document.format).toBe('xlsx');
  });
});

describe('text', () => {
  it('refuses a gigabyte of one line after a few pieces of it', async () => {
    const { taken, pieces } = generated(new Uint8Array(MEGABYTE).fill(0x78), 1024);
    expect(await codes('a.csv', pieces)).toEqual(['sheets.cell-too-long']);
    expect(taken.pieces).toBeLessThan(16);
  });

  it('refuses a gigabyte of one line of many cells', async () => {
    const { taken, pieces } = generated(strToU8(`${'x'.repeat(1000)},`.repeat(1000)), 1024);
    expect(await codes('a.csv', pieces)).toEqual(['sheets.record-too-long']);
    expect(taken.pieces).toBeLessThan(32);
  });

  it('refuses a million columns and says in which row', async () => {
    const { document, ok } = await inspectFile({
      name: 'a.csv',
      bytes: strToU8(`a,b\n1,2\n${'x,'.repeat(1_000_000)}\n`),
    });
    expect(ok).toBe(false);
    expect(document.findings).toMatchObject([{ code: 'sheets.too-many-columns', where: { row: 3 } }]);
    expect(document.sheets[0]).toMatchObject({ header: ['a', 'b'], rows: 1 });
  });

  it('leaves out NUL bytes and says so', async () => {
    const workbook = await openWorkbook({ name: 'a.csv', bytes: strToU8('a,b\n東\0京,\0\n\0\0x,y\n') });
    const texts: string[][] = [];
    for await (const row of workbook.sheets[0]?.rows() ?? []) texts.push(row.texts);
    expect(texts).toEqual([
      ['a', 'b'],
      ['東京', ''],
      ['x', 'y'],
    ]);
    expect(workbook.sheets[0]?.findings.map(({ code }) => code)).toEqual(['sheets.nul-characters']);
  });

  it('survives an open quote before 20 MB of text', async () => {
    const { pieces } = generated(strToU8('名称,数\n'.repeat(100_000)), 17);
    async function* withQuote() {
      yield strToU8('"');
      yield* pieces;
    }
    const { document } = await inspectFile({ name: 'a.csv', bytes: withQuote() });
    expect(document.findings.map(({ code }) => code)).toContain('sheets.unclosed-quote');
    expect(document.sheets[0]?.rows).toBe(1_699_999);
  }, 60_000);
});
