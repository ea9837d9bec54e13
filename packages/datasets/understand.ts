/** From a table as it stands in a file to a dataset of the standard: which one, which edition, and what each column is. */
import type { ColumnMatch, Corrections, SourceColumn } from './column-match.ts';
import { matchColumns } from './match-columns.ts';
import { recognise, type TableContext } from './recognise.ts';
import type { Dataset } from './standard/dataset.ts';
import { datasets as standard } from './standard/index.ts';
import { profileOf } from './value-profile.ts';

/** `near`: the same subject under other headers. */
export type Edition = 'new' | 'old' | 'near';

export interface UnderstoodColumn {
  /** As written, several header rows joined by a space. */
  source: string;
  /** Name in the new edition; null without counterpart: it stays as an extra. */
  standard: string | null;
  by: ColumnMatch['by'] | null;
  confidence: number;
}

export interface Understanding {
  dataset: Dataset | null;
  edition: Edition | null;
  confidence: number;
  /** One for each column of the table, also for those without a header. */
  columns: (ColumnMatch | null)[];
}

export interface UnderstandOptions extends TableContext {
  /** What a person of that owner said about these headers before. */
  corrections?: Corrections;
  /** What a person said it is; null for "none of the standard". */
  dataset?: Dataset | null;
  /** The datasets to choose from; the standard's when left out. */
  datasets?: readonly Dataset[];
}

/**
 * Understands a table from its headers, some of its values and what is written about it.
 * @param header one text for each column, '' for a column without
 * @param values the values of each column, as many rows as are at hand; 200 of each are looked at
 */
export function understand(
  header: readonly string[],
  values: readonly (readonly string[])[],
  options: UnderstandOptions,
): Understanding {
  const sources = header.map(
    (text, at): SourceColumn => ({ header: text, profile: profileOf(values[at] ?? []) }),
  );
  const headed = sources.filter((source) => source.header.trim() !== '');
  const known = options.datasets ?? standard;
  const found =
    options.dataset === undefined
      ? recognise(headed, options, known)
      : { dataset: options.dataset, confidence: 1 };
  const { dataset, confidence } = found;
  if (dataset === null) return { dataset, edition: null, confidence, columns: sources.map(() => null) };
  const matches = matchColumns(headed, dataset, options.corrections);
  const limit = confidence < UNSURE ? 0.85 : 1;
  const byHeaded = new Map(headed.map((source, at) => [source, limited(matches[at] ?? null, limit)]));
  return {
    dataset,
    edition: editionOf(matches, headed.length),
    confidence,
    columns: sources.map((source) => byHeaded.get(source) ?? null),
  };
}

/** Below, a column may be of another dataset of the same headers: then no column is sure either. */
const UNSURE = 0.5;

function limited(match: ColumnMatch | null, most: number): ColumnMatch | null {
  if (match === null || match.by === 'correction') return match;
  return { ...match, confidence: Math.min(match.confidence, most) };
}

/** Most of the headers must be an edition's own; those that both editions share decide nothing between the two. */
function editionOf(matches: readonly (ColumnMatch | null)[], headers: number): Edition {
  const exact = matches.flatMap((match) => (match?.by === 'exact' ? [match] : []));
  if (exact.length < headers * 0.7) return 'near';
  const of = (edition: 'new' | 'old') =>
    exact.filter(({ edition: own, column }) => own === edition && !shared(column)).length;
  if (of('old') > of('new')) return 'old';
  return of('new') > 0 ? 'new' : 'near';
}

function shared({ name, old = [] }: ColumnMatch['column']): boolean {
  return old.includes(name);
}

/** The columns as `tomoni inspect` prints them: those with a header. */
export function describeColumns(header: readonly string[], { columns }: Understanding): UnderstoodColumn[] {
  return header.flatMap((source, at): UnderstoodColumn[] => {
    if (source.trim() === '') return [];
    const match = columns[at] ?? null;
    if (match === null) return [{ source, standard: null, by: null, confidence: 0 }];
    const { by, confidence } = match;
    return [{ source, standard: match.column.name, by, confidence: Math.round(confidence * 100) / 100 }];
  });
}
