/** Changing how one signs in: the password, and passkeys. */
import { hrefFor, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { guard } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { done, signInAgain } from './account-routes.ts';
import { turnOfAccount, waitText } from './attempts.ts';
import type { Auth } from './auth.ts';
import { deviceName } from './device.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import { passwordPage } from './pages/account-forms.tsx';
import type { FormFault } from './pages/frame.tsx';
import { authOf, ownSession, passCookies, type RequestContext } from './requests.ts';
import { normalisePassword, passwordFault } from './rules.ts';
import type { Session } from './sessions.ts';
import { isRefusal, readJson } from './sign-in-routes.ts';
import { passwordHashOf, removePasskey, setPassword } from './ways.ts';

type PasskeyMade = NonNullable<Parameters<Auth['api']['verifyPasskeyRegistration']>[0]>['body'];

export function waysRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const own = guard('accounts.keep-own');
  app.get('/account/password', own, async (c) => (await signInAgain(c)) ?? showPassword(c, [], 200));
  app.post('/account/password', own, changePassword);
  app.get('/account/passkeys', own, askNewPasskey);
  app.post('/account/passkeys', own, addPasskey);
  app.post('/account/passkeys/remove', own, dropPasskey);
  return app;
}

/**
 * Whoever has just come with a link, a passkey or another service need not know the old password: that is how a
 * forgotten one is replaced.
 */
async function asksCurrent(c: RequestContext, { person, method }: Session): Promise<boolean> {
  if (method !== 'password') return false;
  return (await passwordHashOf(c.get('site').db, person.id)) !== null;
}

async function showPassword(
  c: RequestContext,
  faults: FormFault[],
  status: 200 | 422 | 429,
): Promise<Response> {
  const session = await ownSession(c);
  const view = { lang: c.get('lang'), path: c.get('path'), email: session.person.email, faults };
  return c.html(passwordPage({ ...view, asksCurrent: await asksCurrent(c, session) }), status);
}

async function changePassword(c: RequestContext): Promise<Response> {
  const again = await signInAgain(c);
  if (again !== null) return again;
  const session = await ownSession(c);
  const { db } = c.get('site');
  const form = await readForm(c);
  const t = messages(c.get('lang'));
  const { password: hasher } = await (await authOf(c)).$context;
  if (await asksCurrent(c, session)) {
    const turn = await turnOfAccount(c, limits.signInAccount, session.person.email);
    if (!turn.allowed) return showPassword(c, [{ name: 'current', message: waitText(c, t, turn) }], 429);
    const hash = (await passwordHashOf(db, session.person.id)) ?? '';
    const isRight = await hasher.verify({ hash, password: normalisePassword(form.text('current')) });
    if (!isRight) return showPassword(c, [{ name: 'current', message: t('fault.password.wrong') }], 422);
  }
  const password = normalisePassword(form.text('password'));
  const fault = passwordFault(password, session.person.email);
  if (fault !== null) {
    return showPassword(c, [{ name: 'password', message: t(`fault.password.${fault}`) }], 422);
  }
  const hash = await hasher.hash(password);
  await setPassword(db, { person: session.person.id, hash, keptSession: session.id });
  return done(c, 'password');
}

/** What the device has to sign; 401 sends the script's reader to sign in again. */
async function askNewPasskey(c: RequestContext): Promise<Response> {
  if (!(await ownSession(c)).isFresh) return c.json({}, 401);
  const auth = await authOf(c);
  const { headers, response } = await auth.api.generatePasskeyRegistrationOptions({
    headers: c.req.raw.headers,
    returnHeaders: true,
  });
  passCookies(c, headers);
  return c.json(response);
}

async function addPasskey(c: RequestContext): Promise<Response> {
  const response = await readJson(c);
  if (response === null) return c.json({}, 400);
  if (!(await ownSession(c)).isFresh) return c.json({}, 401);
  const auth = await authOf(c);
  const name = deviceName(c.req.header('User-Agent') ?? '');
  try {
    const body: PasskeyMade = { response, ...(name === '' ? {} : { name }) };
    await auth.api.verifyPasskeyRegistration({ body, headers: c.req.raw.headers });
  } catch (error) {
    if (isRefusal(error)) return c.json({}, 400);
    throw error;
  }
  return c.json({ next: `${hrefFor(c.get('lang'), '/account')}?done=passkey` });
}

async function dropPasskey(c: RequestContext): Promise<Response> {
  const { person } = await ownSession(c);
  await removePasskey(c.get('site').db, person.id, (await readForm(c)).text('id'));
  return done(c, 'passkey-removed');
}
