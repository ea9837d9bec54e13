/** What towns of the same prefecture publish that this one doesn't: facts only. */
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';

export interface Missing {
  /** Slug of the standard. */
  standard: string;
  /** How many towns of the prefecture publish it. */
  towns: number;
  /** Some of them, with the dataset there. */
  examples: { owner: string; dataset: string }[];
}

const MOST = 12;
const EXAMPLES = 3;

/** The first two digits of a code are the prefecture (全国地方公共団体コード). */
export async function missingHere(db: Db, owner: string): Promise<Missing[]> {
  const prefecture = owner.slice(0, 2);
  const { rows } = await sql<{ standard: string; towns: number; owners: string[]; datasets: string[] }>`
    select version.standard, count(distinct dataset.owner) as towns,
      array_agg(dataset.owner order by dataset.owner, dataset.id) as owners,
      array_agg(dataset.id order by dataset.owner, dataset.id) as datasets
    from catalogue.dataset
    join catalogue.version on version.owner = dataset.owner and version.id = dataset.current
    where dataset.owner >= ${prefecture} and dataset.owner < ${`${prefecture}~`} and dataset.owner <> ${owner}
      and version.standard is not null
      and not exists (
        select from catalogue.dataset mine
        join catalogue.version own on own.owner = mine.owner and own.id = mine.current
        where mine.owner = ${owner} and own.standard = version.standard)
    group by version.standard order by towns desc, version.standard limit ${MOST}`.execute(db);
  return rows.map(({ standard, towns, owners, datasets }) => ({
    ...{ standard, towns },
    examples: firstOfEach(owners, datasets),
  }));
}

function firstOfEach(owners: readonly string[], datasets: readonly string[]): Missing['examples'] {
  const seen = new Set<string>();
  const examples: Missing['examples'] = [];
  for (const [n, owner] of owners.entries()) {
    if (seen.has(owner) || examples.length === EXAMPLES) continue;
    seen.add(owner);
    examples.push({ owner, dataset: datasets[n] ?? '' });
  }
  return examples;
}
