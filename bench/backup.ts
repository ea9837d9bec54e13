/**
 * How fast a site is backed up and restored, and in how much memory: beside a bare COPY of the same tables into nothing,
 * in the same run. A small site first, so that what a large one needs more shows. The bytes counted are those of COPY.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Round } from './backup-round.ts';
import { benchTables } from './backup-tables.ts';

const ROUNDS = 3;
/** Half of it bytes that hardly compress, as uploads are, half of it rows of text. */
const SIZES = { small: 8, large: 512 };

const folder = mkdtempSync(join(tmpdir(), 'tomoni-bench-'));
try {
  for (const [name, mebibytes] of Object.entries(SIZES)) await measure(name, mebibytes);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name: string, mebibytes: number): Promise<void> {
  const dataDir = join(folder, name);
  const { db, close } = await openDatabase({ dataDir });
  await benchTables(db, mebibytes);
  const { rows } = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(
    db,
  );
  const file = join(folder, `${name}.tar`);
  const rounds: Record<Round['what'], Round[]> = { copy: [], backup: [], restore: [] };
  for (let n = 0; n < ROUNDS; n += 1) {
    for (const what of ['copy', 'backup'] as const) rounds[what].push(round(what, dataDir, file));
    const into = join(folder, `${name}-${n}`);
    rounds.restore.push(round('restore', into, file));
    rmSync(into, { recursive: true, force: true });
  }
  await close();
  const copied = rounds.copy[0]?.bytes ?? 0;
  console.log(
    `${name}: database ${mib(rows[0]?.size ?? 0)} MiB, COPY ${mib(copied)} MiB, backup ${mib(statSync(file).size)} MiB`,
  );
  const floor = median(rounds.copy.map(({ seconds }) => seconds));
  for (const what of ['copy', 'backup', 'restore'] as const) {
    const seconds = median(rounds[what].map((one) => one.seconds));
    const resident = Math.max(...rounds[what].map((one) => one.resident));
    const speed = (copied / 2 ** 20 / seconds).toFixed(0).padStart(5);
    const ratio = (seconds / floor).toFixed(2).padStart(6);
    console.log(
      `  ${what.padEnd(8)} ${seconds.toFixed(2).padStart(7)} s ${speed} MiB/s  ${ratio} × the bare COPY, peak ${mib(resident)} MiB`,
    );
  }
}

function round(what: Round['what'], dataDir: string, file: string): Round {
  const script = fileURLToPath(new URL('./backup-round.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, what, dataDir, file],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${what} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Round;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
