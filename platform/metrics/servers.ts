/** The servers of the database as one process sees them. */
import type { Replicas } from '../storage/index.ts';
import type { Family, Snapshot } from './contract.ts';

/** Empty for a site with one server. */
export function serverMeasures(replicas: Replicas | null | undefined, process: string): Snapshot {
  if (!replicas) return [];
  const figures = replicas.figures();
  const family = (name: string, help: string, samples: Family['samples']): Family => ({
    ...{ name: `tomoni_database_${name}`, help, type: 'gauge', samples },
  });
  const labelled = (address: string) => ({ process, server: address });
  return [
    family('writable', 'Whether a server is known that can be written to (1) or not (0).', [
      { labels: { process }, value: replicas.hasPrimary() ? 1 : 0 },
    ]),
    family(
      'server_used',
      'Whether a server is written to or read (1), or left out (0).',
      figures.map(({ address, standing }) => ({
        labels: labelled(address),
        value: standing === 'primary' || standing === 'read' ? 1 : 0,
      })),
    ),
    family(
      'server_lag_seconds',
      'How far a server is behind the primary, where that is known.',
      figures.flatMap(({ address, lagMs }) =>
        lagMs === null ? [] : [{ labels: labelled(address), value: lagMs / 1000 }],
      ),
    ),
  ];
}
