import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DEMO_PREFECTURE, DEMO_TOWNS } from './index.ts';
import { demoFiles } from './make.ts';

describe('the committed files of the demonstration', () => {
  it('are the bytes that make.ts makes', async () => {
    const made = await demoFiles();
    expect(made.size).toBe(30);
    for (const [path, bytes] of made) {
      const committed = await readFile(new URL(path, import.meta.url));
      expect(Buffer.compare(committed, bytes), path).toBe(0);
    }
  });

  it('are cp932 with CRLF in Japanese and UTF-8 with LF in English', async () => {
    const made = await demoFiles();
    const japanese = made.get('tomoni-shi/area_days.csv') ?? new Uint8Array();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(japanese)).toThrow();
    expect(new TextDecoder('shift_jis', { fatal: true }).decode(japanese)).toContain(
      'みどり町1丁目,北クリーンセンター,火 金 20270104,水,木2 木4,隔月20260406,木1,木1,,\r\n',
    );
    const english = new TextDecoder('utf-8', { fatal: true }).decode(made.get('tomoni-shi/en/area_days.csv'));
    expect(english).not.toContain('\r');
  });

  it.each([
    ['English', 'en'],
    ['easy Japanese', 'easy'],
  ])('have as many areas in %s as in Japanese, in the same order of rules', async (_, lang) => {
    const made = await demoFiles();
    const lines = (path: string, encoding: string) =>
      new TextDecoder(encoding).decode(made.get(path)).trim().split(/\r?\n/);
    const japanese = lines('tomoni-shi/area_days.csv', 'shift_jis');
    const edition = lines(`tomoni-shi/${lang}/area_days.csv`, 'utf-8');
    expect(edition).toHaveLength(japanese.length);
    const fortnight = /隔[月火水木金]\d{8}/;
    expect(edition.map((line) => fortnight.exec(line)?.[0])).toEqual(
      japanese.map((line) => fortnight.exec(line)?.[0]),
    );
  });
});

describe('the codes of the invented towns', () => {
  it('have the check digit of JIS X 0402: weights 6 5 4 3 2, last digit of 11 minus the sum modulo 11', () => {
    for (const { code } of [DEMO_PREFECTURE, ...DEMO_TOWNS]) {
      const sum = [6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(code[at]), 0);
      expect(code).toHaveLength(6);
      expect(Number(code[5])).toBe((11 - (sum % 11)) % 10);
    }
  });

  it('belong to no prefecture of Japan', () => {
    for (const { code } of DEMO_TOWNS) expect(Number(code.slice(0, 2))).toBeGreaterThan(47);
  });
});
