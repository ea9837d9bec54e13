/** What a request to this module brings: its session, and better-auth made for the way it came. */

import { todayIn } from '@tomoni/japanese';
import { bearerOf } from '@tomoni/platform/http';
import type { AppEnv, OidcSettings, Site, SiteSettings } from '@tomoni/platform/manifest';
import { knownLang, type Lang } from '@tomoni/platform/messages';
import { type Outgoing, openOutgoing } from '@tomoni/platform/outgoing';
import type { Actor } from '@tomoni/platform/permissions';
import type { Context } from 'hono';
import type { Auth } from './auth.ts';
import { bringsSession, sessionToken } from './cookies.ts';
import { identifyKey } from './key-identity.ts';
import { sendLinkLetter } from './letters.ts';
import { providerId } from './providers.ts';
import { secretOf } from './secret.ts';
import { endSessionOfToken, findSession, type Session } from './sessions.ts';

export type RequestContext = Context<AppEnv>;

const DEFAULTS: SiteSettings = { signUp: 'invite', oidc: [], mail: null };

export function settingsOf(site: Site): SiteSettings {
  return site.settings ?? DEFAULTS;
}

const sessions = new WeakMap<Request, Promise<Session | null>>();

/** The session of this request, looked up once; null for visitors. */
export function currentSession(c: RequestContext): Promise<Session | null> {
  let session = sessions.get(c.req.raw);
  if (session === undefined) {
    session = lookUp(c);
    sessions.set(c.req.raw, session);
  }
  return session;
}

/** Today in Japan. */
export function todayOf(c: RequestContext): string {
  return todayIn('Asia/Tokyo', c.get('site').now());
}

async function lookUp(c: RequestContext): Promise<Session | null> {
  // A program with a key has no session; one that sends a cookie, too, is refused here.
  if (bearerOf(c) !== null || !bringsSession(c)) return null;
  const { db } = c.get('site');
  const token = await sessionToken(c, await secretOf(db));
  return token === null ? null : findSession(db, token);
}

/** Who sends this request, for the permissions of all modules. */
export async function identify(c: RequestContext): Promise<Actor> {
  const program = await identifyKey(c);
  if (program !== null) return program;
  const session = await currentSession(c);
  if (session === null) return { kind: 'visitor' };
  const { person, appointments } = session;
  return { kind: 'user', id: person.id, name: person.name, appointments };
}

/** The session behind a guard: it is there. */
export async function ownSession(c: RequestContext): Promise<Session> {
  const session = await currentSession(c);
  if (session === null) throw new Error('A route of the account stands without its guard');
  return session;
}

/** By site, then by the way readers come: scheme, host, and the provider that was asked. */
const instances = new WeakMap<Site, Map<string, Promise<Auth>>>();
/** Hosts come from requests, so there may be any number of them. */
const MOST_INSTANCES = 16;

/**
 * better-auth for the way this request came. It and its libraries are loaded at the first call.
 * @throws OutgoingRefusal, or what else went wrong, when the provider gives no description; the next call asks again
 */
export function authOf(c: RequestContext, provider: OidcSettings | null = null): Promise<Auth> {
  return authFor(c.get('site'), c.get('origin'), c.get('secure'), provider);
}

/** The same for work outside a request, at the address that its request had. */
export function authFor(
  site: Site,
  origin: string,
  secure: boolean,
  provider: OidcSettings | null = null,
): Promise<Auth> {
  let ofSite = instances.get(site);
  if (ofSite === undefined) {
    ofSite = new Map();
    instances.set(site, ofSite);
  }
  const key = `${origin} ${secure} ${provider?.issuer ?? ''}`;
  let auth = ofSite.get(key);
  if (auth === undefined) {
    const [oldest] = ofSite.keys();
    if (ofSite.size >= MOST_INSTANCES && oldest !== undefined) ofSite.delete(oldest);
    auth = makeAuth(site, origin, secure, provider);
    ofSite.set(key, auth);
    auth.catch(() => ofSite.delete(key));
  }
  return auth;
}

async function makeAuth(
  site: Site,
  origin: string,
  secure: boolean,
  provider: OidcSettings | null,
): Promise<Auth> {
  const [{ createAuth }, secret, described] = await Promise.all([
    import('./auth.ts'),
    secretOf(site.db),
    provider === null ? null : describe(site, provider),
  ]);
  const { signUp } = settingsOf(site);
  return createAuth({
    db: site.db,
    secret,
    origin,
    secure,
    openToAll: signUp === 'open',
    provider: described,
    log: site.log,
    sendLink: (email, token, metadata) =>
      sendLinkLetter(site.db, { email, token, origin, ...linkOf(metadata) }),
  });
}

const waysOut = new WeakMap<Site, Outgoing>();

async function describe(site: Site, provider: OidcSettings) {
  let out = waysOut.get(site);
  if (out === undefined) {
    out = openOutgoing({ allowed: settingsOf(site).outgoing ?? [] });
    waysOut.set(site, out);
  }
  const { discover } = await import('./oidc-client.ts');
  return { id: providerId(provider), clientId: provider.clientId, client: await discover(provider, out) };
}

function linkOf({ lang, next }: Record<string, unknown>): { lang: Lang; next: string } {
  return { lang: knownLang(String(lang)), next: typeof next === 'string' ? next : '/' };
}

/** Ends the session that the reader brought along before a new one begins, and hands on the new one's cookies. */
export async function takeOver(c: RequestContext, headers: Headers): Promise<void> {
  const { db } = c.get('site');
  const before = bringsSession(c) ? await sessionToken(c, await secretOf(db)) : null;
  if (before !== null) await endSessionOfToken(db, before);
  passCookies(c, headers);
}

export function passCookies(c: RequestContext, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
}

/** Links in letters must lead to us: without PUBLIC_URL the host was told by the reader, who may have made it up. */
export function canWriteLinks(c: RequestContext): boolean {
  if (c.get('site').publicUrl !== null) return true;
  const { hostname } = new URL(c.get('origin'));
  return (
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[(?:::1|f[cd])|[\w-]+\.local$)/.test(
      hostname,
    ) &&
    (/^[\d.]+$|^\[/.test(hostname) || /^(?:localhost|[\w-]+\.local)$/.test(hostname))
  );
}
