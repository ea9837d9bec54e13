/** Garbage areas as towns write them, as data: which towns, chome, blocks and numbers belong to one. */
import { municipalitiesFolded } from './municipalities.ts';
import { foldPlaceName } from './spelling.ts';
import type { TownRange } from './town-range.ts';
import { RangeReader } from './town-range-reader.ts';
import { rangeWords } from './town-range-words.ts';
import { nfkc } from './width.ts';

const LONGEST_NAME = 1000;
const ONLY_DISTRICT =
  /^(?:全て?の|すべての|他の|その他の)?(?:区域|地区|地域|校区|学区|町内?|ところ|全域|全て|すべて)$/;
const DISTRICT = /(?:区域|地区|地域|校区|学区|エリア|方面|支所|管内)$/;

/**
 * The ranges that an area's name writes: 東区 青葉1丁目1番～12番，13番1～26号; 本町1・2丁目; 青葉町（1～3丁目）;
 * 【土崎港】北一丁目～七丁目、南一丁目; 内浜1丁目上記以外; 和白丘2丁目3番（36号，48号を除く）.
 * What isn't understood is kept in `unclear`. Never empty for a text with any letter.
 */
export function parseTownRanges(name: string): TownRange[] {
  const text = nfkc(name).trim();
  if (text === '') return [];
  const { ward, label, base, rest: ranges } = prefixOf(restLast(text.slice(0, LONGEST_NAME)));
  // 【大町】上記以外の大町地区 names its town already.
  const rest = base === '' ? restLast(ranges) : ranges;
  const reader = new RangeReader(ward, label, base);
  if (text.length > LONGEST_NAME) reader.markUnclear(text.slice(LONGEST_NAME, LONGEST_NAME + 20));
  reader.read(rangeWords(rest));
  return reader.finish();
}

/** 上記以外の東区 青葉1丁目 → 東区 青葉1丁目上記以外: the form that says the same after the town. */
function restLast(text: string): string {
  const found = /^((?:[上下左右前]記|これら)以外)の?\s*([^、,。]{1,60})$/.exec(text);
  const town = found?.[2] ?? '';
  return town === '' || ONLY_DISTRICT.test(town) ? text : `${town}${found?.[1] ?? ''}`;
}

/** Ward, district or 【town】 in front of the ranges. */
function prefixOf(text: string): { ward: string | null; label: string | null; base: string; rest: string } {
  const bracket = /^【([^】]{1,30})】\s*/.exec(text);
  if (bracket) {
    const inside = bracket[1] ?? '';
    const rest = text.slice(bracket[0].length);
    return DISTRICT.test(inside)
      ? { ward: null, label: inside, base: '', rest }
      : { ward: null, label: null, base: inside, rest };
  }
  const word = /^[^\s\d()（）、,]{1,16}/.exec(text)?.[0] ?? '';
  const wardEnd = wardLength(word);
  if (wardEnd > 0) {
    const ward = word.slice(0, wardEnd).replace(/^.{1,8}市(?=.)/, '');
    return { ward, label: null, base: '', rest: text.slice(wardEnd).trimStart() };
  }
  const gap = text.slice(word.length);
  if (word !== '' && /^\s+[^\s\d]/.test(gap))
    return { ward: null, label: word, base: '', rest: gap.trimStart() };
  return { ward: null, label: null, base: '', rest: text };
}

/** Length of a ward's name, with its city if written, at the start of a word; 0 if there is none. */
function wardLength(word: string): number {
  const end = word.indexOf('区') + 1;
  if (end < 2) return 0;
  return municipalitiesFolded(foldPlaceName(word.slice(0, end))).some((m) => m.kind.endsWith('ward'))
    ? end
    : 0;
}
