/**
 * Reading speed of packages/sheets beside papaparse on the same clean file of 100 MB, in turns, and the memory it takes.
 * Usage: node --import tsx bench/csv.ts [MEGABYTES]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCleanCsv } from './csv-file.ts';
import type { Round } from './csv-round.ts';

const ROUNDS = 5;
const READERS = ['sheets', 'papaparse'] as const;
const WORKER = fileURLToPath(new URL('./csv-round.ts', import.meta.url));

type Reader = (typeof READERS)[number];

const folder = mkdtempSync(join(tmpdir(), 'tomoni-csv-'));
try {
  measure(join(folder, 'clean.csv'), Number(process.argv[2] ?? 100));
} finally {
  rmSync(folder, { recursive: true });
}

function measure(path: string, megabytes: number): void {
  const size = writeCleanCsv(path, megabytes);
  const rounds: Record<Reader, Round[]> = { sheets: [], papaparse: [] };
  for (let i = 0; i < ROUNDS; i++) {
    for (const reader of READERS) rounds[reader].push(readOnce(reader, path));
  }
  const speed = (reader: Reader) => size / median(rounds[reader].map((round) => round.seconds)) / 1e6;
  const [first] = rounds.sheets;
  console.log(
    `CSV, ${(size / 1e6).toFixed(1)} MB, ${first?.rows} records, median of ${ROUNDS} interleaved rounds`,
  );
  for (const reader of READERS) {
    const resident = Math.max(...rounds[reader].map((round) => round.resident)) / 1e6;
    console.log(
      `  ${reader.padEnd(10)} ${speed(reader).toFixed(0).padStart(5)} MB/s   ${resident.toFixed(0)} MB resident at most`,
    );
  }
  const records = new Set(READERS.flatMap((reader) => rounds[reader].map((round) => round.cells)));
  console.log(
    `  ratio sheets / papaparse: ${(speed('sheets') / speed('papaparse')).toFixed(2)} (to reach: 0.4)`,
  );
  console.log(`  cells counted: ${[...records].join(', ')}`);
}

function readOnce(reader: Reader, path: string): Round {
  const out = execFileSync(process.execPath, ['--import', 'tsx', WORKER, reader, path], { encoding: 'utf8' });
  return JSON.parse(out) as Round;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
