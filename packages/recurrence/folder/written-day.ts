import { type IsoDate, isoDateOf, nfkc } from '@tomoni/japanese';

const FORMS = [
  /^(\d{4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/,
  /^(\d{4})()(\d{2})(\d{2})$/,
  /^(\d{4})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/,
];

/** A day as center.csv and transferdata.csv write it: Y/M/D, Y-M-D, Y.M.D, YYYYMMDD or Y年M月D日; else null. */
export function parseWrittenDay(text: string): IsoDate | null {
  if (text.length > 60) return null;
  const plain = nfkc(text).trim();
  for (const form of FORMS) {
    const found = form.exec(plain);
    if (found) return isoDateOf(Number(found[1]), Number(found[3]), Number(found[4]));
  }
  return null;
}
