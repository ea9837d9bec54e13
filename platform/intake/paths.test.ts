import { describe, expect, it } from 'vitest';
import { decodeName, isRubbish, safePath } from './paths.ts';

describe('safePath', () => {
  it.each([
    ['a/b.csv', 'a/b.csv'],
    ['a\\b.csv', 'a/b.csv'],
    ['./a//b.csv', 'a/b.csv'],
    ['a\u0000/b\r\n.csv', 'a/b.csv'],
    ['か\u3099.csv', 'が.csv'],
    ['..a/b..csv', '..a/b..csv'],
    ['/etc/passwd', null],
    ['\\\\server\\share', null],
    ['C:\\x', null],
    ['c:x', null],
    ['a/../b', null],
    ['..', null],
    ['.', null],
    ['', null],
  ])('%j is %j', (name, path) => {
    expect(safePath(name)).toBe(path);
  });
});

describe('decodeName', () => {
  it('reads UTF-8 without a flag, and cp932 as Windows writes it', () => {
    expect(decodeName(Buffer.from('町.csv'))).toBe('町.csv');
    expect(decodeName(Uint8Array.of(0x92, 0xac, 0x2e, 0x63, 0x73, 0x76))).toBe('町.csv');
    // ①髙, which are in cp932 but not in plain Shift_JIS.
    expect(decodeName(Uint8Array.of(0x87, 0x40, 0xfb, 0xfc))).toBe('①髙');
  });
});

describe('isRubbish', () => {
  it.each(['__MACOSX/a.csv', 'x/.DS_Store', 'Thumbs.db', 'x/._a.csv'])('%s', (path) => {
    expect(isRubbish(path)).toBe(true);
  });
  it('not a file of the town', () => {
    expect(isRubbish('area_days.csv')).toBe(false);
  });
});
