import type { Finding } from '@tomoni/findings';
import { textDecoder } from '../encoding/decode-text.ts';
import { detectEncoding } from '../encoding/detect-encoding.ts';
import { finding } from '../findings.ts';
import type { FileHead } from '../source/file-head.ts';
import type { Workbook } from '../workbook.ts';
import { detectDelimiter } from './delimiter.ts';
import { TextSheet } from './text-sheet.ts';

/** Text that the delimiter is guessed from. */
const DELIMITER_SAMPLE = 65_536;

/** A delimited text file as a workbook with one sheet named after the file. */
export function openText(name: string, head: FileHead): Workbook {
  const detected = detectEncoding(head.bytes, { cut: head.cut });
  const decoded = textDecoder(detected.encoding).decode(head.bytes.subarray(detected.bom), {
    stream: head.cut,
  });
  const sample = decoded.slice(0, DELIMITER_SAMPLE);
  const delimiter = detectDelimiter(sample, !head.cut && sample.length === decoded.length);
  const sheet = new TextSheet({ name: sheetName(name), detected, delimiter, pieces: head.all });
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    get encoding() {
      return sheet.encoding;
    },
    sheets: [sheet],
    findings: fileFindings(name, decoded, detected.bom),
  };
}

function fileFindings(name: string, decoded: string, bom: number): Finding[] {
  if (decoded.length > 0) return [];
  return [finding(bom > 0 ? 'sheets.only-byte-order-mark' : 'sheets.empty-file', { file: name })];
}

/** The file's name without its ending. */
function sheetName(name: string): string {
  return name.replace(/\.(csv|tsv|txt|tab)$/i, '') || name;
}
