/**
 * Which column of a file is which of a dataset. What headers say comes first, then what headers nearly say, then what
 * values say; each step only takes what the one before left open, and says how sure it is.
 */
import { type ColumnIndex, columnIndex, type Known } from './column-index.ts';
import type { ColumnMatch, Corrections, SourceColumn } from './column-match.ts';
import { headerCore } from './header-key.ts';
import { byValues } from './match-values.ts';
import { similarity } from './similarity.ts';
import type { Column, Dataset } from './standard/dataset.ts';
import { contradicts, fitOf } from './value-profile.ts';

/** For every source column in order; null where none fits. */
export function matchColumns(
  sources: readonly SourceColumn[],
  dataset: Dataset,
  corrections: Corrections = new Map(),
): (ColumnMatch | null)[] {
  const index = columnIndex(dataset);
  const matches: (ColumnMatch | null)[] = sources.map(() => null);
  const refused = new Set<number>();
  sources.forEach(({ header }, at) => {
    const name = corrections.get(header);
    if (name === undefined) return;
    const column = dataset.columns.find((one) => one.name === name);
    if (column === undefined) refused.add(at);
    else matches[at] = { column, by: 'correction', edition: null, confidence: 1 };
  });
  const open = () => sources.flatMap((_, at) => (matches[at] === null && !refused.has(at) ? [at] : []));
  byHeader(sources, index, open(), matches);
  bySimilarity(sources, index, open(), matches);
  byValues(sources, dataset, open(), matches);
  return matches;
}

/** So many values, blank ones left out, have to be another column's. */
const NEARLY_ALL = 0.9;

function isUnlike({ unlike }: Column, { header, profile }: SourceColumn): boolean {
  if (unlike === undefined) return false;
  const core = headerCore(header);
  if (unlike.headers.some((other) => headerCore(other) === core)) return true;
  const other = profile.samples.filter((value) => unlike.values.includes(value)).length;
  return other > 0 && other >= profile.samples.length * NEARLY_ALL;
}

/** Names first, then aliases, the surer before the others. One column takes several headers only side by side. */
function byHeader(
  sources: readonly SourceColumn[],
  index: ColumnIndex,
  open: readonly number[],
  matches: (ColumnMatch | null)[],
): void {
  const found = open.flatMap((at) => {
    const source = sources[at];
    const known = source === undefined ? null : index.find(source.header);
    return source === undefined || known === null || isUnlike(known.column, source)
      ? []
      : [{ at, source, known }];
  });
  const rank = ({ ground, distance }: Known) => ['new', 'old', 'alias'].indexOf(ground) * 10 + distance;
  found.sort((a, b) => rank(a.known) - rank(b.known) || a.known.order - b.known.order || a.at - b.at);
  for (const { at, source, known } of found) {
    const others = matches.flatMap((match, other) => (match?.column === known.column ? [other] : []));
    if (others.length > 0 && !sideBySide(known.column, source.header, others, sources)) continue;
    matches[at] = ofHeader(known, source);
  }
}

function sideBySide(
  column: Column,
  header: string,
  others: readonly number[],
  sources: readonly SourceColumn[],
): boolean {
  const core = headerCore(header);
  return (column.together ?? []).some((group) => {
    const cores = group.headers.map(headerCore);
    return (
      cores.includes(core) && others.every((at) => cores.includes(headerCore(sources[at]?.header ?? '')))
    );
  });
}

function ofHeader({ column, ground, distance }: Known, { profile }: SourceColumn): ColumnMatch {
  const doubted = contradicts(column.type, profile);
  if (ground === 'alias') {
    const confidence = (distance === 2 ? 0.75 : 0.88) * (doubted ? 0.5 : 1);
    return { column, by: 'alias', edition: null, confidence };
  }
  return { column, by: 'exact', edition: ground, confidence: doubted ? 0.6 : 0.98 };
}

const NEARLY = 0.6;

/** The best pairs first; each column of the dataset only once. */
function bySimilarity(
  sources: readonly SourceColumn[],
  index: ColumnIndex,
  open: readonly number[],
  matches: (ColumnMatch | null)[],
): void {
  const taken = new Set(matches.flatMap((match) => (match === null ? [] : [match.column])));
  const pairs = open.flatMap((at) => {
    const source = sources[at];
    if (source === undefined) return [];
    const core = headerCore(source.header);
    return index.cores.flatMap((known) => {
      if (taken.has(known.column) || isUnlike(known.column, source)) return [];
      if ((fitOf(known.column.type, source.profile) ?? 1) < 0.5) return [];
      const score = similarity(core, known.core);
      return score >= NEARLY ? [{ at, column: known.column, score }] : [];
    });
  });
  pairs.sort((a, b) => b.score - a.score || a.at - b.at);
  for (const { at, column, score } of pairs) {
    if (matches[at] !== null || taken.has(column)) continue;
    taken.add(column);
    matches[at] = { column, by: 'similar', edition: null, confidence: Math.min(0.8, score * 0.85) };
  }
}
