import { describe, expect, it } from 'vitest';
import { likelyReadings, readingVariants } from './readings.ts';

describe('likely readings', () => {
  it('reads names of towns and things, and leaves kana and figures', async () => {
    expect(await likelyReadings(['青葉', '港通り', 'みどり3', '乾電池', 'アイロン'])).toEqual([
      'あおば',
      'みなとどおり',
      'みどり3',
      'かんでんち',
      'あいろん',
    ]);
  });

  it('gives one answer for each text, also for odd ones', async () => {
    expect(await likelyReadings([])).toEqual([]);
    expect(await likelyReadings(['', '　', '𠮷'])).toHaveLength(3);
    const [long] = await likelyReadings(['漢字'.repeat(100_000)]);
    expect(long?.length).toBeLessThan(2000);
  });
});

it('offers both usual readings of 町', () => {
  expect(readingVariants('若葉町', 'わかばまち')).toEqual(['わかばまち', 'わかばちょう']);
  expect(readingVariants('港通り', 'みなとどおり')).toEqual(['みなとどおり']);
});
