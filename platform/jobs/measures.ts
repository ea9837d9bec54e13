/** The queue as a monitor sees it. */
import type { Site } from '../manifest/index.ts';
import type { Snapshot } from '../metrics/contract.ts';
import { jobHealth } from './health.ts';

/** Work that waits, runs and was given up, and how long the oldest has been waiting. */
export async function jobMeasures(site: Site): Promise<Snapshot> {
  const { waiting, running, dead, waitingSince } = await jobHealth(site.db);
  const oldest =
    waitingSince === null ? 0 : Math.max(0, (site.now().getTime() - waitingSince.getTime()) / 1000);
  return [
    {
      name: 'tomoni_jobs',
      help: 'Jobs and events that are due and wait, are in hand, or were given up.',
      type: 'gauge',
      samples: [
        { labels: { state: 'waiting' }, value: waiting },
        { labels: { state: 'running' }, value: running },
        { labels: { state: 'dead' }, value: dead },
      ],
    },
    {
      name: 'tomoni_jobs_oldest_waiting_seconds',
      help: 'How long the job or event that waits longest has been due.',
      type: 'gauge',
      samples: [{ labels: {}, value: oldest }],
    },
  ];
}
