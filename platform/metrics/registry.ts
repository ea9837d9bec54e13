/** Counts and measures of one process. Cheap to write to: a request costs two look-ups. */
import type { Family, Labels, Snapshot } from './contract.ts';

/** More sets of labels than a site has routes and states; what comes beyond is counted together. */
const MOST_SERIES = 1_000;

interface Series {
  labels: Labels;
  value: number;
  buckets?: number[];
}

interface Described {
  name: string;
  help: string;
  /** Names of the labels, in the order in which values are given. */
  labels?: readonly string[];
}

export interface Counter {
  add(values: readonly string[], by?: number): void;
}

export interface Histogram {
  observe(values: readonly string[], value: number): void;
}

export interface Registry {
  counter(described: Described): Counter;
  /** A figure that is asked for when somebody looks. */
  gauge(described: Described, read: () => number, labels?: Labels): void;
  histogram(described: Described & { bounds: readonly number[] }): Histogram;
  snapshot(): Snapshot;
}

/** Makes the measures of a process. Throws RangeError when a name is given twice or can't be one. */
export function createRegistry(): Registry {
  const families = new Map<string, () => Family>();
  const register = (name: string, read: () => Family) => {
    if (!/^[a-z][a-z0-9_]*$/.test(name) || families.has(name)) {
      throw new RangeError(`Not a name for a new measure: ${name}`);
    }
    families.set(name, read);
  };
  return {
    counter({ name, help, labels = [] }) {
      const series = makeSeries(labels);
      register(name, () => ({ name, help, type: 'counter', samples: series.all() }));
      return {
        add(values, by = 1) {
          series.of(values).value += by;
        },
      };
    },
    gauge({ name, help }, read, labels = {}) {
      register(name, () => ({ name, help, type: 'gauge', samples: [{ labels, value: read() }] }));
    },
    histogram({ name, help, labels = [], bounds }) {
      const series = makeSeries(labels, bounds.length + 1);
      register(name, () => ({ name, help, type: 'histogram', bounds, samples: series.all() }));
      return {
        observe(values, value) {
          const one = series.of(values);
          const bound = bounds.findIndex((upper) => value <= upper);
          const bucket = bound === -1 ? bounds.length : bound;
          one.value += value;
          if (one.buckets !== undefined) one.buckets[bucket] = (one.buckets[bucket] ?? 0) + 1;
        },
      };
    },
    snapshot: () => [...families.values()].map((read) => read()),
  };
}

function makeSeries(names: readonly string[], buckets = 0) {
  const known = new Map<string, Series>();
  const add = (key: string, labels: Labels): Series => {
    const made: Series = { labels, value: 0 };
    if (buckets > 0) made.buckets = new Array<number>(buckets).fill(0);
    known.set(key, made);
    return made;
  };
  return {
    of(values: readonly string[]): Series {
      const key = values.join('\0');
      const found = known.get(key);
      if (found !== undefined) return found;
      if (known.size < MOST_SERIES)
        return add(key, Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])));
      return known.get('') ?? add('', Object.fromEntries(names.map((name) => [name, 'other'])));
    },
    all: () =>
      [...known.values()].map(({ labels, value, buckets: counts }) =>
        counts === undefined ? { labels, value } : { labels, value, buckets: [...counts] },
      ),
  };
}
