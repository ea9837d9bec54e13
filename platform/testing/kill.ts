/** Kills a program at chosen moments, again and again, and looks whether its data is still whole. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { seededRandom } from './random.ts';

export interface KillRun {
  /** Counted from 0. */
  run: number;
  /** False when the program was done before its moment came. */
  killed: boolean;
  /** Everything it wrote to stdout until then. */
  output: string;
}

export interface KillRunOptions {
  /** A TypeScript file, or its `bundledScript`, which starts faster. It writes the line `ready` when its work begins: the clock starts there. */
  script: string;
  args?: (run: number) => readonly string[];
  env?: Record<string, string>;
  runs: number;
  seed: number;
  /**
   * The kill comes between 0 and so many milliseconds after the clock has started; without `working`, on a machine that
   * is slow to start the program, so much longer after it, so that there is work to kill.
   */
  within: number;
  /**
   * Asked after `ready` until it says yes: the clock starts there instead, so that kills meet later pieces of the work,
   * however slow the machine.
   */
  working?: (soFar: Pick<KillRun, 'run' | 'output'>) => boolean;
  /** Throws when something is lost or half done. */
  check: (run: KillRun) => Promise<void>;
}

export interface KillReport {
  killed: number;
  finished: number;
}

/**
 * Runs the script `runs` times with SIGKILL at a seeded moment, and `check` after each. A program that ends by
 * itself with another code than 0 is an error, with what it said. Assert on `killed`: a run in which the program
 * was always done first proves nothing.
 */
export async function killRuns(options: KillRunOptions): Promise<KillReport> {
  const random = seededRandom(options.seed);
  const report: KillReport = { killed: 0, finished: 0 };
  for (let run = 0; run < options.runs; run += 1) {
    const result = await runOnce(options, run, random.next() * options.within);
    report[result.killed ? 'killed' : 'finished'] += 1;
    await options.check(result);
  }
  return report;
}

/** From the start of a program to its `ready` on a quiet machine with two cores. */
const USUAL_START_MS = 700;

function runOnce(options: KillRunOptions, run: number, delay: number): Promise<KillRun> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const loader = options.script.endsWith('.ts') ? ['--import', tsx] : [];
  const child = spawn(process.execPath, [...loader, options.script, ...(options.args?.(run) ?? [])], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const spawned = performance.now();
  let output = '';
  let complaint = '';
  let timer: NodeJS.Timeout | null = null;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (timer !== null || !/^ready$/m.test(output)) return;
    const slowness =
      options.working === undefined ? Math.max(1, (performance.now() - spawned) / USUAL_START_MS) : 1;
    const look = (): void => {
      const begun = options.working?.({ run, output }) ?? true;
      timer = begun ? setTimeout(() => child.kill('SIGKILL'), delay * slowness) : setTimeout(look, 2);
    };
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      if (signal === 'SIGKILL' || code === 0) resolve({ run, killed: signal === 'SIGKILL', output });
      else reject(new Error(`${options.script} ended with ${signal ?? code}: ${complaint}`));
    });
  });
}
