/** Protection against more work than a process can carry: watches it, and turns dear requests away. */
import type { MiddlewareHandler } from 'hono';
import type { AppEnv, Site } from '../manifest/index.ts';
import type { EventLoop, Registry } from '../metrics/index.ts';
import { poolFigures } from '../storage/index.ts';
import { routeOf } from './measure.ts';
import { ProblemError } from './problem.ts';
import { wantsData } from './problem-answer.tsx';
import { problems } from './problems.ts';
import { type Cost, makeShedding, type Shedding } from './shedding.ts';

export interface OverloadOptions {
  loop: EventLoop;
  /** What routes cost, by pattern; what isn't named is `usual`. */
  costs: ReadonlyMap<string, Cost>;
  registry?: Registry;
}

export interface Overload {
  middleware: MiddlewareHandler<AppEnv>;
  /** More than dear work is being turned away. */
  isOverloaded(): boolean;
}

const turnedAway = new WeakMap<Site, Date>();

/** When this process last turned work of a site away; null when it never did. */
export function turnedAwayAt(site: Site): Date | null {
  return turnedAway.get(site) ?? null;
}

/** Begins to watch. */
export function guardLoad(site: Site, { loop, costs, registry }: OverloadOptions): Overload {
  const shedding = makeShedding();
  loop.onWindow(() => {
    const before = shedding.share('dear');
    const { waiting, most } = poolFigures(site.db);
    shedding.look({ delayMs: loop.meanMs(), waiting, connections: most });
    logChange(site, before, shedding);
  });
  const shed = registry?.counter({
    name: 'tomoni_http_shed_total',
    help: 'Requests that were turned away because the process was overloaded.',
    labels: ['cost'],
  });
  return {
    isOverloaded: () => shedding.share('usual') < 0.5,
    middleware: async (c, next) => {
      const cost = costs.get(routeOf(c) ?? '') ?? 'usual';
      if (shedding.admits(cost)) return next();
      shed?.add([cost]);
      turnedAway.set(site, site.now());
      if (wantsData(c)) throw new ProblemError(problems.overloaded);
      // Written beforehand: turning away must cost next to nothing.
      const close = c.req.method === 'GET' || c.req.method === 'HEAD' ? {} : { Connection: 'close' };
      return c.html(PAGE, 503, { ...problems.overloaded.headers, ...close, 'Cache-Control': 'no-store' });
    },
  };
}

function logChange(site: Site, before: number, shedding: Shedding): void {
  const now = shedding.share('dear');
  if (before === 1 && now < 1)
    site.log.warn({}, 'More work than this process can carry: dear work is turned away');
  if (before < 1 && now === 1) site.log.warn({}, 'All work is taken on again');
}

/** In both languages at once, without styles or scripts. */
const PAGE = `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>混み合っています / The site is busy</title>
<h1>${problems.overloaded.title.ja}</h1>
<p>${problems.overloaded.detail.ja}</p>
<div lang="en">
<h2>${problems.overloaded.title.en}</h2>
<p>${problems.overloaded.detail.en}</p>
</div>
</html>
`;
