/** The cookie of a session: written by better-auth when somebody signs in, read by us at every request. */
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie } from 'hono/cookie';

export const COOKIE_PREFIX = 'tomoni';

/** Thirty days after signing in a session ends, whatever happened in between. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Behind https only the cookie that browsers keep other sites from writing; over http in a local network the plain one. */
function cookieName(c: Context<AppEnv>): string {
  return `${c.get('secure') ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
}

/** Whether the reader brings a session at all: then nothing more has to be looked up for others. */
export function bringsSession(c: Context<AppEnv>): boolean {
  return c.req.header('Cookie')?.includes(`${cookieName(c)}=`) === true;
}

/** The token of the session, or null when there is none or its signature isn't ours. */
export async function sessionToken(c: Context<AppEnv>, secret: string): Promise<string | null> {
  return (await getSignedCookie(c, secret, cookieName(c))) || null;
}

export function forgetSessionCookie(c: Context<AppEnv>): void {
  deleteCookie(c, cookieName(c), { path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('secure') });
}
