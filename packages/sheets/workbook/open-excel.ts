import { finding } from '../findings.ts';
import type { Workbook } from '../workbook.ts';
import { checkArchive } from './check-archive.ts';
import { ExcelSheet } from './excel-sheet.ts';
import { readInWorker, type WorkerJob, workerFile } from './in-worker.ts';
import { loadOle, loadXlsx } from './load-excel.ts';
import type { WorkbookData, WorkbookResult } from './sheet-data.ts';

export interface ExcelOptions {
  /** Milliseconds until a workbook is given up. */
  deadline?: number;
  /** Compiled `workbook-worker`; null reads in the calling thread. Default: found by itself. */
  workerFile?: string | null;
  /** Bytes of content above which a thread of its own reads the workbook. */
  threadAbove?: number;
}

/** Below this much data reading takes less time than starting a thread, and can't take long. */
const SMALL = 8 * 1_048_576;
const DEADLINE = 15_000;

/** Without a thread, whose heap is bounded, and for .xls, whose cells take more memory than bytes: at most this much. */
const BEARABLE = 64 * 1_048_576;

/** A workbook out of the bytes of a zip archive or an OLE container. */
export async function openExcel(
  kind: 'zip' | 'ole',
  bytes: Uint8Array,
  options: ExcelOptions,
): Promise<Workbook> {
  let size = bytes.length;
  if (kind === 'zip') {
    const checked = checkArchive(bytes);
    if ('refused' in checked)
      return { format: 'unknown', encoding: null, sheets: [], findings: [checked.refused] };
    size = checked.unpacked;
  }
  const job: WorkerJob = { kind: kind === 'zip' ? 'xlsx' : 'ole', bytes };
  const format = kind === 'zip' ? 'xlsx' : 'unknown';
  const result = await load(job, size, options);
  if ('refused' in result) return { format, encoding: null, sheets: [], findings: [result.refused] };
  return asWorkbook(result.data);
}

async function load(job: WorkerJob, size: number, options: ExcelOptions): Promise<WorkbookResult> {
  const file = options.workerFile === undefined ? workerFile() : options.workerFile;
  if (size > BEARABLE && (file === null || job.kind === 'ole'))
    return { refused: finding('sheets.too-large') };
  if (size > (options.threadAbove ?? SMALL) && file !== null)
    return readInWorker(file, job, options.deadline ?? DEADLINE);
  return job.kind === 'xlsx' ? loadXlsx(job.bytes) : loadOle(job.bytes);
}

function asWorkbook(data: WorkbookData): Workbook {
  const sheets = data.sheets.map((sheet) => new ExcelSheet(sheet, data));
  const findings = data.objects ? [finding('sheets.objects')] : [];
  if (data.format === 'xls') findings.push(finding('sheets.old-format'));
  return { format: data.format, encoding: null, sheets, findings };
}
