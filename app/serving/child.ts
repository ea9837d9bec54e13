/** One of several processes of a site: answers requests, or does the jobs. */
import { startJobs } from '@tomoni/platform/jobs';
import type { Snapshot } from '@tomoni/platform/metrics';
import type { Child } from '@tomoni/platform/processes';
import { EnvironmentProblem } from '@tomoni/platform/storage';
import type { CommandContext } from '../command.ts';
import { joinSite } from '../open-site.ts';
import { readSettings } from '../settings.ts';
import { measureThis, startServing } from './parts.ts';

/** In the environment of a child: how it reaches the database that the supervisor keeps. */
export const DATABASE_OF_CHILDREN = 'TOMONI_DATABASE';

/** For all children together: a PostgreSQL allows a hundred, and commands, streams and backups need some, too. */
const CONNECTIONS = 70;

/** Does the work of this child until it is told to stop; false when the surroundings keep it from that. */
export async function runChild(child: Child, { env }: CommandContext): Promise<boolean> {
  try {
    // Not from .env, which may have been edited since: all processes of a site have the same settings.
    const settings = readSettings(env, null);
    const databaseUrl = env[DATABASE_OF_CHILDREN] ?? '';
    const connections = Math.max(4, Math.min(10, Math.floor(CONNECTIONS / (settings.WEB_PROCESSES + 1))));
    const { site, close } = await joinSite({ settings, databaseUrl, process: child.name, connections });
    const measuring = measureThis(child.name, site);
    const figures = () => measuring.snapshot();
    let running: { stop(): Promise<void> };
    if (child.name === 'jobs') {
      running = await startJobs(site);
      child.ready(null, figures);
    } else {
      const gather = async () => (await child.gather()) as Snapshot[];
      const server = await startServing(site, { settings, measuring, gather });
      running = server;
      child.ready(server.port, figures);
    }
    await child.stopping;
    await running.stop();
    measuring.stop();
    await close();
    return true;
  } catch (error) {
    if (!(error instanceof EnvironmentProblem)) throw error;
    // The supervisor says it once, and ends with the exit code for it.
    await child.failed(error);
    return false;
  } finally {
    child.end();
  }
}
