import { testDatabase } from '@tomoni/platform/testing';
import { describe, expect, it } from 'vitest';
import type { CataloguePreview } from './item.ts';
import { OWNERS, staged, testSite, upload } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);

const ROWS = [
  '名称,住所,緯度,経度',
  ...Array.from({ length: 12 }, (_, n) => `公園${n},こだま町本町${n + 1}番,36.40${n + 10},138.91${n + 10}`),
  '遠い公園,こだま町本町40番,36.9021,138.9174',
  '読めない公園,こだま町本町41番,36度あたり,138.9175',
].join('\n');

describe('a position that is doubted', () => {
  it('is asked about with where it would lie by each reading, and some of the others around', async () => {
    const seen = await staged(site, [upload('公衆トイレ.csv', ROWS)]);
    const [item] = (seen.preview as CataloguePreview).items;
    const far = seen.questions.find(({ text }) => text.ja.includes('遠い公園'));
    expect(far).toBeDefined();
    const place = item?.asked?.find(({ question }) => question === far?.id);
    expect(place?.readings[0]).toEqual({ lat: 36.9021, lon: 138.9174, value: null });
    for (const { value, lat } of place?.readings.slice(1) ?? []) {
      expect(lat).toBe(Number(value));
      expect(Math.abs(lat - 36.4)).toBeLessThan(0.2);
    }
    expect(item?.around).toHaveLength(12);
    expect(item?.around?.every(({ lat }) => lat < 36.5)).toBe(true);
    // What can't be read has no place.
    const unread = seen.questions.find(({ text }) => text.ja.includes('読めない公園'));
    expect(unread).toBeDefined();
    expect(item?.asked?.some(({ question }) => question === unread?.id)).toBe(false);
  });

  it('is not asked about where all are among each other', async () => {
    const seen = await staged(site, [upload('公衆トイレ.csv', ROWS.split('\n').slice(0, 13).join('\n'))]);
    expect((seen.preview as CataloguePreview).items[0]?.asked).toBeUndefined();
  });
});
