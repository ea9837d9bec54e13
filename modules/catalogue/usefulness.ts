/** How useful a dataset is: facts with their reasons, never one figure for all of it. */
import { type IsoDate, todayIn } from '@tomoni/japanese';
import { standardColumns, type Tally } from './column-tally.ts';
import { type Findable, findableBy } from './findable.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import type { Dataset, Version } from './model.ts';
import { type RuleResult, readabilityOf } from './readability.ts';
import type { Used } from './usage.ts';

export interface Usefulness {
  freshness: Freshness;
  /** Columns of the standard; null without a standard. */
  complete: { of: number; present: number; missing: string[]; required: string[] } | null;
  /** The rules; null for a file that isn't a table. */
  readable: RuleResult[] | null;
  found: ReadonlySet<Findable>;
  used: Used;
  apps: number;
}

export function usefulnessOf({
  dataset,
  version,
  tally,
  today,
  used,
  apps,
}: {
  dataset: Dataset;
  version: Version;
  tally: Tally;
  today: IsoDate;
  used: Used;
  apps: number;
}): Usefulness {
  const published = todayIn('Asia/Tokyo', version.publishedAt ?? dataset.publishedAt);
  const columnsRemoved = version.changes?.columnsRemoved ?? [];
  return {
    freshness: freshnessOf({ rhythm: dataset.rhythm, published, today }),
    complete: completeOf(version, tally),
    readable:
      version.kind === 'file' ? null : readabilityOf({ columns: version.columns, tally, columnsRemoved }),
    found: findableBy(dataset),
    used,
    apps,
  };
}

/** A column counts when at least one record has a value there. */
function completeOf({ standard, columns }: Version, tally: Tally): Usefulness['complete'] {
  const wanted = [...standardColumns(standard).values()];
  if (wanted.length === 0) return null;
  const filled = new Set(
    columns.filter((_, n) => (tally.columns[n]?.filled ?? 0) > 0).map(({ name }) => name),
  );
  const missing = wanted.filter(({ name }) => !filled.has(name));
  return {
    of: wanted.length,
    present: wanted.length - missing.length,
    missing: missing.map(({ name }) => name),
    required: missing.filter(({ demand }) => demand === 'required').map(({ name }) => name),
  };
}
