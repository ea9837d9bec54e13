/** What every process that serves or works is made of. */
import { createApp, type RunningServer, serve } from '@tomoni/platform/http';
import type { Site } from '@tomoni/platform/manifest';
import {
  buildInfo,
  createRegistry,
  type EventLoop,
  measureProcess,
  type Registry,
  type Snapshot,
  serverMeasures,
  watchEventLoop,
} from '@tomoni/platform/metrics';
import { assets } from '@tomoni/platform/pages';
import { poolFigures } from '@tomoni/platform/storage';
import { RELEASE } from '../release.ts';
import type { Settings } from '../settings.ts';

/** What one process measures of itself. */
export interface Measuring {
  registry: Registry;
  loop: EventLoop;
  snapshot(): Snapshot;
  stop(): void;
}

/** Begins to measure this process; `name` is `site`, `web-1`, `jobs`. */
export function measureThis(name: string, site: Pick<Site, 'db' | 'replicas'> | null): Measuring {
  const registry = createRegistry();
  const loop = watchEventLoop();
  measureProcess(registry, { name, loop });
  if (site !== null) {
    const { db } = site;
    const labels = { process: name };
    const pool = (state: string, help: string, read: () => number) =>
      registry.gauge({ name: `tomoni_database_pool_${state}`, help }, read, labels);
    pool('used', 'Connections to the database on which somebody works.', () => poolFigures(db).used);
    pool('waiting', 'Who waits for a connection to the database.', () => poolFigures(db).waiting);
    pool('size', 'Connections to the database that there may be.', () => poolFigures(db).most);
  }
  const snapshot = () => [...registry.snapshot(), ...serverMeasures(site?.replicas, name)];
  return { registry, loop, snapshot, stop: () => loop.stop() };
}

export interface ServingOptions {
  settings: Settings;
  measuring: Measuring;
  /** The figures of all processes of the site. */
  gather: () => Promise<readonly Snapshot[]>;
}

/** Begins to answer requests. */
export function startServing(
  site: Site,
  { settings, measuring, gather }: ServingOptions,
): Promise<RunningServer> {
  const { PORT: port, HOST: host, METRICS_FROM: from, METRICS_TOKEN: token } = settings;
  const { registry } = measuring;
  const all = async () => [...(await gather()), [buildInfo(RELEASE)]];
  const app = createApp(site, {
    assets: assets(),
    settings: { trustedProxies: settings.TRUSTED_PROXY },
    metrics: { registry, gather: all, from, token },
  });
  return serve(app, { port, log: site.log, ...(host === null ? {} : { host }) });
}
