/** What reading needs to know besides the files: what the owner has, and what people have said. */
import type { Area, Corrections, Dataset as StandardDataset } from '@tomoni/datasets';
import { datasets } from '@tomoni/datasets';
import type { ReadOptions } from '@tomoni/platform/intake';
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Extent } from './model.ts';

export interface ReadContext {
  answers: Readonly<Record<string, string>>;
  /** Where the owner's other datasets are; null when there are none. */
  near: Area | null;
  /** Headers as written → column, as somebody of this owner has said before. */
  corrections: Corrections;
  /** By source key: what somebody said that a file is. */
  kinds: ReadonlyMap<string, string>;
}

export async function readContext({ owner, answers, db }: ReadOptions): Promise<ReadContext> {
  const [near, said] = await Promise.all([nearOf(db, owner), saidBefore(db, owner)]);
  const kept = (what: string) => said.filter((one) => one.what === what);
  const corrections = new Map<string, string | null>(
    kept('column').map(({ key, value }) => [key, value === NO_COLUMN ? null : value]),
  );
  for (const [id, value] of Object.entries(answers)) {
    if (!id.startsWith('column:') || value === '') continue;
    corrections.set(id.slice('column:'.length), value === NO_COLUMN ? null : value);
  }
  return { answers, near, corrections, kinds: new Map(kept('kind').map(({ key, value }) => [key, value])) };
}

/** The answer that a column has no counterpart, that a table is none of the standard, that it isn't published. */
export const NO_COLUMN = '-';
export const NO_DATASET = 'none';
export const SKIP = 'skip';

/** The dataset that an answer names: by its slug, or by its name where it has none. Undefined when it names none. */
export function datasetNamed(answer: string): StandardDataset | null | undefined {
  if (answer === NO_DATASET) return null;
  return datasets.find(({ slug, name }) => (slug ?? name.ja) === answer);
}

async function nearOf(db: Db, owner: string): Promise<Area | null> {
  const { rows } = await sql<{ extent: Extent }>`
    select version.extent from catalogue.dataset
    join catalogue.version on version.owner = dataset.owner and version.id = dataset.current
    where dataset.owner = ${owner} and version.extent is not null`.execute(db);
  if (rows.length === 0) return null;
  const of = (axis: keyof Extent) => rows.map(({ extent }) => extent[axis]);
  return {
    latitude: [Math.min(...of('south')), Math.max(...of('north'))],
    longitude: [Math.min(...of('west')), Math.max(...of('east'))],
  };
}

interface Said {
  what: string;
  key: string;
  value: string;
}

async function saidBefore(db: Db, owner: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select what, key, value from catalogue.said where owner = ${owner} limit 5000`.execute(db);
  return rows;
}

/** Keeps what somebody said about columns and kinds for the owner's next files. */
export async function keepSaid(db: Db, owner: string, said: readonly Said[]): Promise<void> {
  for (const { what, key, value } of said) {
    await sql`
      insert into catalogue.said (owner, what, key, value) values (${owner}, ${what}, ${key}, ${value})
      on conflict (owner, what, key) do update set value = excluded.value`.execute(db);
  }
}
