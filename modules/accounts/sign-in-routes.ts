/** Signing in with a password or a passkey, and signing out. */

import { type Form, hrefFor, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { isWide, pathIn } from '@tomoni/platform/messages';
import { nextPath, openToAll } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { forgive, turnOfAccount, turnOfAddress, waitText } from './attempts.ts';
import type { Auth } from './auth.ts';
import { forgetSessionCookie } from './cookies.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import type { FormFault } from './pages/frame.tsx';
import { type SignInView, signInPage } from './pages/sign-in-pages.tsx';
import { providerId } from './providers.ts';
import {
  authOf,
  currentSession,
  passCookies,
  type RequestContext,
  settingsOf,
  takeOver,
} from './requests.ts';
import { LONGEST_PASSWORD, normaliseEmail, normalisePassword } from './rules.ts';
import { endSession } from './sessions.ts';

type PasskeyAnswer = NonNullable<
  Parameters<Auth['api']['verifyPasskeyAuthentication']>[0]
>['body']['response'];

export function signInRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('/sign-in/*', neverKept);
  app.get('/sign-in', showSignIn);
  app.post('/sign-in', openToAll('who signs in is a visitor before'), signIn);
  app.get('/sign-in/passkey', askPasskey);
  app.post('/sign-in/passkey', openToAll('who signs in is a visitor before'), usePasskey);
  app.post('/sign-out', openToAll('ends the own session, if there is one'), signOut);
  return app;
}

/** Pages on the way in are for one reader only. */
export async function neverKept(c: RequestContext, next: () => Promise<void>): Promise<void> {
  c.header('Cache-Control', 'private, no-store');
  await next();
}

/** Where to go after signing in: back, or to the own account. */
export function onwards(c: RequestContext, given: string | undefined): string {
  const next = nextPath(given);
  return next === '/' ? hrefFor(c.get('lang'), '/account') : next;
}

async function showSignIn(c: RequestContext): Promise<Response> {
  const next = nextPath(c.req.query('next'));
  const again = c.req.query('again') === '1';
  if (!again && (await currentSession(c)) !== null) return c.redirect(onwards(c, next), 303);
  return c.html(signInPage(viewOf(c, { next, again })));
}

function viewOf(c: RequestContext, own: Partial<SignInView>): SignInView {
  const { oidc, signUp } = settingsOf(c.get('site'));
  const { search } = new URL(c.req.url);
  return {
    lang: c.get('lang'),
    path: c.get('path') + search,
    next: '/',
    email: '',
    faults: [],
    again: false,
    signedOut: c.req.query('signed-out') === '1',
    providers: oidc.map((provider) => ({ id: providerId(provider), name: provider.name })),
    isOpen: signUp === 'open',
    ...own,
  };
}

async function signIn(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const next = nextPath(form.text('next'));
  const typed = form.text('email');
  const email = normaliseEmail(typed);
  const again = (faults: FormFault[], status: 422 | 429) =>
    c.html(signInPage(viewOf(c, { next, email: typed, faults, signedOut: false })), status);
  const missing = missingIn(c, form);
  if (missing.length > 0) return again(missing, 422);
  const t = messages(c.get('lang'));
  const turns = await Promise.all([
    turnOfAddress(c, limits.signInAddress),
    turnOfAccount(c, limits.signInAccount, email),
  ]);
  const refused = turns.find(({ allowed }) => !allowed);
  if (refused !== undefined) {
    const message = `${waitText(c, t, refused)}${isWide(t.lang) ? '。' : '. '}${t('fault.wait.link')}`;
    return again([{ name: 'email', message }], 429);
  }
  const headers = await checkPassword(c, email, normalisePassword(form.text('password')));
  if (headers === null) return again([{ name: 'email', message: t('fault.sign-in') }], 422);
  await forgive(c, { account: limits.signInAccount, address: limits.signInAddress }, email);
  await takeOver(c, headers);
  return c.redirect(onwards(c, next), 303);
}

function missingIn(c: RequestContext, form: Form): FormFault[] {
  const t = messages(c.get('lang'));
  const faults: FormFault[] = [];
  if (form.text('email') === '') faults.push({ name: 'email', message: t('fault.email') });
  if (form.text('password') === '') faults.push({ name: 'password', message: t('fault.password.empty') });
  return faults;
}

/**
 * The new session's cookies, or null. better-auth hashes the password also when nobody has this address, so both
 * answers take the same work.
 */
async function checkPassword(c: RequestContext, email: string, password: string): Promise<Headers | null> {
  const auth = await authOf(c);
  const body = {
    email: isShort(email) ? email : 'nobody@site.invalid',
    password: password.slice(0, LONGEST_PASSWORD),
  };
  try {
    const { headers } = await auth.api.signInEmail({ body, headers: c.req.raw.headers, returnHeaders: true });
    return headers;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

function isShort(email: string): boolean {
  return email.length <= 254;
}

/** better-auth refuses by throwing; everything else it throws is a fault. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return Number(error.statusCode) < 500;
}

/** What the device has to sign. Discoverable passkeys only, so that the answer names no account. */
async function askPasskey(c: RequestContext): Promise<Response> {
  if (!(await turnOfAddress(c, limits.tokenAddress)).allowed) return c.json({}, 429);
  const auth = await authOf(c);
  const { headers, response } = await auth.api.generatePasskeyAuthenticationOptions({
    // Without the reader's session: it would narrow the choice to that person's passkeys.
    headers: new Headers(),
    returnHeaders: true,
  });
  passCookies(c, headers);
  return c.json(response);
}

async function usePasskey(c: RequestContext): Promise<Response> {
  const body = await readJson(c);
  if (body === null) return c.json({}, 400);
  if (!(await turnOfAddress(c, limits.tokenAddress)).allowed) return c.json({}, 429);
  const auth = await authOf(c);
  try {
    const { headers } = await auth.api.verifyPasskeyAuthentication({
      body: { response: body as unknown as PasskeyAnswer },
      headers: c.req.raw.headers,
      returnHeaders: true,
    });
    await takeOver(c, headers);
  } catch (error) {
    if (isRefusal(error)) return c.json({}, 401);
    throw error;
  }
  return c.json({ next: onwards(c, c.req.query('next')) });
}

/** The device's answer from the body, or null when it has none. */
export async function readJson(c: RequestContext): Promise<Record<string, unknown> | null> {
  const body: unknown = await c.req.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('response' in body)) return null;
  const { response } = body;
  return typeof response === 'object' && response !== null ? (response as Record<string, unknown>) : null;
}

async function signOut(c: RequestContext): Promise<Response> {
  const session = await currentSession(c);
  if (session !== null) await endSession(c.get('site').db, session.person.id, session.id);
  forgetSessionCookie(c);
  return c.redirect(`${pathIn(c.get('lang'), '/sign-in')}?signed-out=1`, 303);
}
