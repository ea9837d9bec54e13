import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionDocument } from './document.ts';
import { readFolder } from './folder/read-folder.ts';
import { readTable } from './tables/read-table.ts';
import { folderOf } from './testing/folders.ts';

const FILES = [
  'area_days.csv',
  'center.csv',
  'description.csv',
  'target.csv',
  'remarks.csv',
  'area_master.csv',
  'transferdata.csv',
];
const window = { from: '2026-04-01', to: '2026-06-30', closure: 'shift', lang: 'ja' } as const;

/** Pieces that files are made of, clean and dirty. */
const piece = fc.constantFrom(
  ...[
    '地名',
    'センター',
    'マスター',
    'ごみ',
    '月',
    '水1',
    '隔水20160406',
    '20260401',
    '20991231',
    ':4 6',
    '*1',
    '月・木',
  ],
  ...[
    ',',
    ';',
    '\n',
    '\r\n',
    '\r',
    '"',
    '""',
    ' ',
    '　',
    '\u0000',
    '\uFEFF',
    '<br>',
    '2026/1/1',
    '2026/1/3',
    '燃やすごみ',
  ],
);
const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  text.map((one) => new TextEncoder().encode(one)),
);

describe('any bytes', () => {
  it('in the files of a folder give a whole document', () => {
    fc.assert(
      fc.property(fc.tuple(...FILES.map(() => bytes)), (contents) => {
        const files = folderOf(Object.fromEntries(FILES.map((name, index) => [name, contents[index] ?? ''])));
        const { document, ok } = collectionDocument(files, window);
        expect(ok).toBe(!document.findings.some(({ severity }) => severity === 'error'));
        expect(new Set(document.areas.map(({ id }) => id)).size).toBe(document.areas.length);
        for (const { collections } of document.areas) {
          const keys = collections.map(({ date, category }) => `${date} ${category}`);
          expect(new Set(keys).size).toBe(keys.length);
          expect(collections.every(({ date }) => window.from <= date && date <= window.to)).toBe(true);
        }
        expect(
          document.findings.every(({ message }) => !/\{\w+\}/.test(message) && message.length < 600),
        ).toBe(true);
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  it('in a table end with a calendar or with the finding that there is none', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('x.csv', 'x.xlsx', 'x.xls'), async (content, name) => {
        const { calendar, findings } = await readTable({ name, bytes: content });
        expect(calendar !== null || findings.length > 0).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('giant files', () => {
  const head = '地名,センター,ごみ\n';
  it.each([
    ['a line of 20 MB', () => 'あ'.repeat(7_000_000)],
    ['a cell of a megabyte', () => `${head}本町,,${'月・木'.repeat(100_000)}\n南町,,月\n`],
    ['10⁶ columns', () => `${head}${','.repeat(1_000_000)}月\n`],
    [
      '16,000 headers over 60,000 rows',
      () => `${head.trim()}${',ごみ'.repeat(16_000)}\n${'本町\n'.repeat(60_000)}`,
    ],
    ['a million lines', () => '\n'.repeat(1_000_000)],
    ['NUL bytes', () => '\u0000'.repeat(3_000_000)],
    ['more than 32 MB', () => ' '.repeat(33 * 1_048_576)],
    ['only quotes', () => '"'.repeat(500_001)],
  ])('%s: read or refused, never stuck', (_, make) => {
    const { calendar, findings } = readFolder(folderOf({ 'area_days.csv': make() }));
    expect(calendar).not.toBeNull();
    expect(findings.length).toBeGreaterThan(0);
  });

  it('with nothing but unreadable tokens are refused as a whole, never capped', () => {
    const many = readFolder(
      folderOf({ 'area_days.csv': `${head}${`本町,,${'なし '.repeat(1_000)}\n`.repeat(100)}` }),
    );
    expect(many.findings.filter(({ code }) => code === 'recurrence.unreadable-token')).toHaveLength(100_000);
    const { calendar, findings } = readFolder(
      folderOf({ 'area_days.csv': `${head}${`本町,,${'なし '.repeat(1_000)}\n`.repeat(201)}` }),
    );
    expect(calendar).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(['recurrence.not-a-calendar']);
  });
});
