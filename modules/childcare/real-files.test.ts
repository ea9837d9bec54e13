/**
 * The files of papamama's cities, where they are at hand; none of them is part of this project. Prints how much of each
 * is understood.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry } from '@tomoni/catalogue/contract';
import { describe, expect, it } from 'vitest';
import { AGES, CARES } from './model.ts';
import { readRecord } from './read-record.ts';
import { preschoolsOf } from './town.ts';
import { tidy, yesNo } from './values.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/opendata/papamama', import.meta.url));
const FLAGS = ['Extra', 'Temp', 'Holiday', 'Night', 'H24', 'Vacancy', 'Kodomo'];

interface Feature {
  geometry: { coordinates: [number, number] } | null;
  properties: Record<string, string | null>;
}

function entriesOf(file: string): Entry[] {
  const { features } = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as {
    features: Feature[];
  };
  return features.map(({ geometry, properties }, n) => {
    const body = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, String(value ?? '')]),
    );
    const [lon = null, lat = null] = geometry?.coordinates ?? [];
    return {
      ...{ owner: 'x', dataset: 'x', n, standard: 'preschool', name: body.Name ?? '' },
      lat,
      lon,
      body,
    };
  });
}

/** Of values that say something, how many were understood. */
function share(entries: readonly Entry[], names: readonly string[], understood: (entry: Entry) => boolean) {
  const said = entries.filter(({ body }) => names.some((name) => tidy(body[name]) !== ''));
  return { of: said.length, understood: said.filter(understood).length };
}

const files = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .map((name) => path.join(FOLDER, name, 'data', 'nurseryFacilities.geojson'))
      .filter((file) => existsSync(file))
  : [];

const realFiles = () => {
  const lines: string[] = [];
  const totals = {
    ages: { of: 0, understood: 0 },
    hours: { of: 0, understood: 0 },
    flags: { of: 0, understood: 0 },
  };

  it.each(files.map((file) => [path.relative(FOLDER, file), file]))('%s', (name, file) => {
    const entries = entriesOf(file).filter((entry) => readRecord(entry, '') !== null);
    const read = (entry: Entry) => {
      const one = readRecord(entry, '');
      if (one === null) throw new Error('it was read before');
      return one;
    };
    const found = {
      ages: share(entries, ['AgeS'], (entry) => read(entry).ages.from !== null),
      hours: share(entries, ['Open'], (entry) => read(entry).hours.opens !== null),
    };
    const flags = entries.flatMap(({ body }) =>
      FLAGS.map((flag) => tidy(body[flag])).filter((text) => text !== ''),
    );
    const known = flags.filter((text) => yesNo(text) !== null).length;
    lines.push(
      `${name}: ${entries.length} preschools, ages ${found.ages.understood}/${found.ages.of}, ` +
        `hours ${found.hours.understood}/${found.hours.of}, flags ${known}/${flags.length}`,
    );
    for (const key of ['ages', 'hours'] as const) {
      totals[key].of += found[key].of;
      totals[key].understood += found[key].understood;
    }
    totals.flags.of += flags.length;
    totals.flags.understood += known;
    const all = preschoolsOf(entries);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const one of all) {
      expect(one.vacancy.ages).toHaveLength(AGES.length);
      expect(CARES.every((care) => one.care[care] === null || typeof one.care[care] === 'boolean')).toBe(
        true,
      );
      const { opens, closes } = one.hours;
      if (opens !== null && closes !== null) expect(closes).toBeGreaterThan(opens);
    }
  });

  it('are understood but for what nobody could', () => {
    console.info(lines.join('\n'));
    for (const { of, understood } of Object.values(totals)) expect(understood / of).toBeGreaterThan(0.98);
  });
};

if (files.length > 0) describe('the files of papamama', realFiles);

it('flags are read the same without them', () => {
  expect(['Y', 'Ｙ', '1', 'N', 'NA'].map(yesNo)).toEqual([true, true, true, false, null]);
});
