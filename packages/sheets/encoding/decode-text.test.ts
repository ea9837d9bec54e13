import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { detectEncoding } from './detect-encoding.ts';
import { TextStream } from './text-stream.ts';

/** 地名,センター / 青葉町,東部 in the older encodings, byte by byte as Windows and Unix write them. */
const CP932 = Uint8Array.of(
  0x92,
  0x6e,
  0x96,
  0xbc,
  0x2c,
  0x83,
  0x5a,
  0x83,
  0x93,
  0x83,
  0x5e,
  0x81,
  0x5b,
  0x0d,
  0x0a,
  0x90,
  0xc2,
  0x97,
  0x74,
  0x92,
  0xac,
  0x2c,
  0x93,
  0x8c,
  0x95,
  0x94,
  0x0d,
  0x0a,
);
const EUC_JP = Uint8Array.of(
  0xc3,
  0xcf,
  0xcc,
  0xbe,
  0x2c,
  0xa5,
  0xbb,
  0xa5,
  0xf3,
  0xa5,
  0xbf,
  0xa1,
  0xbc,
  0x0a,
  0xc0,
  0xc4,
  0xcd,
  0xd5,
  0xc4,
  0xae,
  0x2c,
  0xc5,
  0xec,
  0xc9,
  0xf4,
  0x0a,
);
const JIS = Uint8Array.of(0x1b, 0x24, 0x42, 0x43, 0x4f, 0x4c, 0x3e, 0x1b, 0x28, 0x42, 0x2c, 0x61, 0x0a);
const TEXT = '地名,センター\n青葉町,東部\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(little ? bytes : bytes.swap16());
};

describe('detect', () => {
  it.each([
    ['utf-8', utf8(TEXT), false],
    ['utf-8', utf8(`\uFEFF${TEXT}`), true],
    ['cp932', CP932, false],
    ['euc-jp', EUC_JP, false],
    ['utf-16le', utf16(`\uFEFF${TEXT}`, true), true],
    ['utf-16be', utf16(`\uFEFF${TEXT}`, false), true],
    ['utf-16le', utf16(TEXT, true), false],
    ['utf-16be', utf16(TEXT, false), false],
  ])('finds %s (byte order mark: %#)', (encoding, bytes, bom) => {
    const decoded = decodeText(bytes, 'detect');
    expect(decoded).toMatchObject({ encoding, bom });
    expect(decoded.text.replaceAll('\r\n', '\n')).toBe(TEXT);
  });

  it('finds ISO-2022-JP by its escapes', () => {
    expect(decodeText(JIS, 'detect')).toEqual({ text: '地名,a\n', encoding: 'iso-2022-jp', bom: false });
  });

  it('takes plain ASCII and nothing at all for UTF-8', () => {
    expect(decodeText(utf8('a,b'), 'detect').encoding).toBe('utf-8');
    expect(decodeText(new Uint8Array(), 'detect')).toEqual({ text: '', encoding: 'utf-8', bom: false });
  });

  it('does not take a text with stray NUL bytes for UTF-16', () => {
    expect(detectEncoding(utf8('a\0b\0\0c,東京\0d\n')).encoding).toBe('utf-8');
  });

  it('does not mind a character cut at the end of the sample', () => {
    const bytes = utf8('東京');
    expect(detectEncoding(bytes.subarray(0, 5), { cut: true }).encoding).toBe('utf-8');
  });
});

describe('cp932 maps as Windows does', () => {
  it.each([
    ['～', [0x81, 0x60], 0xff5e],
    ['－', [0x81, 0x7c], 0xff0d],
    ['∥', [0x81, 0x61], 0x2225],
    ['①', [0x87, 0x40], 0x2460],
    ['㈱', [0x87, 0x8a], 0x3231],
    ['髙', [0xfb, 0xfc], 0x9ad9],
    ['﨑', [0xfa, 0xb1], 0xfa11],
    ['纊', [0xed, 0x40], 0x7e8a],
    ['ｱ', [0xb1], 0xff71],
  ])('%s', (character, bytes, code) => {
    const { text } = decodeText(Uint8Array.from([...CP932, ...bytes]), 'utf8-else-cp932');
    expect(text.endsWith(character)).toBe(true);
    expect(text.codePointAt(text.length - 1)).toBe(code);
  });

  it('never takes a delimiter into a broken character', () => {
    expect(decodeText(Uint8Array.of(0x81, 0x2c, 0x41, 0x81, 0x0a, 0x42), 'utf8-else-cp932').text).toBe(
      '\uFFFD,A\uFFFD\nB',
    );
  });
});

describe('utf8-else-cp932', () => {
  it('knows two encodings only', () => {
    expect(decodeText(utf8(TEXT), 'utf8-else-cp932').encoding).toBe('utf-8');
    expect(decodeText(utf8(`\uFEFF${TEXT}`), 'utf8-else-cp932')).toEqual({
      text: TEXT,
      encoding: 'utf-8',
      bom: true,
    });
    expect(decodeText(CP932, 'utf8-else-cp932').encoding).toBe('cp932');
    expect(decodeText(EUC_JP, 'utf8-else-cp932').encoding).toBe('cp932');
  });
});

describe('piece by piece', () => {
  const decode = (bytes: Uint8Array, head: number, size: number) => {
    const stream = new TextStream(detectEncoding(bytes.subarray(0, head), { cut: true }));
    let text = '';
    for (let at = 0; at < bytes.length; at += size)
      text += stream.decode(bytes.subarray(at, at + size), false);
    return { text: text + stream.decode(new Uint8Array(), true), encoding: stream.encoding };
  };

  it('gives the same text however the bytes are cut', () => {
    const sources = [
      utf8(TEXT),
      utf8(`\uFEFF${TEXT}`),
      CP932,
      EUC_JP,
      utf16(TEXT, true),
      utf16(`\uFEFF${TEXT}`, false),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.integer({ min: 1, max: 9 }), (bytes, size) => {
        expect(decode(bytes, bytes.length, size).text).toBe(decodeText(bytes, 'detect').text);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('finds the encoding late when a file begins with ASCII', () => {
    const ascii = utf8('id,name\n'.repeat(10));
    const bytes = new Uint8Array([...ascii, ...CP932]);
    expect(decode(bytes, 20, 16)).toMatchObject({ encoding: 'cp932' });
    expect(decode(bytes, 20, 16).text.endsWith('青葉町,東部\r\n')).toBe(true);
  });

  it('marks broken bytes in UTF-8 and goes on', () => {
    const bytes = new Uint8Array([...utf8('東京,'), 0xff, ...utf8(',大阪')]);
    expect(decode(bytes, 6, 3).text).toBe('東京,\uFFFD,大阪');
  });
});
