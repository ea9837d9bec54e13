import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { finding } from '../findings.ts';
import type { WorkbookResult } from './sheet-data.ts';

/** Heap of the worker thread, megabytes; buffers aren't counted, they are bounded by the check of the archive. */
const HEAP = 1536;

export interface WorkerJob {
  kind: 'xlsx' | 'ole';
  bytes: Uint8Array;
}

/**
 * The worker's file: beside this one in the sources, `workbook-worker.mjs` beside a bundle. Null when neither is there;
 * the workbook is then read in the calling thread, bounded by the checks alone.
 */
export function workerFile(): string | null {
  for (const name of ['./workbook-worker.mjs', './workbook-worker.ts']) {
    const path = fileURLToPath(new URL(name, import.meta.url));
    if (existsSync(path)) return path;
  }
  return null;
}

/** Reads a workbook in a thread of its own that is ended when it takes longer than `deadline` milliseconds. */
export function readInWorker(file: string, job: WorkerJob, deadline: number): Promise<WorkbookResult> {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: HEAP },
      ...(file.endsWith('.ts') ? { execArgv: ['--import', typeScriptLoader()] } : {}),
    });
    const done = (result: WorkbookResult) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(
      () => done({ refused: finding('sheets.too-slow', {}, { seconds: deadline / 1000 }) }),
      deadline,
    );
    worker.once('message', done);
    worker.once('error', () => done({ refused: finding('sheets.too-large') }));
    worker.once('exit', () => done({ refused: finding('sheets.damaged') }));
  });
}

function typeScriptLoader(): string {
  return createRequire(import.meta.url).resolve('tsx');
}
