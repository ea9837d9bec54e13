/**
 * Every page of a town begins with its place, and a place changes once in years: each process keeps those it has read
 * for a minute. What is added is there at once; a new name shows after that time in other processes.
 */
import type { Db } from '@tomoni/platform/storage';
import type { Place } from './store.ts';

/** As long as browsers keep a page of an area. */
const KEPT_MS = 60_000;

interface Known {
  place: Place;
  /** By `performance.now()`. */
  until: number;
}

let known = new WeakMap<Db, Map<string, Known>>();

/** The place from memory, else as `read` finds it. A transaction always reads: it may have written. */
export async function knownPlace(
  db: Db,
  code: string,
  read: () => Promise<Place | null>,
): Promise<Place | null> {
  if (db.isTransaction) return read();
  const places = known.get(db) ?? new Map<string, Known>();
  known.set(db, places);
  const ready = places.get(code);
  if (ready !== undefined && ready.until > performance.now()) return ready.place;
  const place = await read();
  if (place === null) places.delete(code);
  else places.set(code, { place, until: performance.now() + KEPT_MS });
  return place;
}

/** After a place was written in this process. */
export function forgetPlaces(): void {
  known = new WeakMap();
}
