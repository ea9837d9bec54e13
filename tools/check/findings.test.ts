import { describe, expect, it } from 'vitest';
import { findingsCheck } from './findings.ts';
import { faultsIn } from './planted.ts';

const file = (entries: string) => `export const finding = defineFindings({${entries}});\n`;
const text = (code: string, rest: string) => `'${code}': { severity: 'error', ${rest} },`;
const GOOD = "ja: '行{row}が空です', en: 'Row {row} is empty'";

const planted = (entries: string) =>
  faultsIn(findingsCheck, { 'packages/sheets/findings.ts': file(entries) });

describe('the findings check', () => {
  it('finds nothing in a clean catalogue', async () => {
    expect(await planted(text('sheets.empty-row', GOOD))).toEqual([]);
  });

  it('takes a value that is said per language for the same value', async () => {
    expect(await planted(text('sheets.day', "ja: '{weekdayJa}です', en: 'a {weekdayEn}'"))).toEqual([]);
  });

  it.each([
    ['a code without a dot', text('empty-row', GOOD), 'is not a code'],
    ['a code in another spelling', text('sheets.emptyRow', GOOD), 'is not a code'],
    ['a code of another owner', text('rows.empty', GOOD), 'does not begin with its owner, sheets'],
    ['a language that is missing', text('sheets.empty-row', "ja: '空です'"), 'in both languages'],
    ['other values', text('sheets.empty-row', "ja: '行{row}', en: 'Row {line}'"), 'has other values'],
    ['Japanese without Japanese', text('sheets.empty-row', "ja: 'Empty', en: 'Empty'"), 'has no Japanese'],
    ['English without English', text('sheets.empty-row', "ja: '空です', en: '空です'"), 'has no English'],
    [
      'a severity that does not exist',
      "'sheets.a': { severity: 'fatal', ja: '空です', en: 'Empty' }",
      'has no severity',
    ],
  ])('finds %s', async (_name, entries, expected) => {
    const faults = await planted(entries);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });

  it('finds a code that stands twice', async () => {
    const faults = await faultsIn(findingsCheck, {
      'packages/sheets/a.ts': file(text('sheets.empty-row', GOOD)),
      'packages/sheets/b.ts': file(text('sheets.empty-row', GOOD)),
    });
    expect(faults).toEqual(['packages/sheets/b.ts:1 sheets.empty-row is a code of packages/sheets/a.ts too']);
  });
});
