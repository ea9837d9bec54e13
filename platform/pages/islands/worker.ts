/**
 * The service worker: the site's own pages always come from the line; without one, the kept document of an area opens.
 * Nothing is kept but what a public page asked for, fetched without cookies: so no page of somebody who is signed in.
 * `FILES` and `PREFIXES` stand before it: the styles and scripts of this release, and how addresses of each language
 * begin (Japanese ones with nothing).
 */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface MessageFromPage extends WorkerEvent {
  data: { keep?: unknown };
}
declare const FILES: readonly string[];
declare const PREFIXES: readonly string[];
declare const self: EventTarget & {
  location: Location;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

/** Files of a release under their own name, so that those of an older one can go; documents outlive releases. */
const FILES_CACHE = `tomoni-files-${FILES.join()}`;
const KEPT_CACHE = 'tomoni-kept';
/** So many areas are kept: one's own, the parents', the holiday house. */
const MOST_KEPT = 3;
/** A line that says nothing for so long is none. */
const PATIENCE_MS = 6_000;
const DOCUMENT = /^\/\d{6}\/garbage\/[0-9a-z]+\/offline$/;

self.addEventListener('install', (event) => {
  const filling = caches.open(FILES_CACHE).then(async (cache) => {
    await cache.addAll(FILES);
    for (const prefix of PREFIXES) {
      const path = `${prefix}/offline`;
      await cache.put(path, await fetchPlain(path));
    }
    await self.skipWaiting();
  });
  (event as WorkerEvent).waitUntil(filling);
});

self.addEventListener('activate', (event) => {
  const tidying = (async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('tomoni-') && name !== FILES_CACHE && name !== KEPT_CACHE)
        await caches.delete(name);
    }
    await self.clients.claim();
    const kept = await caches.open(KEPT_CACHE);
    for (const { url } of await kept.keys()) await keep(new URL(url).pathname).catch(() => undefined);
  })();
  (event as WorkerEvent).waitUntil(tidying);
});

self.addEventListener('message', (event) => {
  const { data, waitUntil } = event as MessageFromPage;
  if (typeof data.keep === 'string' && DOCUMENT.test(splitPath(data.keep).rest)) {
    waitUntil.call(
      event,
      keep(data.keep).catch(() => undefined),
    );
  }
});

self.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') respondWith.call(event, openPage(request, pathname));
  else if (/^\/static\/[\w-]+\.\w+\.(css|js)$/.test(pathname))
    respondWith.call(event, file(request, pathname));
});

/** An address without how those of its language begin. */
function splitPath(pathname: string): { prefix: string; rest: string } {
  const prefix = PREFIXES.find((one) => one !== '' && `${pathname}/`.startsWith(`${one}/`)) ?? '';
  return { prefix, rest: pathname.slice(prefix.length) };
}

/** Keeps a document as anybody gets it, as the newest; the oldest goes. */
async function keep(path: string): Promise<void> {
  const answer = await fetchPlain(path);
  const kept = await caches.open(KEPT_CACHE);
  await kept.delete(path);
  await kept.put(path, answer);
  const all = await kept.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST_KEPT))) await kept.delete(old);
}

async function fetchPlain(path: string): Promise<Response> {
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-store' });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status} for ${path}`);
  return answer;
}

async function openPage(request: Request, pathname: string): Promise<Response> {
  const instead = await keptFor(pathname);
  const asked = fetch(request);
  if (instead === null) return asked.catch(() => plainPage(pathname));
  const tooLong = new Promise<Response>((resolve) => setTimeout(() => resolve(instead), PATIENCE_MS));
  return Promise.race([asked, tooLong]).catch(() => instead);
}

/** The document of the area in the address; for pages that belong to no area, the newest one of that town, or of all. */
async function keptFor(pathname: string): Promise<Response | null> {
  const { prefix, rest: whole } = splitPath(pathname);
  const [, code, rest = ''] = /^(?:\/(\d{6}))?(.*)$/.exec(whole) ?? [];
  if (/^\/(?:office|account|admin|sign-in|live)/.test(rest)) return null;
  const kept = await caches.open(KEPT_CACHE);
  const own = /^\/garbage\/([0-9a-z]+)$/.exec(rest)?.[1];
  const paths = (await kept.keys()).map(({ url }) => new URL(url).pathname).reverse();
  const here = paths.filter((path) => splitPath(path).prefix === prefix);
  const isArea = own !== undefined && !['sorting', 'categories', 'source'].includes(own);
  const found = here.find((path) => {
    if (isArea) return path === `${prefix}/${code}/garbage/${own}/offline`;
    if (code !== undefined) return path.startsWith(`${prefix}/${code}/`) && /^\/?(?:garbage.*)?$/.test(rest);
    return rest === '' || rest === '/';
  });
  return found === undefined ? null : ((await kept.match(found)) ?? null);
}

async function plainPage(pathname: string): Promise<Response> {
  return (await caches.match(`${splitPath(pathname).prefix}/offline`)) ?? Response.error();
}

/** A document that was kept with an older release gets the styles and scripts of this one. */
async function file(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(FILES_CACHE);
  const exact = await cache.match(pathname);
  if (exact !== undefined) return exact;
  return fetch(request).catch(async (error: unknown) => {
    const [name = '', , ending = ''] = pathname.slice('/static/'.length).split('.');
    const same = FILES.find((path) => path.startsWith(`/static/${name}.`) && path.endsWith(`.${ending}`));
    const found = same === undefined ? undefined : await cache.match(same);
    if (found === undefined) throw error;
    return found;
  });
}
