import { finding } from './findings.ts';
import { MAX_JSON, openJson } from './json/open-json.ts';
import { readAll, readHead } from './source/file-head.ts';
import { type FileKind, fileKind } from './source/file-kind.ts';
import { openSource, type Source } from './source/source.ts';
import { openText } from './text/open-text.ts';
import { MAX_UNPACKED } from './workbook/check-archive.ts';
import { type ExcelOptions, openExcel } from './workbook/open-excel.ts';
import type { Workbook } from './workbook.ts';

/** Bytes by which kind, encoding and delimiter are recognised. */
const HEAD = 1_048_576;

export type OpenOptions = ExcelOptions;

/**
 * Opens a file of rows and cells, whatever its name says: comma-, tab- or semicolon-separated text in any Japanese
 * encoding, .xlsx, .xls, records in JSON or GeoJSON. What can't be read gives a workbook without sheets and a finding that says why and what to
 * do; only a file that can't be opened at all throws. A stream that passes once can be read once: rows or tables.
 */
export async function openWorkbook(source: Source, options: OpenOptions = {}): Promise<Workbook> {
  const opened = openSource(source);
  const head = await readHead(opened, HEAD);
  const kind = fileKind(head.bytes);
  let workbook: Workbook;
  if (kind === 'text') {
    workbook = openText(opened.name, head);
  } else if (kind === 'zip' || kind === 'ole') {
    const bytes = await readAll(head.all(), MAX_UNPACKED);
    workbook = bytes ? await openExcel(kind, bytes, options) : refused(kind);
  } else if (kind === 'json') {
    const bytes = await readAll(head.all(), MAX_JSON);
    workbook = bytes ? openJson(opened.name, bytes) : refused('zip');
  } else {
    workbook = refused(kind);
  }
  return withNameFinding(workbook, opened.name);
}

const REFUSALS = {
  pdf: 'PDF',
  gzip: 'gzip',
  image: '画像 / image',
  html: 'HTML',
  xml: 'XML',
} as const;

function refused(kind: Exclude<FileKind, 'text' | 'json'>): Workbook {
  const found =
    kind === 'zip' || kind === 'ole'
      ? finding('sheets.too-large')
      : finding('sheets.not-a-table-file', {}, { kind: REFUSALS[kind] });
  return { format: 'unknown', encoding: null, sheets: [], findings: [found] };
}

const EXPECTED: Record<string, string[]> = {
  csv: ['csv'],
  tsv: ['tsv'],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  xls: ['xls'],
  json: ['json', 'geojson'],
  geojson: ['geojson'],
};

/** A file whose name promises something else than it is. Text files go by many endings, only a wrong one counts. */
function withNameFinding(workbook: Workbook, name: string): Workbook {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const expected = EXPECTED[ending];
  const { format } = workbook;
  if (!expected || workbook.sheets.length === 0 || expected.includes(format)) return workbook;
  workbook.findings.push(
    finding('sheets.wrong-extension', { file: name }, { name, format: format.toUpperCase() }),
  );
  return workbook;
}
