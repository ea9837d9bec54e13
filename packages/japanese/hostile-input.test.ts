import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

const shared = fileURLToPath(new URL('../../../shared/data/opendata/5374/', import.meta.url));

/** The area column of the real calendars, when they are there; names are enough, so no CSV reader. */
function realNames(): string[] {
  if (!existsSync(shared)) return [];
  const files = readdirSync(shared, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('area_days.csv'))
    .flatMap((file) => {
      const [header = '', ...rows] = readFileSync(shared + file, 'utf8').split(/\r?\n/);
      const column = /マスター|Master/.test(header) ? 1 : 0;
      return rows.map((row) => row.split(/[,;]/)[column] ?? '');
    })
    .map((cell) => cell.replaceAll('"', '').trim())
    .filter((cell) => /[\u3040-\u9fff]/.test(cell));
}

describe('real area names', () => {
  const names = realNames();

  it('all give ranges, and what lies in a range is never outside of it', () => {
    if (names.length === 0) {
      console.info('No ../shared/data beside this repository: real area names were not read.');
      return;
    }
    expect(names.length).toBeGreaterThan(2000);
    for (const name of names) {
      const ranges = parseTownRanges(name);
      expect(ranges.length, name).toBeGreaterThan(0);
      for (const range of ranges) {
        if (range.town === '' || range.except.length > 0 || range.exceptNames.length > 0) continue;
        const lot = range.lots?.[0]?.from;
        const address = [
          range.ward ?? '',
          range.town,
          range.chome ? `${range.chome[0]?.from}丁目` : '',
          lot ? `${lot.block}番${lot.number === null ? '' : `${lot.number}号`}` : '',
        ].join('');
        expect(isInside(address, ranges), `${name}: ${address}`).not.toBe('outside');
      }
    }
  });
});
