/** Where a family lives or works, from a word that they know it by. Nothing of it is kept. */
import { listEntries, privacyOf } from '@tomoni/catalogue/contract';
import { isPosition, type Position } from '@tomoni/geo';
import type { Db } from '@tomoni/platform/storage';
import { sameName } from './read-record.ts';

/** A place as somebody said it: by a word, or by the device. */
export interface Spot {
  /** What was typed; '' when the device said it. */
  text: string;
  position: Position;
}

const LONGEST = 100;
const LOOKED_AT = 100;

/**
 * What a town's open data knows by these words: a public place of that name, or the middle of those in that district.
 * Null when it knows none. Homes of carers are no answer: their place would be told by it.
 */
export async function findSpot(db: Db, owner: string, typed: string): Promise<Spot | null> {
  const text = typed.trim().slice(0, LONGEST);
  if (text === '') return null;
  const entries = await listEntries(db, { q: text, owner, limit: LOOKED_AT });
  const usable = entries.filter((entry) => privacyOf(entry) === 'open');
  const named = usable.filter(({ name }) => sameName(name) === sameName(text));
  const positions = (named.length > 0 ? named.slice(0, 1) : usable).flatMap(positionIn);
  const position = middleOf(positions);
  return position === null ? null : { text, position };
}

function positionIn({ lat, lon }: { lat: number | null; lon: number | null }): Position[] {
  return lat !== null && lon !== null && isPosition({ lat, lon }) ? [{ lat, lon }] : [];
}

/** The median of each direction: one that lies far off doesn't move it. */
function middleOf(positions: readonly Position[]): Position | null {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const lat = median(positions.map((one) => one.lat));
  const lon = median(positions.map((one) => one.lon));
  return lat === undefined || lon === undefined ? null : { lat, lon };
}

/** The place of a device, from the fields that its browser filled. Null for anything else. */
export function deviceSpot(lat: string, lon: string): Spot | null {
  const number = /^-?\d{1,3}(?:\.\d{1,10})?$/u;
  if (!number.test(lat) || !number.test(lon)) return null;
  const position = { lat: Number(lat), lon: Number(lon) };
  return isPosition(position) ? { text: '', position } : null;
}
