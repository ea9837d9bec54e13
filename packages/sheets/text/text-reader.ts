import { columnLetter, type Finding, type Where } from '@tomoni/findings';
import { type DelimitedRow, RecordReader } from '../delimited/record-reader.ts';
import type { DetectedEncoding, Encoding } from '../encoding/detect-encoding.ts';
import { TextStream } from '../encoding/text-stream.ts';
import { finding } from '../findings.ts';

const REPLACEMENT = '\uFFFD';

export interface TextReaderOptions {
  detected: DetectedEncoding;
  delimiter: string;
  onFinding: (found: Finding) => void;
}

/** Bytes of a delimited text file → records, with one finding for each cell that couldn't be decoded. */
export class TextReader {
  readonly #stream: TextStream;
  readonly #records: RecordReader;
  readonly #report: (found: Finding) => void;
  #nulSeen = false;
  /** Stays set: the row of a damaged cell may end in a later piece. */
  #damaged = false;

  constructor({ detected, delimiter, onFinding }: TextReaderOptions) {
    this.#stream = new TextStream(detected);
    this.#records = new RecordReader({ delimiter, onFinding });
    this.#report = onFinding;
  }

  get encoding(): Encoding {
    return this.#stream.encoding;
  }

  get stopped(): boolean {
    return this.#records.stopped;
  }

  push(piece: Uint8Array, last: boolean): DelimitedRow[] {
    let text = this.#stream.decode(piece, last);
    // Old systems end a file with Ctrl-Z: it is no record.
    if (text.includes('\u001A')) text = text.replaceAll('\u001A', '');
    if (text.includes('\0')) {
      text = text.replaceAll('\0', '');
      if (!this.#nulSeen) this.#report(finding('sheets.nul-characters'));
      this.#nulSeen = true;
    }
    this.#damaged ||= text.includes(REPLACEMENT);
    const rows = this.#records.push(text, last);
    if (this.#damaged) for (const row of rows) this.#reportDamage(row);
    return rows;
  }

  #reportDamage({ row, cells }: DelimitedRow): void {
    for (const [column, cell] of cells.entries()) {
      if (!cell.includes(REPLACEMENT)) continue;
      const where: Where = { row, letter: columnLetter(column) };
      this.#report(finding('sheets.undecodable', where, { text: cell, encoding: this.encoding }));
    }
  }
}
