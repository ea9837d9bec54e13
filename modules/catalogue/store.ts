/** SQL of datasets and their versions. A version is never changed once it was public; purge is the one exception. */
import { createHash } from 'node:crypto';
import type { Finding } from '@tomoni/findings';
import { type Db, jsonb, storableText, type Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { changesBetween } from './changes.ts';
import type {
  Changes,
  Description,
  Extent,
  OpenValue,
  StoredRecord,
  StoredRepair,
  Version,
  VersionDraft,
} from './model.ts';
import { positionOf, recordColumns } from './record-name.ts';

/** Records and repairs lie so many to a row. */
const PER_PART = 500;

interface DatasetKey {
  owner: string;
  sourceKey: string;
  standard: string | null;
}

/** The dataset that a file is the next version of: one of the same name, or the owner's only one of that standard. */
export async function datasetFor(
  db: Db,
  { owner, sourceKey, standard }: DatasetKey,
): Promise<{ id: string; current: string | null } | null> {
  const { rows: named } = await sql<{ id: string; current: string | null }>`
    select id, current::text as current from catalogue.dataset
    where owner = ${owner} and source_key = ${sourceKey} order by created_at desc limit 1`.execute(db);
  if (named[0] !== undefined) return named[0];
  if (standard === null) return null;
  const { rows } = await sql<{ id: string; current: string | null }>`
    select dataset.id, dataset.current::text as current
    from catalogue.dataset join catalogue.version on version.owner = dataset.owner and version.id = dataset.current
    where dataset.owner = ${owner} and version.standard = ${standard} limit 2`.execute(db);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** Makes a dataset that nobody sees yet; returns its id, part of its address. */
export async function createDataset(
  trx: Trx,
  { owner, sourceKey, standard, at }: DatasetKey & { at: Date },
): Promise<string> {
  const base = (
    standard ?? `data-${createHash('sha256').update(sourceKey).digest('hex').slice(0, 8)}`
  ).replaceAll('_', '-');
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    const { rows } = await sql`
      insert into catalogue.dataset (owner, id, source_key, created_at)
      values (${owner}, ${id}, ${sourceKey}, ${at}) on conflict do nothing returning id`.execute(trx);
    if (rows.length === 1) return id;
  }
}

/** Writes a version with its records and its ledger. Call inside a transaction. */
export async function insertVersion(
  trx: Trx,
  draft: VersionDraft,
  { former, at }: { former: Version | null; at: Date },
): Promise<{ id: string; number: number }> {
  const { owner, dataset, columns, records, repairs } = draft;
  const changes = former === null ? null : await changesAgainst(trx, former, draft);
  await sql`select from catalogue.dataset where owner = ${owner} and id = ${dataset} for update`.execute(trx);
  const { rows } = await sql<{ id: string; number: number }>`
    insert into catalogue.version (owner, dataset, number, kind, standard, edition, about, columns, record_count,
      repair_counts, open, withheld, rough, findings, source, extent, changes, content_hash, made_at, made_by_user, staged_id)
    values (${owner}, ${dataset},
      (select coalesce(max(number), 0) + 1 from catalogue.version where owner = ${owner} and dataset = ${dataset}),
      ${draft.kind}, ${draft.standard}, ${draft.edition}, ${jsonb(draft.about)}, ${jsonb(columns)}, ${records.length},
      ${jsonb(countsOf(repairs))}, ${jsonb(draft.open)}, ${draft.withheld}, ${draft.rough},
      ${jsonb(draft.findings)}, ${jsonb(draft.source)}, ${orNull(extentOf(draft))}, ${orNull(changes)}, ${draft.contentHash},
      ${at}, ${draft.author}, ${draft.stagedId})
    returning id::text as id, number`.execute(trx);
  const [made] = rows;
  if (made === undefined) throw new Error('The database gave no id for the version');
  await insertParts(trx, { owner, version: made.id, kind: 'records' }, records);
  await insertParts(trx, { owner, version: made.id, kind: 'repairs' }, repairs);
  return made;
}

/** SQL's null, not JSON's. */
function orNull<Value>(value: Value | null) {
  return value === null ? null : jsonb(value);
}

async function insertParts(
  trx: Trx,
  { owner, version, kind }: { owner: string; version: string; kind: 'records' | 'repairs' },
  rows: readonly unknown[],
): Promise<void> {
  for (let n = 0; n * PER_PART < rows.length; n += 1) {
    const body = storableText(
      JSON.stringify(rows.slice(n * PER_PART, (n + 1) * PER_PART)).replaceAll('\\u0000', '\\ufffd'),
    );
    await sql`
      insert into catalogue.part (owner, version, kind, n, body)
      values (${owner}, ${version}::bigint, ${kind}, ${n}, ${body}::json)`.execute(trx);
  }
}

async function changesAgainst(trx: Trx, former: Version, draft: VersionDraft): Promise<Changes> {
  const before = await allRecords(trx, former.owner, former.id);
  return changesBetween(
    { columns: former.columns, records: before },
    { columns: draft.columns, records: draft.records },
  );
}

function countsOf(repairs: readonly StoredRepair[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, , , , rule] of repairs) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

function extentOf({ columns, records }: VersionDraft): Extent | null {
  const at = recordColumns(columns);
  const extent: Extent = { south: 90, north: -90, west: 180, east: -180 };
  for (const [, ...values] of records) {
    const position = positionOf(values, at);
    if (position === null) continue;
    extent.south = Math.min(extent.south, position.lat);
    extent.north = Math.max(extent.north, position.lat);
    extent.west = Math.min(extent.west, position.lon);
    extent.east = Math.max(extent.east, position.lon);
  }
  return extent.south > extent.north ? null : extent;
}

const VERSION = sql`
  owner, id::text as id, dataset, number, kind, standard, edition, about, columns, record_count as "recordCount",
  repair_counts as "repairCounts", jsonb_array_length(open) as "openCount", withheld, rough, source, extent, changes,
  content_hash as "contentHash", made_at as "madeAt", made_by_user as author, staged_id as "stagedId",
  published_at as "publishedAt"`;

/** A version without its records, or null when the owner has none of this id. */
export async function readVersion(db: Db, owner: string, id: string): Promise<Version | null> {
  if (!/^\d{1,18}$/u.test(id)) return null;
  const { rows } = await sql<Version>`
    select ${VERSION} from catalogue.version where owner = ${owner} and id = ${id}::bigint`.execute(db);
  return rows[0] ?? null;
}

/** All versions of a dataset, newest first; drafts too. */
export async function listVersions(db: Db, owner: string, dataset: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${VERSION} from catalogue.version where owner = ${owner} and dataset = ${dataset}
    order by number desc limit 500`.execute(db);
  return rows;
}

/** The newest versions of an owner, whatever dataset they are of. */
export async function newestVersions(db: Db, owner: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${VERSION} from catalogue.version where owner = ${owner} order by version.id desc limit 200`.execute(
    db,
  );
  return rows;
}

/** The versions that one commit made, in the order of its files. */
export async function versionsOfStaged(db: Db, owner: string, staged: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${VERSION} from catalogue.version where owner = ${owner} and staged_id = ${staged}
    order by version.id limit 5000`.execute(db);
  return rows;
}

/** Values that wait for an answer, and what was odd. */
export async function readOdd(
  db: Db,
  owner: string,
  version: string,
): Promise<{ open: OpenValue[]; findings: Finding[] }> {
  const { rows } = await sql<{ open: OpenValue[]; findings: Finding[] }>`
    select open, findings from catalogue.version where owner = ${owner} and id = ${version}::bigint`.execute(
    db,
  );
  return rows[0] ?? { open: [], findings: [] };
}

/** Records of a version, part by part, so that a large one needs little memory. */
export async function* recordParts(db: Db, owner: string, version: string): AsyncGenerator<StoredRecord[]> {
  yield* parts<StoredRecord>(db, { owner, version, kind: 'records' });
}

/** What was put right in a version, part by part. */
export async function* repairParts(db: Db, owner: string, version: string): AsyncGenerator<StoredRepair[]> {
  yield* parts<StoredRepair>(db, { owner, version, kind: 'repairs' });
}

async function* parts<One>(
  db: Db,
  { owner, version, kind }: { owner: string; version: string; kind: 'records' | 'repairs' },
): AsyncGenerator<One[]> {
  for (let n = 0; ; n += 1) {
    const { rows } = await sql<{ body: One[] }>`
      select body from catalogue.part
      where owner = ${owner} and version = ${version}::bigint and kind = ${kind} and n = ${n}`.execute(db);
    if (rows[0] === undefined) return;
    yield rows[0].body;
  }
}

/** All records of a version at once; at most what one upload may bring. */
export async function allRecords(db: Db, owner: string, version: string): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const part of recordParts(db, owner, version)) records.push(...part);
  return records;
}

/** Changes what a version says of itself, while nobody has seen it. False when it is public or was. */
export async function describeVersion(
  db: Db,
  { owner, version }: { owner: string; version: string },
  about: Description,
): Promise<boolean> {
  const { rows } = await sql`
    update catalogue.version set about = ${jsonb(about)}
    where owner = ${owner} and id = ${version}::bigint and published_at is null returning id`.execute(db);
  return rows.length === 1;
}
