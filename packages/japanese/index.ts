/** Japanese text as data: width, kana, numerals, eras, codes, addresses, town ranges. Pure, no network, no files. */

export * from './address.ts';
export * from './area-match.ts';
export * from './check-digit.ts';
export * from './civil-date.ts';
export * from './dates.ts';
export * from './eras.ts';
export * from './holidays.ts';
export * from './kana.ts';
export * from './municipalities.ts';
export * from './municipality-code.ts';
export * from './numerals.ts';
export * from './prefectures.ts';
export * from './spelling.ts';
export type { LotSpan, Span, TownRange } from './town-range.ts';
export { isInside, type RangeReason, type RangeVerdict } from './town-range-match.ts';
export * from './town-ranges.ts';
export * from './weekdays.ts';
export * from './width.ts';
