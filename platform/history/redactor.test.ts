import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, foldedLetters, MARK, purgeTextFault, redactorOf, redactorOfDigest } from './redactor.ts';

const name = redactorOf('山田 ガク');
const phone = redactorOf('03-1234-5678');

function byDigest(text: string) {
  const salt = new Uint8Array(32).fill(7);
  const letters = foldedLetters(text);
  return redactorOfDigest(salt, digestOf(salt, letters), letters.length);
}

describe('what is found', () => {
  it.each([
    ['as it is', '担当は山田 ガクです', `担当は${MARK}です`],
    ['without the space', '山田ガク', MARK],
    ['with a wide space', '（山田　ガク）', `（${MARK}）`],
    ['in half-width kana', '山田ｶﾞｸさん', `${MARK}さん`],
    ['in hiragana', '山田がく', MARK],
    ['twice', '山田ガク、山田 ガク', `${MARK}、${MARK}`],
  ])('a name %s', (_, text, redacted) => {
    expect(name.text(text)).toBe(redacted);
    expect(byDigest('山田 ガク').text(text)).toBe(redacted);
  });

  it.each(['0312345678', '０３－１２３４－５６７８', '03 1234 5678', '03‐1234‐5678'])(
    'a number written %s',
    (text) => {
      expect(phone.text(`電話${text}まで`)).toBe(`電話${MARK}まで`);
      expect(byDigest('03-1234-5678').isIn(text)).toBe(true);
    },
  );

  it('not across the end of a line or a cell', () => {
    expect(redactorOf('山田').isIn('大きな山\n田の中')).toBe(false);
    expect(redactorOf('山田').isIn('山\t田')).toBe(false);
  });

  it('by its digest again and again, in more texts than are remembered', () => {
    const found = byDigest('山田 ガク');
    let redacted = 0;
    for (let n = 0; n < 60; n += 1) {
      const numbers = Array.from({ length: 500 }, (_, at) => String(n * 500 + at)).join('、');
      if (found.text(`${numbers}山田ガク${numbers}`) === `${numbers}${MARK}${numbers}`) redacted += 1;
    }
    expect(redacted).toBe(60);
  });

  it('nothing that only looks alike', () => {
    const text = '山本ガク 山田カク 03-1234-567';
    expect([name.text(text), phone.text(text)]).toEqual([text, text]);
  });
});

describe('in JSON', () => {
  it('keys, lists and numbers that are a phone number', () => {
    const value = { 山田ガク: [1, '山田ガク', { tel: 312_345_678, x: null }], other: '本' };
    expect(name.json(value)).toEqual({ [MARK]: [1, MARK, { tel: 312_345_678, x: null }], other: '本' });
    expect(redactorOf('312345678').json(value)).toMatchObject({ 山田ガク: [1, '山田ガク', { tel: MARK }] });
  });

  it('the very same value when there is nothing', () => {
    const value = { a: ['b', { c: 1 }] };
    expect(name.json(value)).toBe(value);
  });
});

describe('always', () => {
  it('leaves nothing of the text behind, and what is around it whole', () => {
    const letters = fc.stringMatching(/^[a-zあ-んア-ン一-龠]{2,12}$/);
    const around = fc.stringMatching(/^[0-9。、]{0,20}$/);
    fc.assert(
      fc.property(letters, around, around, (text, before, after) => {
        const redacted = redactorOf(text).text(before + text + after);
        expect(redacted).toBe(before + MARK + after);
        expect(byDigest(text).text(before + text + after)).toBe(redacted);
      }),
    );
  });

  it.each([
    ['one letter', ' 山 '],
    ['one letter of two halves', '𠮷'],
    ['one letter and its voice', 'が'],
    ['a half-width one and its voice', 'ｶﾞ'],
    ['one letter and what nobody sees', 'a\u200b\u00ad\u200d\ufe0f'],
    ['hyphens', '--'],
    ['punctuation', '。、'],
    ['nothing', ''],
  ])('refuses %s, which is too short to be anything', (_, text) => {
    expect(purgeTextFault(text)).toBe('short');
    expect(() => redactorOf(text)).toThrow(RangeError);
  });

  it.each(['山田', '𠮷野', '㍻', 'ab', '1-2', 'やぎ'])('takes %s', (text) => {
    expect(purgeTextFault(text)).toBeNull();
    expect(redactorOf(text).text(`（${text}）`)).toBe(`（${MARK}）`);
  });

  it('refuses a page of text', () => {
    expect(purgeTextFault('山'.repeat(200))).toBeNull();
    expect(purgeTextFault('山'.repeat(201))).toBe('long');
    expect(() => redactorOf('山'.repeat(201))).toThrow(RangeError);
  });
});
