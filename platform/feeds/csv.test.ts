import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';

interface Row {
  name: string;
  count: number | null;
}

const columns = [
  { header: '品目', value: (row: Row) => row.name },
  { header: '数, "個"', value: (row: Row) => row.count },
];

function read(body: string): string[][] {
  return parse(body, { bom: true, record_delimiter: '\r\n' }) as string[][];
}

describe('csv', () => {
  it('is what spreadsheets open', () => {
    const document = csv('品目', columns, [
      { name: '乾電池', count: 2 },
      { name: 'びん, "茶"\n色', count: null },
    ]);
    expect(document).toMatchObject({ contentType: 'text/csv; charset=utf-8', fileName: '品目.csv' });
    expect(document.body.startsWith('\ufeff品目,"数, ""個"""\r\n')).toBe(true);
    expect(read(document.body)).toEqual([
      ['品目', '数, "個"'],
      ['乾電池', '2'],
      ['びん, "茶"\n色', ''],
    ]);
  });

  it.each([
    '=1+1',
    '+cmd|calc',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1＋1',
    '＠A1',
    '-',
    '-花子',
  ])('a text that would run as a formula is told to be text: %j', (name) => {
    const [, row] = read(csv('x', columns, [{ name, count: 1 }]).body);
    expect(row?.[0]).toBe(`'${name}`);
  });

  it.each(['-5', '+81', '-12.5', '1-2', 'a=b', "'quoted"])('leaves %s as it is', (name) => {
    const [, row] = read(csv('x', columns, [{ name, count: -3 }]).body);
    expect(row).toEqual([name, '-3']);
  });

  it('an independent parser reads back every text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 5 }),
        (names) => {
          const rows = read(
            csv(
              'x',
              columns,
              names.map((name) => ({ name, count: 1 })),
            ).body,
          ).slice(1);
          expect(rows.map(([name]) => name?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(
            names.map((name) => name.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')),
          );
        },
      ),
      { seed: 4180, numRuns: 300 },
    );
  });
});
