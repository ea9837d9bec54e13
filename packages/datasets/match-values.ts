/** Columns that only their values tell: a position, a telephone number, an address, the name of the thing. */
import type { ColumnMatch, SourceColumn } from './column-match.ts';
import type { Column, ColumnType, Dataset } from './standard/dataset.ts';
import type { Form, ValueProfile } from './value-profile.ts';

/** A form that hardly anything else has, and what it means. */
const TELLING: readonly { form: Form; type: ColumnType; confidence: number }[] = [
  { form: 'latitude', type: 'latitude', confidence: 0.7 },
  { form: 'longitude', type: 'longitude', confidence: 0.7 },
  { form: 'phone', type: 'phone', confidence: 0.6 },
  { form: 'postal', type: 'postal-code', confidence: 0.6 },
  { form: 'url', type: 'url', confidence: 0.5 },
  { form: 'mail', type: 'mail', confidence: 0.5 },
  { form: 'address', type: 'address', confidence: 0.5 },
];

const MOSTLY = 0.8;

/** Only where exactly one open column of the dataset has the type; writes into `matches`. */
export function byValues(
  sources: readonly SourceColumn[],
  dataset: Dataset,
  open: readonly number[],
  matches: (ColumnMatch | null)[],
): void {
  for (const { form, type, confidence } of TELLING) {
    const target = onlyOf(type, dataset, matches);
    const having = open.filter((at) => matches[at] === null && tells(sources[at]?.profile, form));
    const [at] = having;
    if (target === null || at === undefined || having.length > 1) continue;
    matches[at] = { column: target, by: 'values', edition: null, confidence };
  }
}

function tells(profile: ValueProfile | undefined, form: Form): boolean {
  return profile !== undefined && profile.count >= 3 && profile.share(form) >= MOSTLY;
}

/** The first column of that type, when none of that type has been found yet. */
function onlyOf(type: ColumnType, dataset: Dataset, matches: readonly (ColumnMatch | null)[]): Column | null {
  if (matches.some((match) => match?.column.type === type)) return null;
  return dataset.columns.find((column) => column.type === type) ?? null;
}
