import { type Db, statement, tables } from '@tomoni/platform/storage';
import { forgetPlaces, knownPlace } from './known-places.ts';
import type { Landscape } from './rules.ts';

interface PlaceTable {
  code: string;
  name: string;
  name_kana: string | null;
  name_en: string | null;
  prefecture: string | null;
  landscape: Landscape;
  valid_from: string | null;
  valid_until: string | null;
  successors: string[];
}

const places = (db: Db) => tables<{ place: PlaceTable }>(db, 'places');

/** A municipality or prefecture; dates are ISO, `successors` the codes that took over after `validUntil`. */
export interface Place {
  code: string;
  name: string;
  nameKana: string | null;
  nameEn: string | null;
  prefecture: string | null;
  landscape: Landscape;
  validFrom: string | null;
  validUntil: string | null;
  successors: string[];
}

/** What is said of a place when it is added; what is left out is unknown. */
export type PlaceDetails = Pick<Place, 'code' | 'name'> & Partial<Omit<Place, 'code' | 'name'>>;

/**
 * Adds a place, or brings what is known of it up to date; what `details` leaves out stays as it was.
 * @param details code of six digits with a right check digit; not checked again here
 */
export async function ensurePlace(db: Db, details: PlaceDetails): Promise<void> {
  const values = columnsOf(details);
  const { code, ...rest } = values;
  await places(db)
    .insertInto('place')
    .values({ successors: [], landscape: 'river', ...values } as PlaceTable)
    .onConflict((conflict) => conflict.column('code').doUpdateSet(rest))
    .execute();
  forgetPlaces();
}

/** The place with this code of six digits, or null. */
export function findPlace(db: Db, code: string): Promise<Place | null> {
  return knownPlace(db, code, () => readPlace(db, code));
}

const placeByCode = statement<PlaceTable>(`
  select code, name, name_kana, name_en, prefecture, landscape, valid_from, valid_until, successors
  from places.place where code = $1`);

async function readPlace(db: Db, code: string): Promise<Place | null> {
  const [row] = await placeByCode(db, [code]);
  return row ? placeOf(row) : null;
}

/** All places of the site by code, that is from north to south. */
export async function listPlaces(db: Db): Promise<Place[]> {
  const rows = await places(db).selectFrom('place').selectAll().orderBy('code').execute();
  return rows.map(placeOf);
}

function placeOf(row: PlaceTable): Place {
  return {
    code: row.code,
    name: row.name,
    nameKana: row.name_kana,
    nameEn: row.name_en,
    prefecture: row.prefecture,
    landscape: row.landscape,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    successors: row.successors,
  };
}

function columnsOf(details: PlaceDetails): Partial<PlaceTable> & Pick<PlaceTable, 'code' | 'name'> {
  const columns: Partial<PlaceTable> & Pick<PlaceTable, 'code' | 'name'> = {
    code: details.code,
    name: details.name,
  };
  if (details.nameKana !== undefined) columns.name_kana = details.nameKana;
  if (details.nameEn !== undefined) columns.name_en = details.nameEn;
  if (details.prefecture !== undefined) columns.prefecture = details.prefecture;
  if (details.landscape !== undefined) columns.landscape = details.landscape;
  if (details.validFrom !== undefined) columns.valid_from = details.validFrom;
  if (details.validUntil !== undefined) columns.valid_until = details.validUntil;
  if (details.successors !== undefined) columns.successors = details.successors;
  return columns;
}
