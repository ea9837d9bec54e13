/** Which dataset a table is: by the columns it has, those that only one dataset has above all, and by words about it. */
import { columnIndex } from './column-index.ts';
import type { SourceColumn } from './column-match.ts';
import type { Dataset } from './standard/dataset.ts';
import { wordsAmong, wordsIn } from './words.ts';

/** What is known of a table besides its columns. */
export interface TableContext {
  /** Name of the file, name of the sheet, titles above the table. */
  texts: readonly string[];
}

export interface Candidate {
  dataset: Dataset;
  /** Comparable among the candidates of one table. */
  score: number;
}

export interface Recognition {
  dataset: Dataset | null;
  /** 0 to 1; of "none" it says how sure that is. */
  confidence: number;
  candidates: readonly Candidate[];
}

/** Share of what a table says that a dataset explains, in parts: */
interface Evidence {
  /** The table's columns that the dataset has, 0 to 1, rare ones counting more. */
  columns: number;
  /** The dataset's columns that the table has, 0 to 1. */
  coverage: number;
  /** Columns that set the dataset apart. */
  marks: number;
  /** Words of file, sheet and title. */
  words: number;
  /** Words in the names that the table lists. */
  names: number;
  /** The table says what its rows are: it has a column of names, or two that set the dataset apart. */
  identity: boolean;
  /** It says where its rows are: an address or a position. */
  places: boolean;
  /** It has a header of the standard itself, or the dataset is a flat one. */
  own: boolean;
}

/** Never throws; a table without columns is none. */
export function recognise(
  sources: readonly SourceColumn[],
  context: TableContext,
  datasets: readonly Dataset[],
): Recognition {
  const weightOf = weighing(datasets);
  const words = wordsIn(context.texts, datasets);
  // Of some datasets only the name is known: what their headers are called may tell, too.
  const inHeaders = wordsIn(
    sources.map(({ header }) => header),
    datasets.filter(({ columns }) => columns.length === 0),
  );
  const wordsOf = (dataset: Dataset) => Math.max(words.get(dataset) ?? 0, inHeaders.get(dataset) ?? 0);
  const found = datasets
    .map((dataset) => ({ dataset, evidence: evidenceOf(sources, wordsOf(dataset), dataset, weightOf) }))
    .map(({ dataset, evidence }) => ({ dataset, evidence, score: scoreOf(evidence) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = found.filter(({ dataset, evidence }) => isGrounded(evidence, dataset));
  if (best === undefined) {
    const facilities = found.find(
      ({ dataset, evidence }) => dataset.slug === ANY_FACILITY && isPlaces(evidence),
    );
    if (facilities !== undefined)
      return { dataset: facilities.dataset, confidence: UNSAID, candidates: found };
    return { dataset: null, confidence: 1 - Math.min(0.9, found[0]?.score ?? 0), candidates: found };
  }
  const lead = Math.min(1, (best.score - (second?.score ?? 0)) / 0.12);
  const confidence = Math.min(0.99, Math.min(1, best.score) * (0.55 + 0.45 * lead));
  return { dataset: best.dataset, confidence, candidates: found };
}

/** Where towns put lists of places for which the standard has nothing of their own: parks, bicycle sheds, wells. */
const ANY_FACILITY = 'public_facility';
const UNSAID = 0.3;

/** Named things with an address or a position, and little else. */
function isPlaces({ columns, identity, places }: Evidence): boolean {
  return identity && places && columns >= 0.12;
}

function scoreOf({ columns, coverage, marks, words, names }: Evidence): number {
  return 0.45 * columns + 0.2 * coverage + 0.3 * marks + 0.35 * words + 0.2 * names;
}

/** Name, address and position are in nearly every dataset: they alone say nothing. */
function isGrounded(
  { columns, coverage, marks, words, names, identity, own }: Evidence,
  { columns: known }: Dataset,
): boolean {
  // Of some datasets only the name is known: then only a plain word speaks for them.
  if (known.length === 0) return words >= 0.7;
  // The body of a データモデル型 has headers that nobody else has; everyday ones speak for a flat dataset.
  if (!own && words < 0.5) return false;
  const told = marks >= 0.5 || words >= 0.5 || names >= 0.5 || coverage >= 0.6;
  return identity && told && (columns >= 0.12 || words >= 0.7);
}

function evidenceOf(
  sources: readonly SourceColumn[],
  words: number,
  dataset: Dataset,
  weightOf: (header: string) => number,
): Evidence {
  const index = columnIndex(dataset);
  let explained = 0;
  let all = 0;
  let marks = 0;
  let marked = 0;
  let named = false;
  let own = dataset.kind === 'flat';
  const had = new Map<string, number>();
  let names: readonly string[] = [];
  for (const { header, profile } of sources) {
    const known = index.find(header);
    const weight = known === null ? UNKNOWN : weightOf(header);
    const quality = known === null ? 0 : QUALITY[known.ground] - 0.1 * known.distance;
    if (known !== null && known.ground !== 'alias') own = true;
    all += weight;
    explained += weight * quality;
    if (known === null || had.has(known.column.name)) continue;
    had.set(known.column.name, quality);
    if (dataset.marks.includes(known.column.name)) marks += quality * weight;
    named ||= NAMES.test(known.column.name);
    if (dataset.marks.includes(known.column.name)) marked += 1;
    if (names.length === 0 && NAMES.test(known.column.name)) names = profile.samples;
  }
  const has = (of: readonly string[]) =>
    of.reduce((sum, name) => sum + weightOf(name) * (had.get(name) ?? 0), 0);
  const total = (of: readonly string[]) => of.reduce((sum, name) => sum + weightOf(name), 0) || 1;
  const editions = [
    dataset.columns.map(({ name }) => name),
    dataset.columns.filter(({ old }) => old !== undefined).map(({ name }) => name),
  ].filter((columns) => columns.length > 0);
  return {
    columns: all === 0 ? 0 : explained / all,
    coverage: Math.max(0, ...editions.map((columns) => has(columns) / total(columns))),
    marks: 1 - Math.exp(-marks),
    words,
    names: wordsAmong(names, dataset),
    identity: named || marked >= 2,
    places: had.has('所在地_連結表記') || had.has('緯度'),
    own,
  };
}

/** Columns that name what a row is about. */
const NAMES = /名称$|(?<!団体|都道府県|市区町村|地域|地区)名$|品目$/;

const QUALITY = { new: 1, old: 1, alias: 0.85 } as const;
/** A column that no dataset would know says a little against each. */
const UNKNOWN = 0.5;

/** The fewer datasets know a header, the more it says: inverse document frequency (K. Spärck Jones, 1972); 0 to 1. */
function weighing(datasets: readonly Dataset[]): (header: string) => number {
  const indexes = datasets.filter(({ columns }) => columns.length > 0).map(columnIndex);
  const most = Math.log(1 + indexes.length);
  const weights = new Map<string, number>();
  return (header) => {
    let weight = weights.get(header);
    if (weight === undefined) {
      const knowing = indexes.filter((index) => index.find(header) !== null).length;
      weight = Math.log(1 + indexes.length / Math.max(1, knowing)) / most;
      weights.set(header, weight);
    }
    return weight;
  };
}
