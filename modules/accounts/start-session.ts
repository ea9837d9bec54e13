/** Begins a session for somebody who has just proved who they are to us, not to better-auth. */
import { setSignedCookie } from 'hono/cookie';
import { authOf, type RequestContext, takeOver } from './requests.ts';
import { secretOf } from './secret.ts';
import { accountsTables, type SignInMethod } from './tables.ts';

/** The session is better-auth's, with its cookie; one that the reader brought along ends. */
export async function startSession(c: RequestContext, person: string, method: SignInMethod): Promise<void> {
  const { db } = c.get('site');
  const context = await (await authOf(c)).$context;
  const session = await context.internalAdapter.createSession(person);
  await accountsTables(db)
    .updateTable('session')
    .set({ method, userAgent: c.req.header('User-Agent') ?? '' })
    .where('id', '=', session.id)
    .execute();
  await takeOver(c, new Headers());
  const { name, attributes } = context.authCookies.sessionToken;
  await setSignedCookie(c, name, session.token, await secretOf(db), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('secure'),
    maxAge: attributes.maxAge ?? 0,
  });
}

/** Hashes a password as better-auth does (scrypt), off the main thread. */
export async function hashPassword(c: RequestContext, password: string): Promise<string> {
  return (await (await authOf(c)).$context).password.hash(password);
}
