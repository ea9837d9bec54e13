import { describe, expect, it } from 'vitest';
import { cellAsInput, cellOfInput, readCellInput } from './cell-input.ts';

describe('days typed into a form', () => {
  it.each([
    ['月 木', 2],
    ['第2・第4金曜日', 2],
    ['毎週火・金曜日', 2],
    ['隔水20260401', 1],
    ['月1 月3 *1', 2],
    ['', 0],
  ])('%s has %i rules', (text, count) => {
    const read = readCellInput(text);
    expect(read.odd).toBeNull();
    expect(read.rules).toHaveLength(count);
  });

  it('says what it cannot read, and gives no day for it', () => {
    expect(readCellInput('だいたい月曜')).toMatchObject({ rules: [], odd: expect.any(String) });
    expect(readCellInput('20260230')).toMatchObject({ rules: [] });
  });

  it('gives back what was typed', () => {
    const cell = cellOfInput(0, ' 月 木 ', readCellInput('月 木'));
    expect(cellAsInput(cell)).toBe('月 木');
    expect(cellAsInput(undefined)).toBe('');
  });
});
