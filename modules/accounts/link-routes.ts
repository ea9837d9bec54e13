/**
 * Links by mail: to sign in, and to join where everybody may. The answer to an address is the same whether it is
 * known or not, and so is the work: the question is written down, and answered afterwards from the outbox.
 */
import { problem, readForm } from '@tomoni/platform/http';
import { isMailAddress } from '@tomoni/platform/mail';
import type { AppEnv, Site } from '@tomoni/platform/manifest';
import type { Lang } from '@tomoni/platform/messages';
import { nextPath, openToAll } from '@tomoni/platform/permissions';
import { appendEvent, type StoredEvent, transaction } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { turnOfAccount, turnOfAddress, waitText } from './attempts.ts';
import { invite } from './invitations.ts';
import { sendKnownLetter, sendSignUpLetter } from './letters.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import { type AskView, askPage, deadEndPage, openLinkPage, sentPage } from './pages/sign-in-pages.tsx';
import { findPersonByEmail } from './people.ts';
import { authFor, authOf, canWriteLinks, type RequestContext, settingsOf, takeOver } from './requests.ts';
import { normaliseEmail, SIGN_UP_DAYS } from './rules.ts';
import { isRefusal, neverKept, onwards } from './sign-in-routes.ts';

export function linkRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('/sign-up', neverKept);
  app.use('/forgot', neverKept);
  app.get('/sign-in/link', (c) => c.html(askPage(askView(c, 'link', nextPath(c.req.query('next'))))));
  app.post('/sign-in/link', openToAll('who asks for a link is a visitor'), (c) => takeAddress(c, 'link'));
  app.get('/forgot', (c) => c.html(askPage(askView(c, 'forgot', '/account/password'))));
  app.get('/sign-in/link/:token', showLink);
  app.post('/sign-in/link/:token', openToAll('who uses a link is a visitor'), useLink);
  app.get('/sign-up', (c) => (isOpen(c) ? c.html(askPage(askView(c, 'sign-up', '/'))) : showClosed(c)));
  app.post('/sign-up', openToAll('who joins is a visitor'), (c) =>
    isOpen(c) ? takeAddress(c, 'sign-up') : showClosed(c),
  );
  return app;
}

function isOpen(c: RequestContext): boolean {
  return settingsOf(c.get('site')).signUp === 'open';
}

function askView(c: RequestContext, kind: AskView['kind'], next: string): AskView {
  const { search } = new URL(c.req.url);
  return { lang: c.get('lang'), path: c.get('path') + search, kind, next, email: '', faults: [] };
}

function showClosed(c: RequestContext): Response | Promise<Response> {
  const t = messages(c.get('lang'));
  const page = deadEndPage({
    lang: t.lang,
    path: c.get('path'),
    title: t.phrases('sign-up.closed.title'),
    text: t('sign-up.closed.text'),
    way: { href: '/sign-in', label: t('sign-up.closed.back') },
  });
  return c.html(page, 403);
}

async function takeAddress(c: RequestContext, kind: 'link' | 'sign-up'): Promise<Response> {
  if (!canWriteLinks(c)) throw publicUrlNeeded();
  const form = await readForm(c);
  const next = nextPath(form.text('next'));
  const typed = form.text('email');
  const email = normaliseEmail(typed);
  const t = messages(c.get('lang'));
  const again = (message: string, status: 422 | 429) => {
    const faults = [{ name: 'email', message }];
    return c.html(askPage({ ...askView(c, kind, next), email: typed, faults }), status);
  };
  if (!isMailAddress(email)) return again(t('fault.email'), 422);
  const turn = await turnOfAddress(c, limits.mailAddress);
  if (!turn.allowed) return again(waitText(c, t, turn), 429);
  // Too many letters for one account: nobody learns it, and nobody gets more of them.
  if ((await turnOfAccount(c, limits.mailAccount, email)).allowed) await writeDown(c, kind, email, next);
  return c.html(sentPage({ lang: t.lang, path: c.get('path'), kind, email }));
}

interface Asked {
  kind: 'link' | 'sign-up';
  email: string;
  lang: Lang;
  next: string;
  origin: string;
}

function writeDown(c: RequestContext, kind: Asked['kind'], email: string, next: string): Promise<void> {
  const data: Asked = { kind, email, lang: c.get('lang'), next, origin: c.get('origin') };
  const ref = c.get('requestId');
  return transaction(c.get('site').db, (trx) =>
    appendEvent(trx, { kind: 'accounts.letter-asked', ref, data }),
  );
}

/** Answers a question for a link: writes the letter, or nothing when there is nobody to write to. */
export async function answerAsked(site: Site, event: StoredEvent): Promise<void> {
  const { kind, email, lang, next, origin } = event.data as Asked;
  const known = (await findPersonByEmail(site.db, email)) !== null;
  if (kind === 'sign-up') {
    if (known) return sendKnownLetter(site.db, { email, lang, origin });
    const invitation = { email, invitedBy: null, lang, appointments: [] };
    return transaction(site.db, async (trx) => {
      const token = await invite(trx, invitation, SIGN_UP_DAYS);
      await sendSignUpLetter(trx, { email, lang, origin, token });
    });
  }
  if (!known) return;
  const auth = await authFor(site, origin, origin.startsWith('https:'));
  await auth.api.signInMagicLink({ body: { email, metadata: { lang, next } }, headers: new Headers() });
}

function showLink(c: RequestContext): Response | Promise<Response> {
  const token = c.req.param('token') ?? '';
  const next = nextPath(c.req.query('next'));
  const { search } = new URL(c.req.url);
  return c.html(openLinkPage({ lang: c.get('lang'), path: c.get('path') + search, token, next }));
}

async function useLink(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const token = c.req.param('token') ?? '';
  const turn = await turnOfAddress(c, limits.tokenAddress);
  const headers = turn.allowed ? await checkLink(c, token) : null;
  if (headers === null) return showGone(c);
  await takeOver(c, headers);
  return c.redirect(onwards(c, form.text('next')), 303);
}

async function checkLink(c: RequestContext, token: string): Promise<Headers | null> {
  const auth = await authOf(c);
  try {
    const { headers } = await auth.api.magicLinkVerify({
      query: { token },
      headers: c.req.raw.headers,
      returnHeaders: true,
    });
    return headers;
  } catch (error) {
    // It refuses by leading to an address with the reason.
    if (isRefusal(error)) return null;
    throw error;
  }
}

function showGone(c: RequestContext): Response | Promise<Response> {
  const t = messages(c.get('lang'));
  const page = deadEndPage({
    lang: t.lang,
    path: c.get('path'),
    title: t.phrases('link.gone.title'),
    text: t('link.gone.text'),
    way: { href: '/sign-in/link', label: t('link.gone.button') },
  });
  return c.html(page, 410);
}

/** 503: the operator has to say where the site is. */
export function publicUrlNeeded() {
  const both = (key: 'problem.public-url.title' | 'problem.public-url.detail') => ({
    ja: messages('ja')(key),
    en: messages('en')(key),
  });
  return problem({
    status: 503,
    code: 'accounts.public-url-needed',
    title: both('problem.public-url.title'),
    detail: both('problem.public-url.detail'),
  });
}
