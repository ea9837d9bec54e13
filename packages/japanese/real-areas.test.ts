import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isInside, matchAreas, parseTownRanges, type TownRange } from './index.ts';

const shared = fileURLToPath(new URL('../../../shared/data/opendata/5374/', import.meta.url));

/** Area names of the real calendars, when they are there; names are enough, so no CSV reader. */
function realAreas(): { file: string; names: string[] }[] {
  if (!existsSync(shared)) {
    console.info('No ../shared/data beside this repository: real area names are not read.');
    return [];
  }
  const files = readdirSync(shared, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('area_days.csv') && !/\ben\b/.test(file))
    .map((file) => ({ file, names: namesIn(readFileSync(shared + file, 'utf8')) }));
}

function namesIn(text: string): string[] {
  const [header = '', ...rows] = text.split(/\r?\n/);
  const column = header.includes('マスター') ? 1 : 0;
  const cells = rows.map((row) => row.match(/"[^"]*"|[^,]+/g)?.[column] ?? '');
  return cells.map((cell) => cell.replaceAll('"', '').trim()).filter((cell) => cell !== '');
}

/** An address at the beginning of a range. */
function addressIn(range: TownRange): string {
  const lot = range.lots?.[0]?.from;
  const chome = range.chome ? `${range.chome[0]?.from}丁目` : '';
  const block = lot ? `${lot.block}番${lot.number === null ? '' : `${lot.number}号`}` : '';
  return [range.ward ?? '', range.town, chome, block || (chome ? '' : '5番地')].join('');
}

describe('real area names', () => {
  const calendars = realAreas();

  it('all give ranges, and what lies in a range is never outside of it', () => {
    for (const name of calendars.flatMap((c) => c.names)) {
      const ranges = parseTownRanges(name);
      expect(ranges.length, name).toBeGreaterThan(0);
      for (const range of ranges) {
        if (range.town === '' || range.except.length > 0 || range.exceptNames.length > 0) continue;
        expect(isInside(addressIn(range), ranges), name).not.toBe('outside');
      }
    }
  });

  it('never give an address of one area to another', () => {
    for (const { file, names } of calendars) {
      const areas = names.map((name, key) => ({ key, name }));
      const step = Math.ceil(names.length / 150);
      for (const { key, name } of areas.filter((a) => a.key % step === 0)) {
        const address = addressIn(parseTownRanges(name)[0] ?? failed(name));
        const found = matchAreas(address, areas);
        const told = `${file}: ${name}: ${address}`;
        expect(
          found.map((f) => f.key),
          told,
        ).toContain(key);
        for (const { key: other } of found.filter((f) => f.verdict === 'inside')) {
          expect(names[other], told).toBe(name);
        }
      }
    }
  });
});

function failed(name: string): never {
  throw new Error(`No range in ${name}`);
}
