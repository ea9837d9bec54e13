import { toDayNumber } from '@tomoni/japanese';
import type { Closure } from './calendar.ts';

/** Closed days of one centre as day numbers, both ends included, sorted, without overlaps. */
export type Spans = readonly { from: number; to: number }[];

const NEVER: Spans = [];

const known = new WeakMap<readonly Closure[], Map<string, Spans>>();

/** The closed days of a centre. An area without a centre is never closed. A list of closures never changes. */
export function closedSpans(closures: readonly Closure[], centre: string): Spans {
  if (centre === '') return NEVER;
  let byCentre = known.get(closures);
  if (byCentre === undefined) {
    byCentre = new Map();
    known.set(closures, byCentre);
  }
  const ready = byCentre.get(centre);
  if (ready !== undefined) return ready;
  const spans = spansOf(closures, centre);
  byCentre.set(centre, spans);
  return spans;
}

function spansOf(closures: readonly Closure[], centre: string): Spans {
  let spans: { from: number; to: number }[] | null = null;
  for (const closure of closures) {
    if (closure.centre !== centre) continue;
    spans ??= [];
    spans.push({ from: toDayNumber(closure.from), to: toDayNumber(closure.to) });
  }
  return spans === null ? NEVER : merged(spans);
}

/** True if the day lies in one of the spans. */
export function isInSpans(spans: Spans, day: number): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span === undefined) return false;
    if (day < span.from) high = middle - 1;
    else if (day > span.to) low = middle + 1;
    else return true;
  }
  return false;
}

function merged(spans: { from: number; to: number }[]): Spans {
  if (spans.length < 2) return spans;
  spans.sort((a, b) => a.from - b.from);
  const out: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else out.push(span);
  }
  return out;
}
