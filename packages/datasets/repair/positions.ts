/**
 * Latitude and longitude of a row, judged together and against the other rows.
 *
 * Sure, and therefore repaired: halves that have changed places (no latitude of Japan is a longitude of Japan); degrees,
 * minutes and seconds with their marks; a lost point if exactly one way to put it back lands among the other rows; a
 * mistyped digit if exactly one other digit in the degrees does, and the row's address is in the municipality of the
 * others. Everything else that is odd is a question: a position far away may be right.
 */
import { type Axis, type Coordinate, coordinatesOf, isOn, isZero, looksPlane } from './coordinates.ts';
import { ask, type Outcome, repaired } from './ledger.ts';
import { mistypings } from './mistyped.ts';
import {
  isInRange,
  isWithin,
  type Point,
  type PositionReference,
  type PositionSurvey,
} from './position-reference.ts';
import type { RepairRule } from './rules.ts';
import { isPlaceholder, trimmed } from './text.ts';

export interface PositionOutcome {
  latitude: Outcome;
  longitude: Outcome;
  /** About the position as a whole, also where a half was put right. */
  far?: { axis: Axis; suggestions: string[] };
}

const RIGHT: PositionOutcome = { latitude: null, longitude: null };
const NORTH = /^\d{2}\.\d+$/u;
const EAST = /^\d{3}\.\d+$/u;

export interface PositionContext {
  reference: PositionReference;
  /** Whether the row's address is where those of the other rows are; null when that isn't known. */
  isAmongOthers(): boolean | null;
}

interface Reading {
  latitude: Coordinate;
  longitude: Coordinate;
  swapped: boolean;
}

const RANK = { written: 0, tidied: 1, dms: 2, pointed: 3 } as const;

/** What the two cells may mean together, the most literal first. */
function readings(latitude: string, longitude: string): Reading[] {
  const first = coordinatesOf(latitude);
  const second = coordinatesOf(longitude);
  const straight = pairs(first, second, false);
  return [...straight, ...pairs(second, first, true)].sort((a, b) => rank(a) - rank(b));
}

function pairs(norths: readonly Coordinate[], easts: readonly Coordinate[], swapped: boolean): Reading[] {
  return norths.flatMap((latitude) =>
    easts.flatMap((longitude) =>
      isOn('latitude', latitude.value) && isOn('longitude', longitude.value)
        ? [{ latitude, longitude, swapped }]
        : [],
    ),
  );
}

function rank({ latitude, longitude, swapped }: Reading): number {
  return Math.max(RANK[latitude.how], RANK[longitude.how]) * 2 + (swapped ? 1 : 0);
}

const isLiteral = ({ latitude, longitude }: Reading) =>
  latitude.how !== 'pointed' && longitude.how !== 'pointed';

const pointOf = ({ latitude, longitude }: Reading): Point => ({
  latitude: latitude.value,
  longitude: longitude.value,
});

/** The position of two cells that are written as they should be, which nearly all are. */
function plainPoint(latitude: string, longitude: string): Point | null {
  if (!NORTH.test(latitude) || !EAST.test(longitude)) return null;
  const point = { latitude: Number(latitude), longitude: Number(longitude) };
  return isOn('latitude', point.latitude) && isOn('longitude', point.longitude) ? point : null;
}

/** Adds the position of a row to what is known of all rows. */
export function surveyPosition(latitude: string, longitude: string, survey: PositionSurvey): void {
  if (latitude === '' || longitude === '') return;
  const plain = plainPoint(latitude, longitude);
  if (plain !== null) {
    survey.add(plain);
    return;
  }
  const found = readings(latitude, longitude);
  const [best] = found;
  if (best === undefined) return;
  if (isLiteral(best)) survey.add(pointOf(best));
  else if (found.length === 1) survey.guess(pointOf(best));
}

/** Both cells as they stand in the file. */
export function repairPosition(
  latitude: string,
  longitude: string,
  context: PositionContext,
): PositionOutcome {
  const { area } = context.reference;
  const plain = plainPoint(latitude, longitude);
  if (plain !== null && (area === null || isWithin(area, plain))) return RIGHT;
  const north = emptied(latitude);
  const east = emptied(longitude);
  if (north === '' && east === '') return { latitude: clearing(latitude), longitude: clearing(longitude) };
  if (north === '') return { latitude: clearing(latitude), longitude: ask('datasets.half-position') };
  if (east === '') return { latitude: ask('datasets.half-position'), longitude: clearing(longitude) };
  const found = readings(north, east);
  const literal = found.find(isLiteral);
  if (literal !== undefined) return checked(literal, { latitude, longitude }, context);
  return pointedOrAsked(found, { latitude, longitude }, context);
}

type Cells = Readonly<Record<Axis, string>>;

/** Zeros stand for an unknown position, as signs do: nothing in Japan is at 0. */
function emptied(text: string): string {
  const bare = trimmed(text);
  return isZero(bare) || isPlaceholder(bare) ? '' : bare;
}

function clearing(text: string): Outcome {
  if (text === '') return null;
  if (trimmed(text) === '') return repaired('', 'datasets.spaces');
  return repaired('', isZero(trimmed(text)) ? 'datasets.zero-position' : 'datasets.placeholder');
}

/** Only one way to put the points may land among the others; without others none is sure. */
function pointedOrAsked(
  found: readonly Reading[],
  cells: Cells,
  { reference }: PositionContext,
): PositionOutcome {
  const { area } = reference;
  const fitting = area === null ? [] : found.filter((reading) => isWithin(area, pointOf(reading)));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return written(only, cells);
  const suggested = (axis: Axis) =>
    (fitting.length > 0 ? fitting : found).map((reading) => reading[axis].text);
  return { latitude: unread('latitude', cells, suggested), longitude: unread('longitude', cells, suggested) };
}

function unread(axis: Axis, cells: Cells, suggested: (axis: Axis) => string[]): Outcome {
  const text = trimmed(cells[axis]);
  const suggestions = suggested(axis).filter((one) => one !== text);
  const right = coordinatesOf(text).some(({ value, how }) => how !== 'pointed' && isOn(axis, value));
  if (right) return null;
  if (suggestions.length === 0 && looksPlane(text)) return ask('datasets.plane-coordinates');
  return ask('datasets.unreadable-position', ...suggestions.slice(0, 3));
}

function written(reading: Reading, cells: Cells): PositionOutcome {
  const of = (axis: Axis): Outcome => {
    const { text, how } = reading[axis];
    return text === cells[axis]
      ? null
      : repaired(text, ruleOf(how, reading.swapped, trimmed(cells[axis]) === text));
  };
  return { latitude: of('latitude'), longitude: of('longitude') };
}

function ruleOf(how: Coordinate['how'], swapped: boolean, spaces: boolean): RepairRule {
  if (how === 'dms') return 'datasets.degrees-minutes-seconds';
  if (how === 'pointed') return 'datasets.lost-decimal-point';
  if (swapped) return 'datasets.swapped-position';
  return spaces ? 'datasets.spaces' : 'datasets.width';
}

/** A position that can be read: is it where the others are? */
function checked(reading: Reading, cells: Cells, context: PositionContext): PositionOutcome {
  const outcome = written(reading, cells);
  const { area, isolated } = context.reference;
  const point = pointOf(reading);
  if (area === null || isWithin(area, point)) return outcome;
  const off = (['latitude', 'longitude'] as const).filter((axis) => !isInRange(area[axis], point[axis]));
  const [axis] = off;
  const among = context.isAmongOthers();
  if (axis === undefined) return outcome;
  const meant = off.length > 1 ? [] : meantBy(reading[axis].text, area[axis]);
  // Elsewhere by its address, and by no slip of the hand.
  if (among === false && meant.length === 0) return outcome;
  const [only] = meant;
  const degrees = only !== undefined && Math.abs(Number(only) - point[axis]) >= 1;
  if (meant.length === 1 && degrees && among === true && context.reference.width < TOWN) {
    return { ...outcome, [axis]: repaired(only ?? '', 'datasets.mistyped-digit') };
  }
  // Within a town a slip in the degrees may be in many rows; in a wider area others near by bear a position out.
  if (!isolated(point) && !(degrees && context.reference.width < TOWN)) return outcome;
  return { ...outcome, far: { axis, suggestions: meant.slice(0, 3) } };
}

/** Degrees: wider than any municipality's rows usually are, so that a digit can't be told by them. */
const TOWN = 0.5;

/** Slips with the same length first: a digit put for another is likelier than one left out. */
function meantBy(text: string, range: readonly [number, number]): string[] {
  const fitting = [...mistypings(text)].filter(
    (one) => /^\d{2,3}\.\d+$/u.test(one) && isInRange(range, Number(one)),
  );
  const same = fitting.filter((one) => one.length === text.length);
  return same.length > 0 ? same : fitting;
}
