/** What is public of an owner: which version of each dataset, its records in the index, and what is found of it. */
import { publish as tell } from '@tomoni/platform/live';
import { indexEntries, searchColumns } from '@tomoni/platform/search';
import { appendEvent, type Db, storableText, type Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { StoredColumn, StoredRecord, Version } from './model.ts';
import { positionOf, recordColumns } from './record-name.ts';
import { readVersion, recordParts } from './store.ts';

export interface Publication {
  owner: string;
  /** Id of the version. */
  version: string;
  at: Date;
}

/** Events: a version of a dataset is public; a dataset is public no more. The ref is the owner. */
export const DATASET_PUBLISHED = 'dataset.published';
export const DATASET_WITHDRAWN = 'dataset.withdrawn';

/** Kind of the entries of datasets in platform/search. */
export const DATASETS = 'catalogue.datasets';

/** What open pages follow: everything that an owner publishes. */
export const topicOf = (owner: string) => `catalogue/${owner}`;

/** Makes a version the one that everybody sees. Call inside a transaction. */
export async function publishVersion(trx: Trx, { owner, version: id, at }: Publication): Promise<void> {
  const { rows } = await sql<{ dataset: string }>`
    update catalogue.version set in_force = true, published_at = coalesce(published_at, ${at})
    where owner = ${owner} and id = ${id}::bigint returning dataset`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no version ${id} of ${owner}`);
  await show(trx, { owner, dataset: row.dataset, at });
}

/** Takes a version back: the newest other one that is in force is public again, or none. False when it wasn't in force. */
export async function unpublishVersion(trx: Trx, { owner, version: id, at }: Publication): Promise<boolean> {
  const { rows } = await sql<{ dataset: string }>`
    update catalogue.version set in_force = false
    where owner = ${owner} and id = ${id}::bigint and in_force returning dataset`.execute(trx);
  const [row] = rows;
  if (row !== undefined) await show(trx, { owner, dataset: row.dataset, at });
  return row !== undefined;
}

/** Brings everything that is public of a dataset into line with its newest version in force. */
async function show(
  trx: Trx,
  { owner, dataset, at }: { owner: string; dataset: string; at: Date },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from catalogue.version
    where owner = ${owner} and dataset = ${dataset} and in_force order by number desc limit 1`.execute(trx);
  const current = rows[0] === undefined ? null : await readVersion(trx, owner, rows[0].id);
  const { rows: changed } = await sql`
    update catalogue.dataset set current = ${current?.id ?? null}::bigint, published_at = ${current === null ? null : at}
    where owner = ${owner} and id = ${dataset} and current is distinct from ${current?.id ?? null}::bigint
    returning id`.execute(trx);
  if (changed.length === 0) return;
  await replaceEntries(trx, { owner, dataset }, current);
  await indexDatasets(trx, owner);
  await tell(trx, [topicOf(owner)]);
  const kind = current === null ? DATASET_WITHDRAWN : DATASET_PUBLISHED;
  await appendEvent(trx, { kind, ref: owner, data: { dataset, version: current?.id ?? null } });
}

/** Makes the public index of an owner anew from its versions, after something was removed from them. */
export async function republish(trx: Trx, owner: string): Promise<void> {
  const { rows } = await sql<{ dataset: string; version: string }>`
    select id as dataset, current::text as version from catalogue.dataset
    where owner = ${owner} and current is not null`.execute(trx);
  for (const { dataset, version } of rows)
    await replaceEntries(trx, { owner, dataset }, await readVersion(trx, owner, version));
  await indexDatasets(trx, owner);
  await tell(trx, [topicOf(owner)]);
}

interface DatasetKey {
  owner: string;
  dataset: string;
}

async function replaceEntries(trx: Trx, key: DatasetKey, current: Version | null): Promise<void> {
  await sql`delete from catalogue.entry where owner = ${key.owner} and dataset = ${key.dataset}`.execute(trx);
  if (current === null) return;
  let n = 0;
  for await (const records of recordParts(trx, key.owner, current.id)) {
    await insertEntries(trx, key, { records, first: n, ...current });
    n += records.length;
  }
}

interface Rows extends Pick<Version, 'columns' | 'standard'> {
  records: readonly StoredRecord[];
  /** Number of the first of them within the version. */
  first: number;
}

/** The rows of the public index for records. `lon` and `lat` are null where there is no position. */
function entryRows({ owner }: DatasetKey, { records, first, columns, standard }: Rows) {
  const at = recordColumns(columns);
  const scope = { owner, ...(standard === null ? {} : { kind: standard }) };
  return records.map(([, ...values], index) => {
    const position = positionOf(values, at);
    return {
      n: first + index,
      name: values[at.name] ?? '',
      lon: position?.lon ?? null,
      lat: position?.lat ?? null,
      body: bodyOf(columns, values),
      ...searchColumns(
        at.found.map((n) => values[n] ?? ''),
        scope,
      ),
    };
  });
}

function bodyOf(columns: readonly StoredColumn[], values: readonly string[]): Record<string, string> {
  const body: Record<string, string> = {};
  for (const [n, { name }] of columns.entries()) {
    const value = values[n] ?? '';
    if (value !== '') body[name] = value;
  }
  return body;
}

/** Parts the texts of a row on their way to the database, where it takes them apart: quicker than JSON by half. */
const PARTED = '\u001f';

async function insertEntries(trx: Trx, key: DatasetKey, rows: Rows): Promise<void> {
  const entries = entryRows(key, rows);
  const texts = (of: (entry: (typeof entries)[number]) => string) =>
    entries.map((one) => storableText(of(one)));
  const parted = (list: readonly string[]) => list.map((text) => text.replaceAll(PARTED, ' ')).join(PARTED);
  await sql`
    insert into catalogue.entry (owner, dataset, n, standard, name, position, body, folded, grams)
    select ${key.owner}, ${key.dataset}, n, ${rows.standard}, name,
      case when lon is null then null else point(lon, lat) end, body::jsonb,
      string_to_array(folded, ${PARTED}), string_to_array(grams, ${PARTED})
    from unnest(${entries.map(({ n }) => n)}::int[], ${texts(({ name }) => name)}::text[],
      ${entries.map(({ lon }) => lon)}::float8[], ${entries.map(({ lat }) => lat)}::float8[],
      ${texts(({ body }) => JSON.stringify(body).replaceAll('\\u0000', '\\ufffd'))}::text[],
      ${texts(({ folded }) => parted(folded))}::text[], ${texts(({ grams }) => parted(grams))}::text[])
      as row (n, name, lon, lat, body, folded, grams)`.execute(trx);
}

/** What is found of an owner's datasets: titles, descriptions, columns. */
async function indexDatasets(trx: Trx, owner: string): Promise<void> {
  const { rows } = await sql<Pick<Version, 'about' | 'columns' | 'standard'> & { id: string }>`
    select dataset.id, version.about, version.columns, version.standard
    from catalogue.dataset
    join catalogue.version on version.owner = dataset.owner and version.id = dataset.current
    where dataset.owner = ${owner} order by dataset.id limit 20000`.execute(trx);
  await indexEntries(
    trx,
    { owner, kind: DATASETS },
    rows.map(({ id, about, columns, standard }) => ({
      ref: id,
      text: about.title,
      terms: [
        ...[about.titleEn, about.description, about.descriptionEn, about.department, standard ?? ''],
        columns.map(({ name }) => name).join(' '),
      ].filter((term) => term !== ''),
    })),
  );
}

/** The dataset of a version that is public now, for pages that follow it. */
export async function currentVersion(db: Db, owner: string, dataset: string): Promise<Version | null> {
  const { rows } = await sql<{ id: string }>`
    select current::text as id from catalogue.dataset
    where owner = ${owner} and id = ${dataset} and current is not null`.execute(db);
  return rows[0] === undefined ? null : readVersion(db, owner, rows[0].id);
}
