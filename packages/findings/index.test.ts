import { describe, expect, it } from 'vitest';
import { columnLetter, defineFindings, publicFinding } from './index.ts';

const finding = defineFindings({
  'test.odd': {
    severity: 'warning',
    ja: '「{value}」は読めません',
    en: '“{value}” cannot be read',
    rule: 'L2-01',
  },
});

describe('findings', () => {
  it('fills values into both languages and prints one', () => {
    const found = finding('test.odd', { row: 7, letter: 'F' }, { value: '水4`' });
    expect(found.message.ja).toBe('「水4`」は読めません');
    expect(publicFinding(found, 'en')).toEqual({
      code: 'test.odd',
      severity: 'warning',
      message: '“水4`” cannot be read',
      where: { row: 7, letter: 'F' },
      rule: 'L2-01',
    });
  });

  it('shortens a value of a megabyte and keeps characters whole', () => {
    const message = finding('test.odd', {}, { value: '𠮷'.repeat(500_000) }).message.en;
    expect(Array.from(message).length).toBeLessThan(120);
    expect(message).toContain('𠮷…');
  });

  it('leaves a place without a value visible', () => {
    expect(finding('test.odd').message.ja).toContain('{value}');
  });

  it('counts columns as a spreadsheet does', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});
