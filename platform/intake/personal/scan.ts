/** Looks through tables for what may not be meant for everybody: hidden parts, and what looks like a person. */
import { createHash } from 'node:crypto';
import { columnLetter, type Where } from '@tomoni/findings';
import { openWorkbook, type Source, type Workbook } from '@tomoni/sheets';
import { looksPersonal, type PersonalKind } from './detect.ts';
import type { LeftOut } from './left-out.ts';
import { sampleOf } from './sample.ts';

export type HiddenKind = 'hidden-sheet' | 'hidden-column' | 'hidden-row';

/** One thing that a person must decide: show it to everybody, or leave it out. */
export interface PersonalFind {
  /** The same for the same place in the same file. */
  id: string;
  what: PersonalKind | HiddenKind;
  /** The first row. */
  where: Where;
  /** How many rows. */
  rows: number;
  samples: { row: number; text: string }[];
  /** A column that says by its header how an office is reached, and no mobile number is in it. */
  contact?: true;
  leaves: LeftOut;
}

const SAMPLES = 3;
/** More runs of rows than this, or more than half of a column, and leaving out takes the whole column. */
const MOST_RUNS = 200;
/** Kept small however odd a file is; sheets with more columns are hostile. */
const MOST_FINDS = 200;

/** Beyond the last row of any file that fits; a column is left out below its header. */
const LAST_ROW = 2 ** 31;

type Sheet = Workbook['sheets'][number];

/** All that is to be decided about a file, in the order of its sheets and columns; null when it can't be read as a table. */
export async function scanPersonal(file: string, source: Source): Promise<PersonalFind[] | null> {
  const workbook = await openWorkbook(source);
  if (workbook.sheets.length === 0) return null;
  const isText = workbook.encoding !== null;
  const finds: PersonalFind[] = [];
  for (const sheet of workbook.sheets) {
    const scan = new SheetScan(file, sheet, isText);
    for await (const batch of sheet.batches()) {
      for (const row of batch) scan.look(row.row, row.texts, row.hidden === true);
    }
    finds.push(...scan.finds());
    if (finds.length >= MOST_FINDS) return finds.slice(0, MOST_FINDS);
  }
  return finds;
}

/** 「電話番号」「TEL」「FAX番号」: how a place is reached, not a person. */
const OF_AN_OFFICE =
  /^(?:連絡先|問い?合わ?せ先?|施設|代表)*[_\s]*(?:電話(?:番号)?|tel|phone|telephone|fax|ファックス|ファクス)(?:番号|number)?$/iu;
const MOBILE = /(?:^|[^\d])(?:\+?81[-\s]?|0)[789]0[-\s)]?\d/u;

/** What was seen of one kind in one column. */
class Seen {
  rows = 0;
  mobiles = 0;
  readonly runs: [number, number][] = [];
  readonly samples: { row: number; text: string }[] = [];

  add(row: number, text: string, kind: PersonalKind | null = null): void {
    this.rows += 1;
    if (kind === 'phone' && MOBILE.test(text.normalize('NFKC'))) this.mobiles += 1;
    if (this.samples.length < SAMPLES) this.samples.push({ row, text: sampleOf(text, kind) });
    const last = this.runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else if (this.runs.length <= MOST_RUNS) this.runs.push([row, row]);
  }
}

interface ColumnSeen {
  header: string;
  headerRow: number;
  filled: number;
  kinds: Map<PersonalKind, Seen>;
}

class SheetScan {
  readonly #file: string;
  readonly #sheet: Sheet;
  readonly #isText: boolean;
  readonly #columns: ColumnSeen[] = [];
  readonly #hiddenColumns: ReadonlySet<number>;
  readonly #inHidden = new Map<number, Seen>();
  readonly #hiddenRows = new Seen();
  readonly #all = new Seen();

  constructor(file: string, sheet: Sheet, isText: boolean) {
    this.#file = file;
    this.#sheet = sheet;
    this.#isText = isText;
    this.#hiddenColumns = new Set(sheet.hiddenColumns ?? []);
  }

  look(row: number, texts: readonly string[], hidden: boolean): void {
    const anything = hidden || this.#sheet.hidden ? texts.filter((text) => text !== '').join(' ') : '';
    if (anything !== '') {
      if (this.#sheet.hidden) this.#all.add(row, anything);
      else this.#hiddenRows.add(row, anything);
    }
    if (this.#sheet.hidden) return;
    for (let column = 0; column < texts.length; column += 1) {
      const text = texts[column] ?? '';
      if (text !== '') this.#lookAtCell(row, column, text);
    }
  }

  #lookAtCell(row: number, column: number, text: string): void {
    if (this.#hiddenColumns.has(column)) {
      const seen = this.#inHidden.get(column) ?? new Seen();
      this.#inHidden.set(column, seen);
      seen.add(row, text);
      return;
    }
    let about = this.#columns[column];
    if (about === undefined) {
      about = { header: text, headerRow: row, filled: 0, kinds: new Map() };
      this.#columns[column] = about;
    }
    about.filled += 1;
    const kind = looksPersonal(text, about.headerRow === row ? '' : about.header);
    if (kind === null) return;
    const seen = about.kinds.get(kind) ?? new Seen();
    about.kinds.set(kind, seen);
    seen.add(row, text, kind);
  }

  finds(): PersonalFind[] {
    if (this.#sheet.hidden) return this.#all.rows === 0 ? [] : [this.#find('hidden-sheet', this.#all, {})];
    const finds: PersonalFind[] = [];
    if (this.#hiddenRows.rows > 0) {
      finds.push(this.#find('hidden-row', this.#hiddenRows, { rows: this.#hiddenRows.runs }));
    }
    for (const [column, seen] of this.#inHidden) finds.push(this.#find('hidden-column', seen, { column }));
    for (const [column, about] of this.#columns.entries()) {
      for (const [kind, seen] of about?.kinds ?? []) {
        const whole = seen.runs.length > MOST_RUNS || seen.rows * 2 > about.filled;
        const from = Math.min(about.headerRow + 1, seen.runs[0]?.[0] ?? 1);
        const rows: [number, number][] = whole ? [[from, LAST_ROW]] : seen.runs;
        finds.push(this.#find(kind, seen, { column, rows }, about));
      }
    }
    return finds;
  }

  #find(
    what: PersonalFind['what'],
    seen: Seen,
    part: Omit<LeftOut, 'sheet'>,
    about?: ColumnSeen,
  ): PersonalFind {
    const sheet = this.#sheet.name;
    const { column } = part;
    const first = seen.samples[0]?.row ?? 1;
    const where: Where = {
      file: this.#file,
      ...(this.#isText ? {} : { sheet }),
      ...(what === 'hidden-sheet' || what === 'hidden-column' ? {} : { row: first }),
      ...(about === undefined || about.headerRow === first ? {} : { column: about.header }),
      ...(column === undefined ? {} : { letter: columnLetter(column) }),
    };
    const key = JSON.stringify([this.#file, this.#isText ? '' : sheet, what, column ?? null]);
    const id = createHash('sha256').update(key).digest('hex').slice(0, 12);
    const isContact =
      what === 'phone' &&
      seen.mobiles === 0 &&
      OF_AN_OFFICE.test(about?.header.normalize('NFKC').trim() ?? '');
    return {
      ...{ id, what, where, rows: seen.rows, samples: seen.samples },
      ...(isContact ? { contact: true as const } : {}),
      leaves: { sheet, ...part },
    };
  }
}
