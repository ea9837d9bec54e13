/** The width of letters in addresses: digits, latin letters and hyphens between digits half, kana full; nothing else changes. */
import { nfkc } from '@tomoni/japanese';
import { type Outcome, repaired } from './ledger.ts';

const HALF_KANA = /[\uFF66-\uFF9F]+/gu;
const WIDE = /[０-９Ａ-Ｚａ-ｚ]/gu;
const ODD = /[\r\n０-９Ａ-Ｚａ-ｚ\uFF66-\uFF9F]|\d[－−‐‑–—―ー]\d/u;

/** Line breaks within an address fall; 三丁目 and ３丁目 are both right, only the width of ３ isn't. */
export function repairAddress(text: string): Outcome {
  if (!ODD.test(text)) return null;
  const unbroken = text.replace(/[ \t\u3000]*[\r\n]+[ \t\u3000]*/gu, (_, at: number) =>
    /[\w)]$/u.test(text.slice(0, at)) ? ' ' : '',
  );
  const value = unbroken
    .replace(HALF_KANA, nfkc)
    .replace(WIDE, nfkc)
    .replace(/(?<=\d)[－−‐‑–—―ー](?=\d)/gu, '-');
  if (value === text) return null;
  return repaired(value, unbroken === text ? 'datasets.width' : 'datasets.line-break');
}
