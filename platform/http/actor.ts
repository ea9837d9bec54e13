/** Who sends a request, as the one module that knows accounts says. */
import type { Site } from '../manifest/index.ts';
import type { Actor } from '../permissions/index.ts';
import type { RequestContext } from './request-context.ts';

const VISITOR: Actor = { kind: 'visitor' };

/** Asks the module that can `identify` once per request, and not at all where nobody wants to know. */
export function actorOf(site: Site, c: RequestContext): () => Promise<Actor> {
  let actor: Promise<Actor> | null = null;
  return () => {
    actor ??= identify(site, c);
    return actor;
  };
}

async function identify(site: Site, c: RequestContext): Promise<Actor> {
  const known = site.modules.find((module) => module.identify !== undefined);
  return known?.identify === undefined ? VISITOR : known.identify(c);
}
