import { describe, expect, it } from 'vitest';
import { faultsIn } from './planted.ts';
import { sizesCheck } from './sizes.ts';

const lines = (count: number, line: string) => `${line}\n`.repeat(count);
const longFunction = `export function much() {\n${lines(80, '  work();')}}\n`;

describe('the size check', () => {
  it('lets a function of 80 lines and a file of 500 pass', async () => {
    const files = {
      'a.ts': `export function enough() {\n${lines(78, '  work();')}}\n`,
      'b.ts': lines(500, 'work();'),
    };
    expect(await faultsIn(sizesCheck, files)).toEqual([]);
  });

  it('finds a function and a file that are too long', async () => {
    expect(await faultsIn(sizesCheck, { 'a.ts': longFunction, 'b.ts': lines(501, 'work();') })).toEqual([
      'b.ts:1 this file has 501 lines; a file may have 500',
      'a.ts:1 much has 82 lines; a function may have 80',
    ]);
  });

  it('names an arrow function by what it is assigned to', async () => {
    const text = `const draw = () => {\n${lines(80, '  work();')}};\n`;
    expect(await faultsIn(sizesCheck, { 'a.tsx': text })).toEqual([
      'a.tsx:1 draw has 82 lines; a function may have 80',
    ]);
  });

  it('measures files, not functions, in tests', async () => {
    expect(await faultsIn(sizesCheck, { 'a.test.ts': longFunction })).toEqual([]);
    expect(await faultsIn(sizesCheck, { 'a.test.ts': lines(501, 'work();') })).toHaveLength(1);
  });

  it('frees a table of data that says so', async () => {
    const text = `/**\n * Codes.\n * @data-table\n */\nexport const codes = [\n${lines(600, "  ['a', -1, `b`],")}] as const;\n`;
    expect(await faultsIn(sizesCheck, { 'a.ts': text })).toEqual([]);
  });

  it('refuses code behind the mark of a table', async () => {
    const text = `/**\n * Codes.\n * @data-table\n */\n${longFunction}`;
    const faults = await faultsIn(sizesCheck, { 'a.ts': text });
    expect(faults[0]).toBe('a.ts:5 says @data-table but holds more than data (FunctionDeclaration)');
    expect(faults).toHaveLength(2);
  });

  it('does not take the mark from within a sentence', async () => {
    const text = `/** A file may say @data-table. */\nexport const codes = [\n${lines(600, '  1,')}];\n`;
    expect(await faultsIn(sizesCheck, { 'a.ts': text })).toHaveLength(1);
  });

  it('does not take the mark from a later comment', async () => {
    const text = `/** Codes. */\n/** @data-table */\nexport const codes = [\n${lines(600, '  1,')}];\n`;
    expect(await faultsIn(sizesCheck, { 'a.ts': text })).toHaveLength(1);
  });

  it('fails when it read no files', async () => {
    expect(await faultsIn(sizesCheck, {})).toEqual(['read no files, so it proves nothing']);
  });
});
