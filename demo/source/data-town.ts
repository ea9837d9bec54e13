/**
 * ともに市's open data as its departments keep it: lists of what there is, and below how each department wrote it down.
 * Everything is invented; positions lie in the open sea around 33.9 N, 137.9 E.
 */

export type Cell = string | number | null;

/** One file: what its department calls it, and its rows as they stand there. */
export interface SourceFile {
  /** With its ending: .xlsx as a workbook, .csv as text. */
  name: string;
  /** cp932 with CRLF, as Excel saves it; UTF-8 with or without a byte order mark. Of text only. */
  encoding?: 'cp932' | 'utf-8' | 'utf-8-bom';
  sheet?: string;
  rows: Cell[][];
}

export const TOWN = 'ともに市';
export const CODE = '992011';

/** Streets with their middle. */
export const STREETS = {
  本町: [33.9012, 137.9008],
  みどり町: [33.9094, 137.8921],
  さくら台: [33.9131, 137.9147],
  川原町: [33.8926, 137.9102],
  北山: [33.9247, 137.9043],
  港町: [33.8873, 137.8875],
} as const;
export type Street = keyof typeof STREETS;

/** A place in a street: the nth one stands a little further on. */
export function at(street: Street, n: number): { address: string; lat: string; lon: string } {
  const [lat, lon] = STREETS[street];
  return {
    address: `${TOWN}${street}${1 + (n % 4)}丁目${2 + ((n * 3) % 17)}番${1 + ((n * 5) % 21)}号`,
    lat: (lat + (((n * 37) % 19) - 9) * 0.00041).toFixed(6),
    lon: (lon + (((n * 53) % 23) - 11) * 0.00038).toFixed(6),
  };
}
