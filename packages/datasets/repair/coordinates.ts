/** What the text of one latitude or longitude may mean: decimal degrees, degrees–minutes–seconds, a point that was lost. */
import { plain } from './text.ts';

export type Axis = 'latitude' | 'longitude';

/** Bounds of Japan in degrees, islands far out included (20.4–45.6° north, 122.9–154.0° east). */
const JAPAN: Readonly<Record<Axis, readonly [number, number]>> = {
  latitude: [20, 46],
  longitude: [122, 154],
};

export function isOn(axis: Axis, value: number): boolean {
  const [low, high] = JAPAN[axis];
  return value >= low && value <= high;
}

/** `written`: as it stands; `tidied`: signs around it fell; `dms`: degrees, minutes, seconds; `pointed`: by another point. */
export type How = 'written' | 'tidied' | 'dms' | 'pointed';

export interface Coordinate {
  text: string;
  value: number;
  how: How;
}

const DECIMAL = /^\d{1,3}(?:\.\d+)?$/u;
const SIGNS = /^(?:北緯|東経|緯度|経度|lat|lon|[NE])?[\s:=]*(\d{1,3}\.\d+)\s?(?:度|°|º)?\s?[NE]?$/iu;
const DMS =
  /^(?:北緯|東経|[NE])?\s?(\d{2,3})\s?[度°º.:\s-]\s?(\d{1,2})\s?[分′'’.:\s-]\s?(\d{1,2}(?:\.\d{1,10})?)\s?(?:秒|″|"|”|′′|''|’’)?\s?[NE]?$/iu;

/** All that a cell may mean on either axis of Japan, the most literal first; nothing for 0 and for other texts. */
export function coordinatesOf(text: string): Coordinate[] {
  if (text.length > 40) return [];
  if (DECIMAL.test(text)) return [...onEither(text, 'written'), ...pointed(text)];
  const read = plain(text);
  if (DECIMAL.test(read)) return [...onEither(read, 'tidied'), ...pointed(read)];
  const bare = SIGNS.exec(read)?.[1];
  if (bare !== undefined) return onEither(bare, 'tidied');
  const dms = ofDms(read);
  return dms === null ? pointed(read) : onEither(dms, 'dms');
}

function onEither(text: string, how: How): Coordinate[] {
  const value = Number(text);
  return isOn('latitude', value) || isOn('longitude', value) ? [{ text, value, how }] : [];
}

function ofDms(text: string): string | null {
  const found = DMS.exec(text);
  if (found === null) return null;
  const [degrees, minutes, seconds] = found.slice(1).map(Number) as [number, number, number];
  if (minutes >= 60 || seconds >= 60) return null;
  // A millionth of a degree is a tenth of a metre; files write seconds with one to three decimals.
  return String(Number((degrees + minutes / 60 + seconds / 3600).toFixed(7)));
}

/** The same digits with the point behind the second (latitude) or the third (longitude): 35680123, 3568.0123, 35,680123. */
function pointed(text: string): Coordinate[] {
  if (!/^\d{1,11}[.,]?\d*$/u.test(text)) return [];
  const digits = text.replace(/[.,]/u, '');
  if (digits.length < 4 || digits.length > 20) return [];
  return ([2, 3] as const).flatMap((before) => {
    const moved = `${digits.slice(0, before)}.${digits.slice(before)}`;
    const value = Number(moved);
    const fits = before === 2 ? isOn('latitude', value) : isOn('longitude', value);
    return moved !== text && fits ? [{ text: moved, value, how: 'pointed' as const }] : [];
  });
}

/** True for metres of the plane coordinates of surveys (平面直角座標系): below zero, or far beyond degrees with a point. */
export function looksPlane(text: string): boolean {
  const read = plain(text);
  return /^-\d{2,6}(?:\.\d+)?$/u.test(read) || /^\d{4,6}\.\d{1,4}$/u.test(read);
}

export function isZero(text: string): boolean {
  return /^[0０]+(?:[.．][0０]*)?$/u.test(text);
}
