import { transaction } from '@tomoni/platform/storage';
import { testDatabase } from '@tomoni/platform/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentCalendar } from './calendars.ts';
import { otherWordsFor } from './everyday-words.ts';
import { findItems, groupItems, indexItems } from './items.ts';
import { OWNERS, PLACE, publishTown, testSite } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const held = async () => {
  const calendar = await currentCalendar(db, PLACE, '2026-11-24');
  if (calendar === null) throw new Error('no calendar');
  return calendar;
};
const names = async (q: string) => (await findItems(db, await held(), 'ja', q)).items.map(({ name }) => name);

beforeAll(async () => {
  await publishTown(testSite(db));
});

describe('what goes where', () => {
  it.each(['電池', 'でんち', 'デンチ', 'ﾃﾞﾝﾁ', 'バッテリー'])('finds the batteries for %s', async (q) => {
    expect(await names(q)).toEqual(expect.arrayContaining(['乾電池', '充電池・モバイルバッテリー']));
  });

  it('puts the nearest name first', async () => {
    expect((await names('乾電池'))[0]).toBe('乾電池');
    expect(await names('わりばし')).toEqual(['割り箸']);
  });

  it('finds nothing for what the town does not list', async () => {
    expect(await names('うちゅうせん')).toEqual([]);
  });

  it('forgets the items of the version before', async () => {
    await publishTown(testSite(db), { 'target.csv': 'label,name,notice,furigana\n燃やすごみ,まくら,,ま\n' });
    expect(await names('電池')).toEqual([]);
    expect(await names('枕')).toEqual([]);
    expect(await names('まくら')).toEqual(['まくら']);
  });
});

describe('items of an English edition', () => {
  const item = (name: string, category: number | null = 0) => ({
    label: '',
    category,
    name,
    notice: '',
    reading: '',
  });
  const indexed = async (en: string[], ja: string[]) => {
    const editions = {
      en: { categories: [], areaNames: {}, items: en.map((name) => item(name)), transfers: [], remarks: [] },
    };
    const draft = { place: PLACE, items: ja.map((name) => item(name)), editions };
    await transaction(db, (tx) => indexItems(tx, 'english', draft));
    return async (q: string) =>
      (await findItems(db, { id: 'english', place: PLACE }, 'en', q)).items.map(({ name }) => name);
  };

  it('are found in singular and plural, before the Japanese list is asked', async () => {
    const find = await indexed(['Dry batteries', 'Box', 'Glasses'], ['乾電池']);
    expect(await find('battery')).toEqual(['Dry batteries']);
    expect(await find('batteries')).toEqual(['Dry batteries']);
    expect(await find('boxes')).toEqual(['Box']);
    expect(await find('乾電池')).toEqual(['乾電池']);
  });

  it('are found by their Japanese names when both lists name the same things in the same order', async () => {
    const find = await indexed(['Dry batteries', 'Chopsticks'], ['乾電池', '割り箸']);
    expect(await find('乾電池')).toEqual(['Dry batteries']);
    expect(await find('わりばし')).toEqual(['Chopsticks']);
  });
});

describe('the list under headings', () => {
  const item = (name: string, reading: string) => ({ label: '', category: null, name, notice: '', reading });

  it('keeps the headings that a town chose', () => {
    const groups = groupItems([item('アイロン', 'あ'), item('傘', 'か'), item('鞄', 'か')]);
    expect(groups.map(({ heading, items }) => [heading, items.length])).toEqual([
      ['あ', 1],
      ['か', 2],
    ]);
  });

  it('takes the first kana of whole readings, without its sound mark', () => {
    const groups = groupItems([item('アイロン', 'あいろん'), item('ガラス', 'がらす'), item('傘', 'かさ')]);
    expect(groups.map(({ heading }) => heading)).toEqual(['あ', 'か']);
  });
});

it('knows readings and other words of everyday things', () => {
  expect(otherWordsFor('乾電池（単1）')).toEqual(expect.arrayContaining(['かんでんち（単1）', 'バッテリー']));
  expect(otherWordsFor('見たことのないもの')).toEqual([]);
});
