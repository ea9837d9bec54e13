/** Owners: places, which modules/places knows, and groups, which are kept here. */

import { findPlace, isPlaceCode, listPlaces, placeName } from '@tomoni/places/contract';
import type { Lang } from '@tomoni/platform/messages';
import { type Db, tables } from '@tomoni/platform/storage';

interface OwnersTables {
  community: { id: string; name: string; name_en: string | null };
  coverage: { owner: string; ref: string; place: string };
}

export const ownersTables = (db: Db) => tables<OwnersTables>(db, 'owners');

/** A place or a group. Whether it still exists is another question: towns merge (`validUntil` of the place). */
export interface Owner {
  kind: 'place' | 'group';
  id: string;
  name: string;
  nameEn: string | null;
}

export interface Group {
  /** Letters a–z, digits, hyphens; a letter first; 3 to 40. */
  id: string;
  name: string;
  nameEn?: string | null;
}

/** Adds a group as an owner, or gives it a new name. */
export async function ensureGroup(db: Db, { id, name, nameEn = null }: Group): Promise<void> {
  await ownersTables(db)
    .insertInto('community')
    .values({ id, name, name_en: nameEn })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, name_en: nameEn }))
    .execute();
}

/** The owner with this id, or null. */
export async function findOwner(db: Db, id: string): Promise<Owner | null> {
  if (isPlaceCode(id)) {
    const place = await findPlace(db, id);
    return place === null ? null : { kind: 'place', id, name: place.name, nameEn: place.nameEn };
  }
  const row = await ownersTables(db)
    .selectFrom('community')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { kind: 'group', id, name: row.name, nameEn: row.name_en };
}

/** All owners of the site: places by code, then groups by name. */
export async function listOwners(db: Db): Promise<Owner[]> {
  const [places, groups] = await Promise.all([
    listPlaces(db),
    ownersTables(db).selectFrom('community').selectAll().orderBy('name').execute(),
  ]);
  return [
    ...places.map(({ code, name, nameEn }): Owner => ({ kind: 'place', id: code, name, nameEn })),
    ...groups.map(({ id, name, name_en }): Owner => ({ kind: 'group', id, name, nameEn: name_en })),
  ];
}

/** What people call an owner in a language; null when the site has none with this id. */
export async function ownerName(db: Db, id: string, lang: Lang): Promise<string | null> {
  const owner = await findOwner(db, id);
  return owner === null ? null : placeName(owner, lang);
}
