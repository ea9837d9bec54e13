/** A site in one process: pages and jobs. */
import type { RunningServer } from '@tomoni/platform/http';
import { type RunningJobs, startJobs } from '@tomoni/platform/jobs';
import type { Site } from '@tomoni/platform/manifest';
import type { Settings } from '../settings.ts';
import { measureThis, startServing } from './parts.ts';
import type { Serving } from './serving.ts';

/** Starts both; when one can't, neither runs. */
export async function serveAlone(site: Site, settings: Settings): Promise<Serving> {
  const measuring = measureThis('site', site);
  let jobs: RunningJobs | null = null;
  let server: RunningServer;
  try {
    jobs = await startJobs(site);
    server = await startServing(site, { settings, measuring, gather: async () => [measuring.snapshot()] });
  } catch (error) {
    measuring.stop();
    await jobs?.stop();
    throw error;
  }
  return {
    port: server.port,
    async stop() {
      await Promise.all([server.stop(), jobs.stop()]);
      measuring.stop();
    },
  };
}
