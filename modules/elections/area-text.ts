/** Areas of polling places as lists write them, brought to the form that town ranges are read from. */
import { nfkc } from '@tomoni/japanese';

const THOUSANDS = /(\d),(\d{3})(?=番)/gu;
/** 東町一丁目から東町五丁目まで repeats the town; ranges don't. */
const TOWN_AGAIN =
  /([^、,。\s\d一二三四五六七八九十]{1,20})((?:[\d一二三四五六七八九十]+丁目)?)([\d一二三四五六七八九十]+(?:丁目|番地?))から\1\2([\d一二三四五六七八九十]+(?:丁目|番地?)まで)/gu;

/** Lines become items of one list. */
export function areaText(written: string): string {
  return nfkc(written)
    .trim()
    .split(/\s*\n\s*/u)
    .filter((line) => line !== '')
    .join('、')
    .replace(/[；;]/gu, '、')
    .replace(THOUSANDS, '$1$2')
    .replace(TOWN_AGAIN, '$1$2$3から$4');
}
