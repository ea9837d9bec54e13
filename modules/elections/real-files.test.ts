/**
 * Lists of polling places of real towns, where they are at hand; none of them is part of this project. Prints how much
 * of each is understood.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry } from '@tomoni/catalogue/contract';
import { upload } from '@tomoni/catalogue/testing';
import { municipalityByCode, nfkc, splitAddress } from '@tomoni/japanese';
import { ensurePlace } from '@tomoni/places/contract';
import { commit, stage } from '@tomoni/platform/intake';
import { testDatabase } from '@tomoni/platform/testing';
import { describe, expect, it } from 'vitest';
import type { PollingPlace } from './model.ts';
import { findMyPlace } from './my-place.ts';
import { pollingPlacesOf } from './polling-place.ts';
import { OWNERS, testSite } from './testing-town.ts';
import { readTown } from './town.ts';

const FOLDER = fileURLToPath(
  new URL('../../../shared/data/opendata/muzudho__election-helper', import.meta.url),
);
const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
const textOf = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8').replace(/^\uFEFF/u, '');

/** Lists without areas, published as an operator does. */
const listed = () => {
  const files = names.filter((name) => name.endsWith('.csv'));
  it('are read whole, and never say where somebody votes', async () => {
    const { db } = await testDatabase({ owners: OWNERS });
    const site = testSite(db);
    for (const file of files) {
      const rows = textOf(file).trim().split(/\r?\n/u).slice(1);
      const address = /東京都[^,]+/u.exec(rows[0] ?? '')?.[0] ?? '';
      const municipality = splitAddress(address).municipality;
      if (municipality === null) throw new Error(`${file} names no municipality`);
      const { code, name } = municipality;
      await ensurePlace(db, { code, name });
      const { id, hash } = await stage(site, {
        ...{ owner: code, actor: 'operator', answers: {} },
        files: [upload(`投票所_${file}`, textOf(file))],
      });
      await commit(site, { id, hash, actor: 'operator' });
      const { places } = await readTown(db, code);
      expect([file, new Set(places.map(({ key }) => key)).size]).toEqual([file, rows.length]);
      const answers = places.map((place) => ({
        place,
        answer: findMyPlace(place.address, { code, name, places }),
      }));
      expect(answers.filter(({ answer }) => answer.is === 'one' || answer.is === 'several')).toEqual([]);
      const near = answers.filter(({ answer }) => answer.is === 'near');
      console.info(`${file}: ${places.length} places, ${near.length} found near their own address`);
    }
  });
};

interface List {
  code: string;
  bodies: Record<string, string>[];
}

/** Lists with areas, out of the text of web pages: one table for each precinct, or one for all. */
function listsWithAreas(): List[] {
  const one = textOf('akishima__input_data.txt');
  const blocks = [
    ...one.matchAll(/^(第\d+投票[区所])\n投票所.*区域\n([^\t]+)\t([^\t]+)\t([\s\S]*?)\n(?=第\d+投票)/gmu),
  ];
  const other = textOf('nishitokyo__input_data.txt');
  const rows = [...other.matchAll(/^第(\d+)\t(\S+)\n（([^）]+)）\t([^\t]+)\t/gmu)];
  const body = ([, precinct = '', name = '', address = '', area = '']: RegExpMatchArray) => ({
    ...{ 投票区番号: precinct, 投票所_名称: name, 住所: address, 区域: area },
  });
  return [
    { code: '132071', bodies: blocks.map(body) },
    { code: '132292', bodies: rows.map(body) },
  ];
}

/** An address at the beginning of each item of an area: 中町1226番地から… → 中町1226番地. */
function beginningsOf({ areas }: PollingPlace): string[] {
  return areas.flatMap((area) =>
    nfkc(area)
      .replace(/(\d),(\d{3})/gu, '$1$2')
      .split('\n')
      .map((item) =>
        item
          .replace(/(?:から|・|まで).*$/u, '')
          .replace(/[(（](\d+番).*$/u, '$1')
          .trim(),
      )
      .filter((item) => /^[^\d\s()]{1,12}.*(?:丁目|番地?)$/u.test(item)),
  );
}

const withAreas = () => {
  it('find the place of an address, and never another one', () => {
    for (const { code, bodies } of listsWithAreas()) {
      const entries = bodies.map((body, n): Entry => {
        const name = body.投票所_名称 ?? '';
        return { owner: code, dataset: 'd', n, standard: 'polling_place', name, lat: null, lon: null, body };
      });
      const places = pollingPlacesOf(entries, new Map());
      const name = municipalityByCode(code)?.name ?? '';
      const asked = places.flatMap((place) => beginningsOf(place).map((address) => ({ place, address })));
      const found = asked.map((one) => ({
        ...one,
        answer: findMyPlace(one.address, { code, name, places }),
      }));
      const others = found.filter(
        ({ place, answer }) =>
          (answer.is === 'one' && answer.place !== place) ||
          (answer.is === 'several' && !answer.places.includes(place)),
      );
      expect(others.map(({ address, answer }) => [address, answer.is])).toEqual([]);
      const one = found.filter(({ answer }) => answer.is === 'one').length;
      const lost = found.filter(({ answer }) => answer.is !== 'one' && answer.is !== 'several');
      console.info(
        `${name}: ${places.length} places, ${asked.length} addresses: one place ${one}, none ${lost.length}`,
        found
          .filter(({ answer }) => answer.is !== 'one')
          .map(({ address, answer }) => `${address} ${answer.is}`)
          .slice(0, 12),
      );
      expect(places.length).toBeGreaterThan(15);
      expect(lost.length / asked.length).toBeLessThan(0.02);
      expect(one / asked.length).toBeGreaterThan(0.5);
    }
  });
};

if (names.length === 0)
  console.info('No ../shared/data beside this repository: lists of real towns are not read.');
else {
  describe('lists of real towns without areas', listed);
  describe('lists of real towns with areas', withAreas);
}

it('an invented list is read the same without them', () => {
  const body = {
    投票区番号: '1',
    投票所_名称: '本町小学校',
    住所: '本町1-2',
    区域: '本町一丁目から本町三丁目まで',
  };
  const entry = {
    owner: 'x',
    dataset: 'd',
    n: 0,
    standard: 'polling_place',
    name: '本町小学校',
    lat: null,
    lon: null,
    body,
  };
  const places = pollingPlacesOf([entry], new Map());
  expect(findMyPlace('本町2丁目5番', { code: '992020', name: 'こだま町', places }).is).toBe('one');
});
