import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWorkbook, type Table } from '@tomoni/sheets';
import { describe, expect, it } from 'vitest';
import { type PositionColumns, positionColumns, rowsOf, spoilt } from '../testing/positions.ts';
import type { Understanding } from '../understand.ts';
import { understandTable } from '../understand-table.ts';
import type { CheckedRow } from './repair-table.ts';

interface Known {
  file: string;
  table: Table;
  understanding: Understanding;
  at: PositionColumns;
}

/** Real files of towns beside the repository; in a fresh clone there are none, and the fixtures of the other tests say it all. */
const FOLDER = fileURLToPath(new URL('../../../../shared/data/opendata', import.meta.url));

function files(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER, { recursive: true })
    .map(String)
    .filter((name) => /\.(?:csv|xlsx|geojson)$/u.test(name))
    .sort()
    .map((name) => path.join(FOLDER, name))
    .filter(mayHavePositions);
}

/** Opening every workbook takes longer than all the rest: of the texts only those with a longitude in them. */
function mayHavePositions(file: string): boolean {
  return file.endsWith('.xlsx')
    ? statSync(file).size < 60_000
    : /1[234]\d\.\d{3}/u.test(readFileSync(file, 'latin1'));
}

/** The largest tables with positions, one for each file. */
async function tables(): Promise<Known[]> {
  const found: Known[] = [];
  for (const file of files()) {
    const workbook = await openWorkbook({ path: file });
    const [sheet] = workbook.sheets;
    const [table] = (await sheet?.tables())?.tables ?? [];
    if (table === undefined || table.rows < 5) continue;
    const { understanding } = await understandTable(table, { texts: [path.basename(file)] });
    const at = positionColumns(understanding);
    if (at !== null) found.push({ file: path.relative(FOLDER, file), table, understanding, at });
  }
  return found;
}

const isPlain = (north: string, east: string) =>
  /^\d{2}\.\d{3,}$/u.test(north) && /^1\d{2}\.\d{3,}$/u.test(east);

/** What happens to hands and spreadsheets. */
const DIRT: Record<string, (north: string, east: string) => [string, string]> = {
  swapped: (north, east) => [east, north],
  pointless: (north, east) => [north.replace('.', ''), east.replace('.', '')],
  'wrong tens of longitude': (north, east) => [north, `1${east[1] === '2' ? '4' : '2'}${east.slice(2)}`],
  'wrong tens of latitude': (north, east) => [`${north[0] === '2' ? '4' : '2'}${north.slice(1)}`, east],
  'a degree too much': (north, east) => [north, `${Number(east.slice(0, 3)) + 3}${east.slice(3)}`],
};

describe('positions in real files', () => {
  it('that are right stay letter by letter; what is swapped or mistyped is caught', {
    timeout: 300_000,
  }, async () => {
    const known = await tables();
    const lines: string[] = [];
    const missed: string[] = [];
    for (const one of known) {
      const rows = await rowsOf(one.table, one.understanding);
      const before = await positions(one);
      missed.push(...changed(one, rows, before));
      lines.push(`${one.file}: ${rows.length} records, ${asked(rows)} positions asked about`);
      const right = [...before].filter(([, [north, east]]) => isPlain(north, east));
      if (right.length < 30) continue;
      for (const [kind, outcome] of await spoiling(one, right)) {
        if (outcome === null) missed.push(`${one.file}: ${kind}`);
        else lines.push(`  ${kind}: ${outcome}`);
      }
    }
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(known.length).toBeGreaterThan(existsSync(FOLDER) ? 20 : -1);
    expect(missed).toEqual([]);
  });
});

async function positions({ table, at }: Known): Promise<Map<number, [string, string]>> {
  const found = new Map<number, [string, string]>();
  for await (const { row, texts } of table.records()) {
    found.set(row, [texts[at.latitude] ?? '', texts[at.longitude] ?? '']);
  }
  return found;
}

const isPosition = (rule: string) => /position|decimal|degrees|mistyped/u.test(rule);
const asked = (rows: CheckedRow[]) =>
  rows.flatMap(({ questions }) => questions).filter(({ rule }) => isPosition(rule)).length;

/** Positions that could be used as they were, and are not what they were. */
function changed({ file }: Known, rows: CheckedRow[], before: Map<number, [string, string]>): string[] {
  return rows.flatMap(({ record, repairs }) => {
    const [north, east] = before.get(record.row) ?? ['', ''];
    if (!isPlain(north, east)) return [];
    return repairs
      .filter(({ rule, before: text }) => isPosition(rule) && [north, east].includes(text))
      .map(({ rule }) => `${file}: ${rule} in row ${record.row}`);
  });
}

type Outcome = 'repaired' | 'asked' | null;

/** Every kind of dirt in a row of its own. */
async function spoiling(one: Known, right: [number, [string, string]][]): Promise<Map<string, Outcome>> {
  const spoils = Object.entries(DIRT).filter(([kind]) => kind !== 'a degree too much' || isTown(right));
  const rows = spoils.map(([, spoil], n) => {
    const [row, [north, east]] = right[Math.floor(((n + 0.5) * right.length) / spoils.length)] ?? [
      0,
      ['', ''],
    ];
    return { row, pair: [north, east], dirty: spoil(north, east) };
  });
  const table = spoilt(one.table, one.at, new Map(rows.map(({ row, dirty }) => [row, dirty])));
  const found = await rowsOf(table, one.understanding);
  return new Map(
    rows.map(({ row, pair }, n) => [
      spoils[n]?.[0] ?? '',
      outcomeOf(
        found.find(({ record }) => record.row === row),
        pair,
      ),
    ]),
  );
}

/** In a list of a whole prefecture three degrees more are among the others. */
function isTown(right: [number, [string, string]][]): boolean {
  const easts = right.map(([, [, east]]) => Number(east)).sort((a, b) => a - b);
  return (easts.at(-1) ?? 0) - (easts[0] ?? 0) < 1;
}

/** `repaired` only when it is what it was before; null when nobody would have noticed. */
function outcomeOf(found: CheckedRow | undefined, right: readonly string[]): Outcome {
  const repairs = found?.repairs.filter(({ rule }) => isPosition(rule)) ?? [];
  if (found?.questions.some(({ rule }) => isPosition(rule))) return 'asked';
  return repairs.length > 0 && repairs.every(({ after }) => right.includes(after)) ? 'repaired' : null;
}
