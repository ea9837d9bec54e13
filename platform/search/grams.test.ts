import { describe, expect, it } from 'vitest';
import { wordsOf } from './find.ts';
import { folded, gramsAskedFor, gramsOf } from './grams.ts';

describe('grams', () => {
  it('holds every letter and every pair, also of rare kanji', () => {
    expect(gramsOf(['乾電池']).sort()).toEqual(['乾', '乾電', '池', '電', '電池'].sort());
    expect(gramsOf(['𠮷野家'])).toContain('𠮷野');
    expect(gramsOf([''])).toEqual([]);
  });

  it.each([
    ['電', ['電']],
    ['電池', ['電池']],
    ['乾電池', ['乾電', '電池']],
    ['𠮷', ['𠮷']],
    ['', []],
  ])('asks for %s with %j', (word, grams) => {
    expect(gramsAskedFor(word)).toEqual(grams);
  });

  it('an entry holds whatever a part of it asks for', () => {
    const text = folded('スプレー缶（ガス）');
    const held = new Set(gramsOf([text]));
    const letters = Array.from(text);
    for (let from = 0; from < letters.length; from += 1) {
      for (let to = from + 1; to <= letters.length; to += 1) {
        for (const gram of gramsAskedFor(letters.slice(from, to).join(''))) expect(held).toContain(gram);
      }
    }
  });

  it('makes kana, width and case equal', () => {
    expect(wordsOf('　ﾊﾞｯﾃﾘｰ  Battery ')).toEqual(['ばってりー', 'battery']);
    expect(wordsOf(' \u0000　')).toEqual([]);
  });

  it('bounds what is asked', () => {
    expect(wordsOf('あ い う え お か き く け こ さ')).toHaveLength(8);
    expect(Array.from(wordsOf('𠮷'.repeat(5000))[0] ?? '')).toHaveLength(60);
  });
});
