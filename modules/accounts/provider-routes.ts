/** Signing in with the account of another service (OpenID Connect). */
import { problem } from '@tomoni/platform/http';
import type { AppEnv, OidcSettings } from '@tomoni/platform/manifest';
import { OutgoingRefusal } from '@tomoni/platform/outgoing';
import { nextPath } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { turnOfAddress } from './attempts.ts';
import type { Auth } from './auth.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import { deadEndPage } from './pages/sign-in-pages.tsx';
import { providerId } from './providers.ts';
import { authOf, passCookies, type RequestContext, settingsOf, takeOver } from './requests.ts';
import { isRefusal, neverKept, onwards } from './sign-in-routes.ts';

export function providerRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/sign-in/with/:id', leaveForProvider);
  app.get('/api/auth/callback/:id', neverKept, comeBack);
  app.get('/sign-in/failed', showFailed);
  return app;
}

/** A link and not a form: browsers let no form of ours lead to another site (form-action of our policy). */
async function leaveForProvider(c: RequestContext): Promise<Response> {
  const provider = providerOf(c);
  if (provider === null || !(await turnOfAddress(c, limits.tokenAddress)).allowed) throw unreachable();
  const auth = await authThrough(c, provider);
  const next = onwards(c, nextPath(c.req.query('next')));
  try {
    const { headers, response } = await auth.api.signInSocial({
      body: {
        provider: providerId(provider),
        callbackURL: c.get('origin') + next,
        errorCallbackURL: `${c.get('origin')}/sign-in/failed?with=${providerId(provider)}`,
        disableRedirect: true,
      },
      headers: c.req.raw.headers,
      returnHeaders: true,
    });
    if (response.url === undefined) throw unreachable();
    passCookies(c, headers);
    return c.redirect(response.url, 303);
  } catch (error) {
    if (isRefusal(error)) throw unreachable();
    throw error;
  }
}

/** The log says why a provider can't be asked; whoever wants to sign in learns that it can't. */
async function authThrough(c: RequestContext, provider: OidcSettings): Promise<Auth> {
  try {
    return await authOf(c, provider);
  } catch (error) {
    const why = error instanceof OutgoingRefusal ? error.code : String(error);
    c.get('site').log.warn(
      { provider: providerId(provider), why },
      'A provider of sign-in gives no description',
    );
    throw unreachable(error);
  }
}

function providerOf(c: RequestContext) {
  const { oidc } = settingsOf(c.get('site'));
  return oidc.find((provider) => providerId(provider) === c.req.param('id')) ?? null;
}

/** better-auth checks state, nonce, PKCE and the signed token; it answers with the way on, and a session when all is right. */
async function comeBack(c: RequestContext): Promise<Response> {
  const provider = providerOf(c);
  if (provider === null) throw unreachable();
  const auth = await authThrough(c, provider);
  const answer = await auth.handler(c.req.raw);
  const location = answer.headers.get('Location');
  if (location === null || !location.startsWith(`${c.get('origin')}/`)) throw unreachable();
  if (answer.headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie))) {
    await takeOver(c, answer.headers);
  } else passCookies(c, answer.headers);
  return c.redirect(location, 303);
}

function showFailed(c: RequestContext): Response | Promise<Response> {
  const t = messages(c.get('lang'));
  const { oidc } = settingsOf(c.get('site'));
  const provider = oidc.find((one) => providerId(one) === c.req.query('with'));
  const { search } = new URL(c.req.url);
  const page = deadEndPage({
    lang: t.lang,
    path: c.get('path') + search,
    title: t.phrases('failed.title', { name: provider?.name ?? t('failed.unknown') }),
    text: t(reasonOf(c.req.query('error'))),
    way: { href: '/sign-in', label: t('failed.back') },
  });
  return c.html(page, 403);
}

function reasonOf(error: string | undefined) {
  if (error === 'access_denied') return 'failed.cancelled';
  return error === 'unable_to_create_user' ? 'failed.not-invited' : 'failed.other';
}

function unreachable(cause?: unknown) {
  const both = (key: 'problem.provider.title' | 'problem.provider.detail') => ({
    ja: messages('ja')(key),
    en: messages('en')(key),
  });
  const texts = { title: both('problem.provider.title'), detail: both('problem.provider.detail') };
  return problem({ status: 503, code: 'accounts.provider-unreachable', ...texts }, cause);
}
