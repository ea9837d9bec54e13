/** Several processes as one site. */
import type { Family, Sample, Snapshot } from './contract.ts';

/** Samples of the same name and labels, added up. Processes of one release have the same bounds. */
export function sumSnapshots(snapshots: readonly Snapshot[]): Snapshot {
  const families = new Map<string, { family: Family; samples: Map<string, Sample> }>();
  for (const family of snapshots.flat()) {
    const known = families.get(family.name) ?? { family, samples: new Map<string, Sample>() };
    families.set(family.name, known);
    for (const sample of family.samples) {
      const key = JSON.stringify(Object.entries(sample.labels).sort());
      const before = known.samples.get(key);
      known.samples.set(key, before === undefined ? sample : add(before, sample));
    }
  }
  return [...families.values()].map(({ family, samples }) => ({ ...family, samples: [...samples.values()] }));
}

/** What stays of a process that is gone: its counts, so that sums never go down; not how it was. */
export function lasting(snapshot: Snapshot): Snapshot {
  return snapshot.filter(({ type }) => type !== 'gauge');
}

function add(one: Sample, other: Sample): Sample {
  const value = one.value + other.value;
  if (one.buckets === undefined || other.buckets === undefined) return { labels: one.labels, value };
  const buckets = one.buckets.map((count, at) => count + (other.buckets?.[at] ?? 0));
  return { labels: one.labels, value, buckets };
}
