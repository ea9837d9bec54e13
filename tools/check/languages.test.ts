import { describe, expect, it } from 'vitest';
// Here, since to load all modules takes longer than a test may.
import '../../app/modules.ts';
import { languagesCheck } from './languages.ts';
import { faultsIn } from './planted.ts';

const planted = (file: string, head: object, texts: object) =>
  faultsIn(languagesCheck, { [`languages/${file}`]: JSON.stringify({ name: 'x', ...head, texts }) });

describe('the languages check', () => {
  it('finds nothing in a file that has one text only', async () => {
    expect(await planted('vi.json', {}, { 'collection.tomorrow': 'Ngày mai' })).toEqual([]);
  });

  it.each([
    ['a key that is none', { 'collection.no-such': 'x' }, 'collection.no-such is no text of the product'],
    ['another value', { 'collection.answer.next': '{date}' }, 'collection.answer.next has other values'],
    [
      'a form that the language has not',
      { 'collection.choose.results': { one: '1', other: '{count}' } },
      'form',
    ],
  ])('refuses %s', async (_what, texts, message) => {
    const faults = await planted('vi.json', {}, texts);
    expect(faults.join('\n')).toContain(message);
  });

  it.each([
    ['kanji without a reading', '明日', 'does not say how 明 is read'],
    ['a long sentence', 'あ'.repeat(46), 'has a sentence of 46 letters'],
  ])('refuses %s in easy Japanese', async (_what, text, message) => {
    const faults = await planted('easy.json', { tag: 'ja-simple' }, { 'collection.tomorrow': text });
    expect(faults.join('\n')).toContain(message);
  });
});
