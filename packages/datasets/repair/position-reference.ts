/** Where the other rows are: the part of the map in which a position is to be expected. Bounded in memory. */
import type { Axis } from './coordinates.ts';

export interface Point {
  latitude: number;
  longitude: number;
}

type Range = readonly [low: number, high: number];

/** Ranges in degrees. */
export type Area = Readonly<Record<Axis, Range>>;

export interface PositionReference {
  /** Null when there are too few others to say. */
  area: Area | null;
  /** How wide the middle of the others is, in degrees; a municipality is below half a degree. */
  width: number;
  /** True when fewer than two others are near the point, within about 0.15 degrees. */
  isolated(point: Point): boolean;
}

/** Fewer say nothing about where the next one should be. */
const ENOUGH = 3;
const MOST = 20_000;
/** Degrees; 0.15 are 17 km to the north and 13 km to the east. */
const MARGIN = 0.15;
const CELL = 10;
/** Of points that are guesses themselves: wider than a prefecture they don't bear each other out. */
const COMPACT = 1.5;

export function isWithin(area: Area, { latitude, longitude }: Point): boolean {
  return isInRange(area.latitude, latitude) && isInRange(area.longitude, longitude);
}

export function isInRange([low, high]: Range, value: number): boolean {
  return value >= low && value <= high;
}

/** Every row at first, then every second, every fourth… */
class Sample {
  readonly latitudes: number[] = [];
  readonly longitudes: number[] = [];
  #seen = 0;
  #stride = 1;

  add({ latitude, longitude }: Point): void {
    this.#seen += 1;
    if (this.#seen % this.#stride !== 0) return;
    this.latitudes.push(latitude);
    this.longitudes.push(longitude);
    if (this.latitudes.length < MOST) return;
    this.#stride *= 2;
    for (const values of [this.latitudes, this.longitudes]) {
      const half = values.filter((_, at) => at % 2 === 0);
      values.length = 0;
      for (const value of half) values.push(value);
    }
  }

  get size(): number {
    return this.latitudes.length;
  }
}

export class PositionSurvey {
  readonly #sure = new Sample();
  readonly #guessed = new Sample();
  readonly #cells = new Map<string, number>();

  /** A position that stands in the file, also with its halves swapped. */
  add(point: Point): void {
    this.#sure.add(point);
    const key = cellOf(point);
    const count = this.#cells.get(key);
    if (count !== undefined || this.#cells.size < MOST) this.#cells.set(key, (count ?? 0) + 1);
  }

  /** One that is only there when a point is put somewhere; looked at where hardly any is sure. */
  guess(point: Point): void {
    this.#guessed.add(point);
  }

  /** @param near where the owner's other tables are; used where this one has too few positions */
  reference(near: Area | null = null): PositionReference {
    const sure =
      this.#sure.size >= ENOUGH && this.#sure.size * 10 >= this.#guessed.size ? areaOf(this.#sure) : null;
    const guessed =
      sure === null && near === null && this.#guessed.size >= ENOUGH ? areaOf(this.#guessed) : null;
    const found = sure ?? (guessed !== null && guessed.width < COMPACT ? guessed : null);
    return {
      area: found?.area ?? (near === null ? null : widened(near)),
      width: found?.width ?? COMPACT,
      isolated: (point) => this.#around(point) < 3,
    };
  }

  /** The point itself counts as one. */
  #around(point: Point): number {
    let count = 0;
    for (const north of [-1, 0, 1]) {
      for (const east of [-1, 0, 1]) {
        const cell = { latitude: point.latitude + north / CELL, longitude: point.longitude + east / CELL };
        count += this.#cells.get(cellOf(cell)) ?? 0;
      }
    }
    return count;
  }
}

function cellOf({ latitude, longitude }: Point): string {
  return `${Math.floor(latitude * CELL + 1e-6)},${Math.floor(longitude * CELL + 1e-6)}`;
}

/** What another table of the owner has lies within a box; what this one has may lie a little outside of it. */
function widened({ latitude, longitude }: Area): Area {
  const wider = ([low, high]: Range): Range => [low - MARGIN, high + MARGIN];
  return { latitude: wider(latitude), longitude: wider(longitude) };
}

function areaOf({ latitudes, longitudes }: Sample): { area: Area; width: number } {
  const latitude = spread(latitudes);
  const longitude = spread(longitudes);
  return {
    area: { latitude: latitude.range, longitude: longitude.range },
    width: Math.max(latitude.width, longitude.width),
  };
}

/**
 * Around the median, by the median deviation, which some wrong values don't move (F. R. Hampel, 1974); where there are
 * thirty or more also by the middle four fifths, since towns are denser in one place.
 */
function spread(values: readonly number[]): { range: Range; width: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const median = at(0.5);
  const deviations = sorted.map((value) => Math.abs(value - median)).sort((a, b) => a - b);
  const deviation = deviations[Math.floor(deviations.length / 2)] ?? 0;
  const many = sorted.length >= 30;
  const below = Math.max(6 * deviation, many ? 1.5 * (median - at(0.1)) : 0) + MARGIN;
  const above = Math.max(6 * deviation, many ? 1.5 * (at(0.9) - median) : 0) + MARGIN;
  return { range: [median - below, median + above], width: many ? at(0.9) - at(0.1) : 4 * deviation };
}
