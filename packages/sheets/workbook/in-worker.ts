import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
    const worker = startWorker(file, job);
    const done = (result: WorkbookResult) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const tooSlow = finding('sheets.too-slow', {}, { seconds: deadline / 1000 });
    const timer = setTimeout(() => done({ refused: tooSlow }), deadline);
    worker.once('message', done);
    worker.once('error', (error) =>
      done({ refused: finding(outOfMemory(error) ? 'sheets.too-large' : 'sheets.damaged') }),
    );
    worker.once('exit', () => done({ refused: finding('sheets.damaged') }));
  });
}

function startWorker(file: string, job: WorkerJob): Worker {
  const options = { workerData: job, resourceLimits: { maxOldGenerationSizeMb: HEAP } };
  if (!file.endsWith('.ts')) return new Worker(file, options);
  // Threads don't inherit the TypeScript loader of their process, so the source file brings its own.
  const tsx = dirname(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = pathToFileURL(join(tsx, 'dist/esm/api/index.mjs')).href;
  const start = `import(${JSON.stringify(loader)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(pathToFileURL(file).href)});
  });`;
  return new Worker(start, { ...options, eval: true });
}

function outOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
