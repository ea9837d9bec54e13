import { describe, expect, it } from 'vitest';
import { headerCore, headerKey, headerPlain } from './header-key.ts';
import { similarity } from './similarity.ts';

describe('headers in the form in which they are compared', () => {
  it.each([
    ['料金（基本）', '料金(基本)'],
    ['telephone　number', 'TELEPHONE NUMBER'],
    ['ＴＥＬ', 'tel'],
    ['公園等\n施設名', '公園等施設名'],
    ['受入年齢［歳］', '受入年齢(歳)'],
  ])('%j is %j', (a, b) => {
    expect(headerKey(a)).toBe(headerKey(b));
  });

  it('keeps apart what differs only in brackets until the last form', () => {
    const [stalls, seats] = ['男性トイレ数（小便器）', '男性トイレ数（洋式）'];
    expect(headerPlain(stalls)).not.toBe(headerPlain(seats));
    expect(headerCore(stalls)).toBe(headerCore(seats));
  });

  it('loses notes and punctuation, and never all of a header', () => {
    expect(headerCore('施設名※１施設に複数')).toBe('施設名');
    expect(headerPlain('画像_ライセンス')).toBe(headerPlain('画像のライセンス'));
    for (const odd of ['（m）', '※', '-', '№', '(の)']) expect(headerCore(odd)).not.toBe('');
  });
});

describe('how alike two headers are', () => {
  it('is symmetric, between 0 and 1, and 1 only for equal ones', () => {
    const words = ['電話番号', '代表電話番号', '番号', '名称', '名', '', 'startTime'];
    for (const a of words) {
      for (const b of words) {
        const score = similarity(a, b);
        expect(score).toBe(similarity(b, a));
        expect(score).toBeGreaterThanOrEqual(0);
        if (a === b) expect(score).toBe(1);
        else expect(score).toBeLessThan(1);
      }
    }
  });

  it('hears the head of a compound at its end, but not in two letters', () => {
    expect(similarity('施設駐車場情報', '駐車場情報')).toBeGreaterThan(0.6);
    expect(similarity('電話番号', '番号')).toBeLessThan(0.6);
  });
});
