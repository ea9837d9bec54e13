import type { Row } from '../cell.ts';
import { textDecoder } from '../encoding/decode-text.ts';
import { detectEncoding } from '../encoding/detect-encoding.ts';
import { finding } from '../findings.ts';
import { MAX_COLUMNS } from '../limits.ts';
import type { Table } from '../tables/table.ts';
import { RowIterator, TextRow } from '../text/text-rows.ts';
import type { Sheet, Workbook } from '../workbook.ts';
import { type JsonTable, readRecords } from './read-records.ts';

/** Larger files are refused: JSON has to be in memory as a whole. */
export const MAX_JSON = 64 * 1_048_576;

/** Odd records that are named one by one. */
const NAMED = 20;

/** Records in JSON as a workbook with one sheet; null for JSON that holds no records. Throws nothing. */
export function openJson(name: string, bytes: Uint8Array): Workbook {
  const detected = detectEncoding(bytes, { cut: false });
  const text = textDecoder(detected.encoding).decode(bytes.subarray(detected.bom));
  const table = parsed(text);
  const base = { format: 'unknown' as const, encoding: detected.encoding, sheets: [] };
  if (table === 'broken') return { ...base, findings: [finding('sheets.broken-json')] };
  if (table === null || table.header.length > MAX_COLUMNS) {
    return { ...base, findings: [finding('sheets.json-without-records')] };
  }
  const sheet = jsonSheet(name.replace(/\.(?:geo)?json$/i, '') || name, table);
  return { format: table.format, encoding: detected.encoding, sheets: [sheet], findings: oddRecords(table) };
}

function parsed(text: string): JsonTable | null | 'broken' {
  try {
    return readRecords(JSON.parse(text));
  } catch {
    return 'broken';
  }
}

function oddRecords({ odd, format }: JsonTable) {
  const numbers = odd.slice(0, NAMED).join(', ') + (odd.length > NAMED ? ' …' : '');
  const code = format === 'geojson' ? 'sheets.feature-without-point' : 'sheets.record-not-an-object';
  return odd.length === 0 ? [] : [finding(code, {}, { numbers, count: odd.length })];
}

/** The names stand in row 1, the first record in row 2, as in a spreadsheet of it. */
function jsonSheet(name: string, { header, records }: JsonTable): Sheet {
  async function* batches(): AsyncGenerator<Row[]> {
    yield [new TextRow(1, header)];
    yield records.map((record, at) => new TextRow(at + 2, record));
  }
  const table: Table = {
    headerRow: 1,
    headerRows: [1],
    header,
    firstColumn: 0,
    lastColumn: header.length - 1,
    firstRow: 2,
    lastRow: records.length + 1,
    rows: records.filter((record) => record.some((text) => text.trim() !== '')).length,
    async *records() {
      for (const [at, record] of records.entries()) {
        if (record.some((text) => text.trim() !== '')) yield new TextRow(at + 2, record);
      }
    },
  };
  return {
    name,
    hidden: false,
    findings: [],
    rows: () => new RowIterator(batches()),
    batches,
    tables: async () => ({ tables: [table], notes: [], findings: [] }),
  };
}
