/** The text format that Prometheus reads (version 0.0.4 of its exposition format). */
import type { Family, Labels, Sample, Snapshot } from './contract.ts';

export const TEXT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Writes a snapshot as Prometheus reads it. */
export function writeText(snapshot: Snapshot): string {
  return snapshot.map(writeFamily).join('');
}

function writeFamily(family: Family): string {
  const { name, help, type, samples } = family;
  if (samples.length === 0) return '';
  const head = `# HELP ${name} ${help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')}\n# TYPE ${name} ${type}\n`;
  const lines = samples.flatMap((sample) =>
    type === 'histogram' ? histogramLines(family, sample) : [line(name, sample.labels, sample.value)],
  );
  return head + lines.join('');
}

/** Buckets are written cumulative: each counts everything up to its bound. */
function histogramLines({ name, bounds = [] }: Family, { labels, value, buckets = [] }: Sample): string[] {
  let count = 0;
  const lines = [...bounds, Number.POSITIVE_INFINITY].map((bound, at) => {
    count += buckets[at] ?? 0;
    return line(`${name}_bucket`, { ...labels, le: number(bound) }, count);
  });
  return [...lines, line(`${name}_sum`, labels, value), line(`${name}_count`, labels, count)];
}

function line(name: string, labels: Labels, value: number): string {
  const written = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${written.length === 0 ? '' : `{${written.join(',')}}`} ${number(value)}\n`;
}

function escapeLabel(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}

function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  return String(value);
}
