import { describe, expect, it } from 'vitest';
import { createRegistry, lasting, sumSnapshots, writeText } from './index.ts';
import { parseText } from './testing/parse-text.ts';

function trial() {
  const registry = createRegistry();
  const count = registry.counter({ name: 'trial_total', help: 'A\nB \\ C', labels: ['route'] });
  const took = registry.histogram({
    name: 'took_seconds',
    help: 'Took.',
    labels: ['route'],
    bounds: [0.1, 1],
  });
  registry.gauge({ name: 'now', help: 'Now.' }, () => 3);
  return { registry, count, took };
}

describe('the text for Prometheus', () => {
  it('has every value with its labels, whatever stands in them', () => {
    const { registry, count, took } = trial();
    const route = '/:code{[0-9]{6}}/"x"\\\n';
    count.add([route], 2);
    for (const seconds of [0.05, 0.1, 0.5, 7]) took.observe(['/a'], seconds);
    const { samples, types, helps } = parseText(writeText(registry.snapshot()));
    expect(types).toEqual({ trial_total: 'counter', took_seconds: 'histogram', now: 'gauge' });
    expect(helps.trial_total).toBe('A\nB \\ C');
    expect(samples).toEqual([
      { name: 'trial_total', labels: { route }, value: 2 },
      { name: 'took_seconds_bucket', labels: { route: '/a', le: '0.1' }, value: 2 },
      { name: 'took_seconds_bucket', labels: { route: '/a', le: '1' }, value: 3 },
      { name: 'took_seconds_bucket', labels: { route: '/a', le: '+Inf' }, value: 4 },
      { name: 'took_seconds_sum', labels: { route: '/a' }, value: 7.65 },
      { name: 'took_seconds_count', labels: { route: '/a' }, value: 4 },
      { name: 'now', labels: {}, value: 3 },
    ]);
  });

  it('is refused by its own test when it breaks a rule', () => {
    expect(() => parseText('a{b="c} 1\n')).toThrow();
    expect(() => parseText('a 1\n# TYPE a counter\n')).toThrow();
    expect(() => parseText('a 1\na 2\n')).toThrow();
    expect(() => parseText('a 1')).toThrow();
  });
});

describe('several processes', () => {
  it('are one site, and counts stay when one is gone', () => {
    const [one, two] = [trial(), trial()];
    one.count.add(['/a'], 2);
    two.count.add(['/a'], 3);
    two.count.add(['/b'], 1);
    one.took.observe(['/a'], 0.05);
    two.took.observe(['/a'], 5);
    const sum = sumSnapshots([one.registry.snapshot(), two.registry.snapshot()]);
    expect(sum.find(({ name }) => name === 'trial_total')?.samples).toEqual([
      { labels: { route: '/a' }, value: 5 },
      { labels: { route: '/b' }, value: 1 },
    ]);
    expect(sum.find(({ name }) => name === 'took_seconds')?.samples).toEqual([
      { labels: { route: '/a' }, value: 5.05, buckets: [1, 0, 1] },
    ]);
    expect(lasting(sum).map(({ name }) => name)).toEqual(['trial_total', 'took_seconds']);
  });
});

describe('labels', () => {
  it('are bounded: what comes beyond is counted as other', () => {
    const { registry, count } = trial();
    for (let n = 0; n < 1_500; n += 1) count.add([`/${n}`]);
    const samples = registry.snapshot()[0]?.samples ?? [];
    expect(samples).toHaveLength(1_001);
    expect(samples.at(-1)).toEqual({ labels: { route: 'other' }, value: 500 });
  });

  it('a name is given once', () => {
    const { registry } = trial();
    expect(() => registry.counter({ name: 'trial_total', help: '' })).toThrow(RangeError);
    expect(() => registry.counter({ name: 'no-name', help: '' })).toThrow(RangeError);
  });
});
