/** What the first reading of a table learns for the second: what columns have lost, where the rows are, where notes begin. */
import type { Row, Table } from '@tomoni/sheets';
import { municipalityKey } from './addresses.ts';
import { FlagSurvey } from './flags.ts';
import { type Field, type Layout, WHOLE_ADDRESS } from './layout.ts';
import { ListSurvey } from './lists.ts';
import { CodeSurvey } from './municipality-codes.ts';
import { NoteRows } from './note-rows.ts';
import { type Area, type PositionReference, PositionSurvey } from './position-reference.ts';
import { surveyPosition } from './positions.ts';
import { trimmed } from './text.ts';

export interface ColumnSurvey {
  flags: FlagSurvey;
  codes: CodeSurvey;
  items: ListSurvey;
}

export interface Survey {
  columns: ReadonlyMap<Field, ColumnSurvey>;
  reference: PositionReference;
  /** The municipality in which four fifths of the addresses are ('' for addresses that name none); null when mixed. */
  municipality: string | null;
  /** Rows at the end that are notes, with their text. */
  notes: ReadonlyMap<number, string>;
}

/** Addresses that are taken apart; more say nothing new. */
const ADDRESSES = 1000;

export async function surveyTable(table: Table, layout: Layout, near: Area | null): Promise<Survey> {
  const columns = new Map(
    layout.fields.map((field): [Field, ColumnSurvey] => [
      field,
      { flags: new FlagSurvey(), codes: new CodeSurvey(), items: new ListSurvey() },
    ]),
  );
  const judged = [...columns].filter(([{ column }]) =>
    /^(?:yes-no|mark|municipality-code|list)$/u.test(column.type),
  );
  const positions = new PositionSurvey();
  const municipalities = new Municipalities();
  const notes = new NoteRows(layout);
  const at = placesOf(layout);
  for await (const row of table.records()) {
    notes.add(row);
    for (const [field, survey] of judged) addValue(field, survey, row);
    surveyPosition(textAt(row, at.latitude), textAt(row, at.longitude), positions);
    if (at.address !== undefined && municipalities.count < ADDRESSES)
      municipalities.add(textAt(row, at.address));
  }
  return {
    columns,
    reference: positions.reference(near),
    municipality: municipalities.usual,
    notes: notes.found,
  };
}

function textAt(row: Row, at: number | undefined): string {
  return at === undefined ? '' : trimmed(row.texts[at] ?? '');
}

function placesOf({ fields }: Layout) {
  const first = (fits: (field: Field) => boolean) =>
    fields.find((field) => field.sources.length > 0 && fits(field))?.sources[0];
  return {
    latitude: first(({ column }) => column.type === 'latitude'),
    longitude: first(({ column }) => column.type === 'longitude'),
    address: first(({ column }) => column.name === WHOLE_ADDRESS),
  };
}

function addValue({ column, sources }: Field, { flags, codes, items }: ColumnSurvey, row: Row): void {
  const text = textAt(row, sources[0]);
  if (text === '') return;
  if (column.type === 'municipality-code') codes.add(text);
  else if (column.type === 'list') items.add(text);
  else flags.add(text);
}

class Municipalities {
  count = 0;
  readonly #counts = new Map<string, number>();

  add(address: string): void {
    if (address === '') return;
    this.count += 1;
    const key = municipalityKey(address);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  get usual(): string | null {
    const [best] = [...this.#counts].sort(([, a], [, b]) => b - a);
    return best !== undefined && best[1] >= this.count * 0.8 ? best[0] : null;
  }
}
