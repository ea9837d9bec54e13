/**
 * From rules to dates, for one area as a page asks for it: beside the obvious way of asking day by day.
 * Both give the same dates (checked first). Median of interleaved rounds; absolute figures are printed only.
 */
import { collectionsOf, parseCell } from '@tomoni/recurrence';
import { slowDays, slowTokens } from '@tomoni/recurrence/testing';

const CELLS = ['火 金', '水', '木2 木4', '隔月20260406', '水1:4 6 8 10 12 2', '土3 20260505'];
const CLOSURES = [{ centre: '北', from: '2026-12-31', to: '2027-01-03', row: 2 }];
const AREA = {
  id: 'a',
  name: '本町',
  master: null,
  masterName: null,
  centre: '北',
  reading: null,
  position: null,
  row: 2,
  cells: CELLS.map((text, category) => ({ category, text, ...parseCell(text) })),
};
const TOKENS = CELLS.map((text) => slowTokens(text).tokens);
const WINDOWS = [
  { name: '15 days', from: '2026-12-24', to: '2027-01-07', rounds: 400 },
  { name: '2 years', from: '2026-04-01', to: '2028-03-31', rounds: 10 },
];
const TRIALS = 9;

for (const closure of ['skip', 'shift'] as const) {
  for (const { name, from, to, rounds } of WINDOWS) {
    const window = { from, to, closure };
    const ours = () => collectionsOf({ closures: CLOSURES, transfers: [] }, AREA, window).length;
    const obvious = () => TOKENS.reduce((sum, tokens) => sum + slowDays(tokens, CLOSURES, window).length, 0);
    if (ours() !== obvious()) throw new Error(`The two ways differ: ${name}, ${closure}`);
    const seconds: { ours: number[]; obvious: number[] } = { ours: [], obvious: [] };
    for (let trial = 0; trial < TRIALS; trial += 1) {
      seconds.ours.push(timeOf(ours, rounds * 20));
      seconds.obvious.push(timeOf(obvious, rounds));
    }
    const [fast, slow] = [median(seconds.ours), median(seconds.obvious)];
    const each = `${(fast * 1e6).toFixed(1)} µs, ${Math.round(1 / fast).toLocaleString('en')} areas/s`;
    console.log(
      `recurrence, one area × ${name}, ${closure}: ${each}; day by day ${(slow * 1e6).toFixed(0)} µs; ratio ${(slow / fast).toFixed(0)}`,
    );
  }
}

/** Seconds for one call. */
function timeOf(work: () => number, times: number): number {
  const started = performance.now();
  for (let i = 0; i < times; i += 1) work();
  return (performance.now() - started) / 1000 / times;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
