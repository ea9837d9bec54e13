import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect/inspect-file.ts';
import { merge, xlsx } from './testing/workbooks.ts';
import { xls } from './testing/xls.ts';

const CSV = new TextEncoder().encode(
  '\uFEFF地名,センター,"燃やす\nごみ"\r\n青葉町,東部,月 木\r\n"稲越, 3丁目",西部,"火 ""金"""\r\n\r\n注\r\n'.repeat(
    5,
  ),
);

/** Bytes with some of them changed, taken out, repeated or cut off. */
const mutation = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 0.9999, noNaN: true }),
    kind: fc.constantFrom('set', 'drop', 'repeat', 'cut'),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 6 },
);

function mutated(bytes: Uint8Array, changes: { at: number; kind: string; byte: number }[]): Uint8Array {
  let changed = [...bytes];
  for (const { at, kind, byte } of changes) {
    const index = Math.floor(at * changed.length);
    if (kind === 'set') changed[index] = byte;
    else if (kind === 'drop') changed.splice(index, 1 + (byte % 8));
    else if (kind === 'repeat') changed.splice(index, 0, ...changed.slice(index, index + byte));
    else if (byte < 40) changed = changed.slice(0, index);
  }
  return Uint8Array.from(changed);
}

async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const { document, ok } = await inspectFile({ name, bytes });
  if (document.sheets.length === 0) expect(ok).toBe(false);
  for (const { code, message } of document.findings) {
    expect(code).toMatch(/^sheets\.[a-z-]+$/);
    expect(message).not.toMatch(/\{\w+\}/);
  }
}

describe('no file crashes or hangs the reader', () => {
  it('changed text', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, (changes) => survives('a.csv', mutated(CSV, changes))),
      { seed: 100, numRuns: 400 },
    );
  });

  it('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => survives('a.csv', bytes)),
      { seed: 101, numRuns: 600 },
    );
  });

  it('changed .xlsx', async () => {
    const sheet = {
      name: '一覧',
      rows: [
        ['地区', '人口', null],
        [null, '男', '女'],
        ['青葉', 45383, 1.5],
      ],
      formats: { '2,1': 'ggge"年"' },
      merges: [merge(0, 0, 1, 0), merge(0, 1, 0, 2)],
    };
    const bytes = await xlsx([sheet]);
    await fc.assert(
      fc.asyncProperty(mutation, (changes) => survives('a.xlsx', mutated(bytes, changes))),
      { seed: 102, numRuns: 250 },
    );
  });

  it('a changed worksheet inside an .xlsx', async () => {
    const parts = unzipSync(
      await xlsx([
        {
          name: 'a',
          rows: [
            ['地区', 1],
            ['青葉', null],
          ],
          merges: [merge(0, 0, 1, 0)],
        },
      ]),
    );
    const inside = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...inside), mutation, (part, changes) => {
        const content = parts[part] ?? new Uint8Array();
        return survives('a.xlsx', zipSync({ ...parts, [part]: mutated(content, changes) }, { level: 0 }));
      }),
      { seed: 104, numRuns: 400 },
    );
  });

  it('changed .xls', async () => {
    const bytes = xls([
      {
        name: 'a',
        rows: [
          ['地区', '人口'],
          ['青葉', 45383],
        ],
        formats: { B2: 'yyyy/m/d' },
        merges: ['A1:A2'],
      },
    ]);
    await fc.assert(
      fc.asyncProperty(mutation, (changes) => survives('a.xls', mutated(bytes, changes))),
      { seed: 103, numRuns: 250 },
    );
  });
});
