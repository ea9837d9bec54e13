import type { Finding } from '@tomoni/findings';
import type { Row } from '../cell.ts';
import type { DetectedEncoding, Encoding } from '../encoding/detect-encoding.ts';
import { FindingList } from '../finding-list.ts';
import { finding } from '../findings.ts';
import { findTextTables } from '../tables/find-text-tables.ts';
import type { SheetTables } from '../tables/table.ts';
import type { Sheet } from '../workbook.ts';
import { TextReader } from './text-reader.ts';
import { RowIterator, TextRow } from './text-rows.ts';

export interface TextSheetOptions {
  name: string;
  detected: DetectedEncoding;
  delimiter: string;
  /** Everything of the file; throws when a stream that passes once is asked for again. */
  pieces: () => AsyncIterable<Uint8Array>;
}

/** The one sheet of a text file. Each reading goes through the file anew and keeps only one piece of it in memory. */
export class TextSheet implements Sheet {
  readonly hidden = false;
  readonly name: string;
  readonly #options: TextSheetOptions;
  #findings = new FindingList();
  #encoding: Encoding;

  constructor(options: TextSheetOptions) {
    this.#options = options;
    this.name = options.name;
    this.#encoding = options.detected.encoding;
  }

  get findings(): Finding[] {
    return this.#findings.toArray();
  }

  /** May change while reading: a file that begins with ASCII shows its encoding only further on. */
  get encoding(): Encoding {
    return this.#encoding;
  }

  rows(): AsyncIterableIterator<Row> {
    return new RowIterator(this.batches());
  }

  async *batches(): AsyncGenerator<Row[]> {
    const findings = new FindingList();
    this.#findings = findings;
    const { detected, delimiter, pieces } = this.#options;
    const reader = new TextReader({ detected, delimiter, onFinding: (found) => findings.add(found) });
    for await (const piece of pieces()) {
      yield asRows(reader.push(piece, false));
      if (reader.stopped) break;
    }
    yield asRows(reader.push(new Uint8Array(), true));
    this.#encoding = reader.encoding;
    if (reader.encoding !== detected.encoding) {
      findings.add(finding('sheets.encoding-late', {}, { encoding: reader.encoding }));
    }
  }

  tables(): Promise<SheetTables> {
    return findTextTables(this);
  }
}

function asRows(records: { row: number; cells: string[] }[]): Row[] {
  return records.map(({ row, cells }) => new TextRow(row, cells));
}
