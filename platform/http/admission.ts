/**
 * Who is let in when more comes than can be carried: what is read goes by lanes of its cost, so that searches and sheets
 * to print, however many, leave the pages alone that most people come for. What is sent (forms, files) goes by none, unless
 * a manifest names it (a search by a form): a slow sender would hold a place, and what he sends should not be lost.
 */
import type { MiddlewareHandler } from 'hono';
import type { AppEnv, Costs, Site } from '../manifest/index.ts';
import type { Registry } from '../metrics/index.ts';
import { readText } from './body.ts';
import { type Lane, type LaneOptions, makeLane } from './lane.ts';
import { routeOf } from './measure.ts';
import { answerBriefly } from './problem-answer.tsx';
import { problems } from './problems.ts';
import type { RequestContext } from './request-context.ts';

type Cost = 'cheap' | 'usual' | 'dear';

/** Lanes that differ from the usual ones. */
export type Lanes = Partial<Record<Cost, LaneOptions>>;

/**
 * In each process. Dear work is mostly our own computing, of which a process does one thing at a time: more at once only
 * makes the cheap wait. Usual work waits for the database; cheap work is turned away only before memory runs out.
 */
const LANES: Record<Cost, LaneOptions> = {
  cheap: { atOnce: 2_000, line: 0, patienceMs: 0 },
  usual: { atOnce: 32, line: 256, patienceMs: 5_000 },
  dear: { atOnce: 3, line: 60, patienceMs: 3_000 },
};

/** What monitors and pages that are open already ask for, and what this home serves out of memory. */
const OWN: Costs = { cheap: ['/health', '/ready', '/metrics', '/robots.txt', '/static/:file'] };

const SMALL_FORM = /^application\/x-www-form-urlencoded\b/i;

/** Between two lines in the log about the same lane. */
const QUIET_MS = 60_000;

/** Takes requests in by what their routes cost, as the manifests say; what they don't name is `usual`. */
export function admit(site: Site, registry: Registry | null, lanes: Lanes = {}): MiddlewareHandler<AppEnv> {
  const costs = costsOf([OWN, ...site.modules.flatMap((module) => module.costs ?? [])]);
  const options = { ...LANES, ...lanes };
  const lane = {
    cheap: makeLane(options.cheap),
    usual: makeLane(options.usual),
    dear: makeLane(options.dear),
  };
  const refused = refusals(site, registry, lane);
  return async function admit(c, next) {
    const found = costOf(c, costs);
    const cost = found instanceof Promise ? await found : found;
    if (cost === null) return next();
    const { enter, leave } = lane[cost];
    const entered = enter();
    if (entered !== true && !(await entered)) {
      refused(cost);
      return answerBriefly(problems.busy, c);
    }
    try {
      // Whoever has gone away while waiting in the line gets nothing made.
      if (entered !== true && c.env?.outgoing?.destroyed) return answerBriefly(problems.busy, c);
      await next();
    } finally {
      leave();
    }
  };
}

/** Null for what goes by no lane. */
function costOf(c: RequestContext, costs: ReadonlyMap<string, Cost>): Cost | null | Promise<Cost | null> {
  const route = routeOf(c) ?? '';
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return costs.get(route) ?? 'usual';
  const cost = costs.get(`${c.req.method} ${route}`);
  if (cost === undefined || !SMALL_FORM.test(c.req.header('Content-Type') ?? '')) return null;
  // First all that is sent (Hono keeps it for the handler): a slow sender holds no place.
  return readText(c).then(() => cost);
}

function costsOf(all: readonly Costs[]): ReadonlyMap<string, Cost> {
  const named = (cost: 'cheap' | 'dear') =>
    all.flatMap((costs) => (costs[cost] ?? []).map((route) => [route, cost] as const));
  return new Map<string, Cost>([...named('cheap'), ...named('dear')]);
}

/** Counts who is turned away, and says so in the log, once in a while. */
function refusals(site: Site, registry: Registry | null, lanes: Record<Cost, Lane>): (cost: Cost) => void {
  const counter = registry?.counter({
    name: 'tomoni_http_turned_away_total',
    help: 'Requests that were turned away because more came than could be carried.',
    labels: ['cost'],
  });
  registry?.gauge(
    {
      name: 'tomoni_http_requests_waiting',
      help: 'Requests in line, because as many as may are being answered.',
    },
    () => Object.values(lanes).reduce((sum, one) => sum + one.figures().waiting, 0),
  );
  const saidAt = new Map<Cost, number>();
  return (cost) => {
    counter?.add([cost]);
    const now = performance.now();
    if (now - (saidAt.get(cost) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
    saidAt.set(cost, now);
    site.log.warn({ cost }, 'More requests than this process can carry: some are turned away');
  };
}
