/** Joining by an invitation. */

import { hrefFor, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { openToAll } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { turnOfAddress } from './attempts.ts';
import { acceptInvitation, findInvitation, type OpenInvitation } from './invitations.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import type { FormFault } from './pages/frame.tsx';
import { deadEndPage, invitationPage } from './pages/sign-in-pages.tsx';
import { scopeName } from './presentation.ts';
import type { RequestContext } from './requests.ts';
import { LONGEST_NAME, normalisePassword, passwordFault } from './rules.ts';
import { neverKept } from './sign-in-routes.ts';
import { hashPassword, startSession } from './start-session.ts';

export function invitationRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('/invitation/*', neverKept);
  app.get('/invitation/:token', showInvitation);
  app.post('/invitation/:token', openToAll('who joins is a visitor; the link is the key'), join);
  return app;
}

async function showInvitation(c: RequestContext): Promise<Response> {
  const invitation = await invitationOf(c);
  return invitation === null ? showGone(c) : showForm(c, invitation, { name: '', faults: [] });
}

async function invitationOf(c: RequestContext): Promise<OpenInvitation | null> {
  if (!(await turnOfAddress(c, limits.tokenAddress)).allowed) return null;
  return findInvitation(c.get('site').db, c.req.param('token') ?? '');
}

async function showForm(
  c: RequestContext,
  { email, appointments }: OpenInvitation,
  typed: { name: string; faults: FormFault[] },
): Promise<Response> {
  const lang = c.get('lang');
  const promised = await Promise.all(
    appointments.map(async (one) => ({
      ...one,
      scopeName: await scopeName(c.get('site').db, one.scope, lang),
    })),
  );
  const token = c.req.param('token') ?? '';
  const page = invitationPage({ lang, path: c.get('path'), token, email, promised, ...typed });
  return c.html(page, typed.faults.length === 0 ? 200 : 422);
}

async function join(c: RequestContext): Promise<Response> {
  const invitation = await invitationOf(c);
  if (invitation === null) return showGone(c);
  const form = await readForm(c);
  const name = form.text('name').replace(/\s+/g, ' ');
  const password = normalisePassword(form.text('password'));
  const t = messages(c.get('lang'));
  const faults: FormFault[] = [];
  if (name === '' || name.length > LONGEST_NAME) faults.push({ name: 'name', message: t('fault.name') });
  const fault = password === '' ? null : passwordFault(password, invitation.email);
  if (fault !== null) faults.push({ name: 'password', message: t(`fault.password.${fault}`) });
  if (faults.length > 0) return showForm(c, invitation, { name: form.text('name'), faults });
  const passwordHash = password === '' ? null : await hashPassword(c, password);
  const token = c.req.param('token') ?? '';
  const person = await acceptInvitation(c.get('site').db, { token, name, passwordHash });
  if (person === null) return showGone(c);
  await startSession(c, person, 'invitation');
  return c.redirect(`${hrefFor(c.get('lang'), '/account')}?done=welcome`, 303);
}

function showGone(c: RequestContext): Response | Promise<Response> {
  const t = messages(c.get('lang'));
  const page = deadEndPage({
    lang: t.lang,
    path: c.get('path'),
    title: t.phrases('invitation.gone.title'),
    text: t('invitation.gone.text'),
    way: { href: '/sign-in', label: t('sign-up.closed.back') },
  });
  return c.html(page, 410);
}
