/** Measurements as they travel: from home to home, from process to process, and at last as text. Plain JSON. */

export type FamilyType = 'counter' | 'gauge' | 'histogram';

export type Labels = Readonly<Record<string, string>>;

/** One value, or for a histogram the counts of its buckets (not cumulative; one more than there are bounds). */
export interface Sample {
  labels: Labels;
  value: number;
  buckets?: readonly number[];
}

/** What Prometheus calls a metric family: one name, what it is, and a sample for each set of labels. */
export interface Family {
  /** `tomoni_http_requests_total`; a counter ends with `_total`. */
  name: string;
  help: string;
  type: FamilyType;
  /** Upper bounds of a histogram's buckets, rising, without the last, which has none. */
  bounds?: readonly number[];
  samples: readonly Sample[];
}

/** How one process of a site stands at a moment. */
export type Snapshot = readonly Family[];
