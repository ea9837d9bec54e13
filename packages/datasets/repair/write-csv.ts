/**
 * Records as CSV (RFC 4180): UTF-8 with a byte order mark, CRLF.
 *
 * Values that begin with =, +, - or @ stay as they are. A sign before them would stop spreadsheets from taking them for
 * formulas, but the standard wants -1.5 and +81 to be just that, and readers other than spreadsheets would get a wrong value.
 */
import type { Layout } from './layout.ts';
import type { StandardRecord } from './row-repair.ts';
import { type WrittenEdition, writtenColumns } from './standard-header.ts';

const BYTE_ORDER_MARK = '\uFEFF';

type Records = Iterable<StandardRecord> | AsyncIterable<StandardRecord>;

/** The file in pieces, one for each line; the first begins with the byte order mark. */
export async function* writeCsv(
  layout: Layout,
  records: Records,
  edition: WrittenEdition = 'new',
): AsyncGenerator<string> {
  const columns = writtenColumns(layout, edition);
  yield `${BYTE_ORDER_MARK}${lineOf(columns.map(({ name }) => name))}`;
  for await (const record of records) yield lineOf(columns.map((column) => column.of(record)));
}

function lineOf(texts: readonly string[]): string {
  return `${texts.map(quoted).join(',')}\r\n`;
}

/** Also with spaces at the ends, which some readers take away. */
function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
