import { ensurePlace } from '@tomoni/places/contract';
import { createApp } from '@tomoni/platform/http';
import { commit, stage } from '@tomoni/platform/intake';
import { testDatabase } from '@tomoni/platform/testing';
import { describe, expect, it } from 'vitest';
import { KILL_CELLS, type KillVersion, killTownFiles } from './kill-town.ts';
import { takeoversOf } from './publication.ts';
import { listAreas } from './store.ts';
import { OWNERS, PLACE, testSite } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = createApp(site);
await ensurePlace(db, { code: PLACE, name: 'こだま町' });

const AREAS = 300;

async function importVersion(version: KillVersion): Promise<string> {
  const files = killTownFiles(version, AREAS);
  const staged = await stage(site, { owner: PLACE, actor: 'operator', files });
  return (await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' })).version;
}

const held = async () => (await takeoversOf(db, PLACE, '2026-11-24')).now?.calendarId ?? '';

async function cellsOf(calendarId: string): Promise<Set<string>> {
  const areas = await listAreas(db, PLACE, calendarId);
  expect(areas).toHaveLength(AREAS);
  return new Set(areas.map(({ cells }) => cells.map(({ text }) => text).join()));
}

describe('two imports of one town at the same moment', () => {
  it.each([
    ['A', 'B'],
    ['B', 'A'],
  ] as const)(
    'publish one after the other, %s and %s: whole, and the later one holds',
    async (...versions) => {
      const ids = await Promise.all(versions.map(importVersion));
      expect(await held()).toBe([...ids].sort((a, b) => Number(a) - Number(b)).at(-1));
      for (const [index, version] of versions.entries()) {
        expect(await cellsOf(ids[index] ?? '')).toEqual(new Set([KILL_CELLS[version].join()]));
      }
    },
  );
});

describe('a page that is read during imports', () => {
  it('is of the version before or of the one after, and of the new one as soon as it is published', async () => {
    await importVersion('A');
    const [area] = await listAreas(db, PLACE, await held());
    const read = async (suffix: string) => {
      const answer = await app.request(`/${PLACE}/garbage/${area?.id}${suffix}`);
      expect(answer.status).toBe(200);
      return answer.text();
    };
    const daysIn = (text: string) => JSON.stringify(JSON.parse(text).collections);
    // But for the version that open pages follow: it grows with each publication.
    const shown = (html: string) =>
      html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(/;seen=[\d.]+/, '');
    const known = { A: daysIn(await read('.json')), B: '' };
    const pages = { A: shown(await read('')), B: '' };
    await importVersion('B');
    known.B = daysIn(await read('.json'));
    pages.B = shown(await read(''));
    expect(known.A).not.toBe(known.B);
    expect(pages.A).not.toBe(pages.B);

    let done = false;
    let reads = 0;
    const reader = async () => {
      while (!done) {
        expect(Object.values(known)).toContain(daysIn(await read('.json')));
        expect(Object.values(pages)).toContain(shown(await read('')));
        reads += 2;
      }
    };
    const readers = Promise.all([reader(), reader()]);
    try {
      for (const version of ['A', 'B', 'A', 'B'] as const) {
        await importVersion(version);
        expect(daysIn(await read('.json'))).toBe(known[version]);
        expect(shown(await read(''))).toBe(pages[version]);
      }
    } finally {
      done = true;
      await readers;
    }
    expect(reads).toBeGreaterThan(8);
  });
});
