/** Thread that reads one workbook and ends; see in-worker.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerJob } from './in-worker.ts';
import { loadOle, loadXlsx } from './load-excel.ts';

const { kind, bytes } = workerData as WorkerJob;
parentPort?.postMessage(await (kind === 'xlsx' ? loadXlsx(bytes) : loadOle(bytes)));
