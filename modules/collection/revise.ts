/** New versions made by hand: one area corrected, or a small town's calendar without any file. */
import { createHash } from 'node:crypto';
import type { IsoDate } from '@tomoni/japanese';
import type { Trx } from '@tomoni/platform/storage';
import { cellOfInput, type ReadInput } from './cell-input.ts';
import type { Area, CalendarDraft, Category } from './model.ts';
import { withAreaReadings } from './readings.ts';
import { insertCalendar, listAreas, listFindings, readCalendar, readDraft } from './store.ts';

/** One area as a form has it; `cells` by the number of the kind. */
export interface AreaInput {
  name: string;
  cells: readonly { text: string; input: ReadInput }[];
}

/** A calendar like another one, with one area corrected. Returns its id, or null when either isn't there. */
export async function reviseArea(
  tx: Trx,
  {
    place,
    calendarId,
    areaId,
    author,
  }: { place: string; calendarId: string; areaId: string; author: string },
  corrected: AreaInput,
): Promise<string | null> {
  const draft = await draftOf(tx, place, calendarId);
  const index = draft?.areas.findIndex(({ id }) => id === areaId) ?? -1;
  const old = draft?.areas[index];
  if (draft === null || old === undefined) return null;
  const [area] = await withAreaReadings([{ ...old, name: corrected.name, cells: cellsOf(corrected) }]);
  if (area === undefined) return null;
  const areas = draft.areas.with(index, area);
  return insertCalendar(tx, hashed({ ...draft, areas, areaCount: areas.length, author, stagedId: null }));
}

/** Everything of a calendar, as it would be written again. */
async function draftOf(
  tx: Trx,
  place: string,
  calendarId: string,
): Promise<(CalendarDraft & { areaCount: number }) | null> {
  const [calendar, words] = [
    await readCalendar(tx, place, calendarId),
    await readDraft(tx, place, calendarId),
  ];
  if (calendar === null || words === null) return null;
  const { id: _id, madeAt: _made, publishedAt: _at, ...rest } = calendar;
  const areas = await listAreas(tx, place, calendarId);
  return { ...rest, ...words, areas, findings: await listFindings(tx, place, calendarId) };
}

/** What a small town types into the form. */
export interface TownInput {
  place: string;
  maker: string;
  putOutBy: string | null;
  validThrough: IsoDate | null;
  kinds: readonly string[];
  areas: readonly AreaInput[];
  author: string;
}

/** Writes a calendar that was typed, not read from a file. Returns its id. */
export async function writeTyped(tx: Trx, input: TownInput): Promise<string> {
  const areas = await withAreaReadings(input.areas.map(typedArea));
  const { place, maker, putOutBy, validThrough, author } = input;
  return insertCalendar(
    tx,
    hashed({
      ...{ place, maker, putOutBy, validThrough, author, areas },
      madeBy: 'town',
      contact: null,
      closure: 'skip',
      categories: input.kinds.map(kindOf),
      closures: [],
      transfers: [],
      remarks: [],
      items: [],
      editions: {},
      findings: [],
      sources: [],
      stagedId: null,
      contentHash: '',
    }),
  );
}

function typedArea(area: AreaInput, index: number): Area {
  return {
    id: areaIdOf(area.name, index),
    name: area.name,
    master: null,
    masterName: null,
    centre: '',
    reading: null,
    position: null,
    row: index + 1,
    cells: cellsOf(area),
  };
}

/** As stable as the name; equal names are told apart by their place. */
function areaIdOf(name: string, index: number): string {
  return createHash('sha256').update(`${name}\n${index}`).digest('hex').slice(0, 10);
}

function cellsOf({ cells }: AreaInput): Area['cells'] {
  return cells
    .map(({ text, input }, category) => cellOfInput(category, text, input))
    .filter(({ text }) => text !== '');
}

function kindOf(name: string): Category {
  return { name, sublabel: null, descriptionHtml: null, colour: null, caution: null };
}

/** The hash of what people see, as the reader of files makes it. */
function hashed<Draft extends CalendarDraft>(draft: Draft): Draft {
  const {
    findings: _findings,
    sources: _sources,
    author: _author,
    stagedId: _staged,
    contentHash: _hash,
    ...content
  } = draft;
  return { ...draft, contentHash: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}
