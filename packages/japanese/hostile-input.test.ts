import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  foldForSearch,
  isInside,
  matchAreas,
  municipalitiesNamed,
  normaliseMunicipalityCode,
  parseDate,
  parseNumeral,
  parseTownRanges,
  parseWeekday,
  splitAddress,
} from './index.ts';

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['foldForSearch', foldForSearch],
  ['parseNumeral', parseNumeral],
  ['parseDate', parseDate],
  ['parseWeekday', parseWeekday],
  ['normaliseMunicipalityCode', normaliseMunicipalityCode],
  ['municipalitiesNamed', municipalitiesNamed],
  ['splitAddress', splitAddress],
  ['parseTownRanges', parseTownRanges],
  ['isInside', (text) => isInside(text, parseTownRanges(text))],
  ['matchAreas', (text) => matchAreas(text, [{ key: 1, name: text }])],
];

const SEEDS = [
  '1',
  '一',
  '十',
  ' ',
  '　',
  '(',
  '（',
  ')',
  '、',
  '～',
  '1番',
  '一・',
  '1丁目',
  '区',
  '市',
  '郡',
  '字',
  '上る',
  '【',
  '年',
  '-',
  '1,',
  '\0',
  '\ud800',
  'が\u3099',
  '除く',
  '以外',
];

describe('every reader', () => {
  it.each(READERS)('%s ends on 100 kB of one thing and of pairs', (_name, read) => {
    for (const a of SEEDS) {
      for (const b of ['', '1', '丁目', '(']) read((a + b).repeat(Math.ceil(100_000 / (a + b).length)));
    }
  });

  it.each(READERS)('%s never throws', (_name, read) => {
    const mixed = fc.array(fc.constantFrom(...SEEDS), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), mixed), (text) => {
        read(text);
      }),
      { numRuns: 300 },
    );
  });
});
