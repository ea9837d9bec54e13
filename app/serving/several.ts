/** A site in several processes: this one keeps the database and the others alive, and does nothing else. */
import type { Site } from '@tomoni/platform/manifest';
import { lasting, type Snapshot, sumSnapshots } from '@tomoni/platform/metrics';
import { superviseProcesses } from '@tomoni/platform/processes';
import type { Settings } from '../settings.ts';
import { DATABASE_OF_CHILDREN } from './child.ts';
import { measureThis } from './parts.ts';
import type { Serving } from './serving.ts';

export interface SeveralOptions {
  settings: Settings;
  /** The settings as they are written, so that a process that is started later has the same. */
  env: NodeJS.ProcessEnv;
  /** How children reach the database. */
  databaseUrl: string;
  /** Aborted while they start, it stops them. */
  stop: AbortSignal;
}

/** Starts WEB_PROCESSES processes for requests and one for jobs. */
export async function serveSeveral(
  site: Pick<Site, 'log'>,
  { settings, env, databaseUrl, stop }: SeveralOptions,
): Promise<Serving> {
  const measuring = measureThis('supervisor', null);
  const web = Array.from({ length: settings.WEB_PROCESSES }, (_, at) => `web-${at + 1}`);
  const known = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const supervised = await superviseProcesses({
    names: [...web, 'jobs'],
    log: site.log,
    stop,
    env: { ...Object.fromEntries(known), [DATABASE_OF_CHILDREN]: databaseUrl },
    lasting: (last, before) =>
      sumSnapshots([lasting(last as Snapshot), ...(before === null ? [] : [before as Snapshot])]),
    own: () => measuring.snapshot(),
  });
  return {
    port: supervised.port ?? settings.PORT,
    async stop() {
      await supervised.stop();
      measuring.stop();
    },
  };
}
