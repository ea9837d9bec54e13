/** One's own account. Every route stands behind `accounts.keep-own`; what matters wants a fresh session, too. */

import { contentDisposition, hrefFor, readForm } from '@tomoni/platform/http';
import { mailRefusedAt } from '@tomoni/platform/mail';
import type { AppEnv } from '@tomoni/platform/manifest';
import { baseLang } from '@tomoni/platform/messages';
import { guard } from '@tomoni/platform/permissions';
import { exportPerson } from '@tomoni/platform/personal-data';
import { Hono } from 'hono';
import { appointmentsOf, isLastAdmin } from './appointments.ts';
import { forgetSessionCookie } from './cookies.ts';
import { messages } from './messages.ts';
import { deletePage, namePage } from './pages/account-forms.tsx';
import { accountPage, type Done } from './pages/account-pages.tsx';
import { deadEndPage } from './pages/sign-in-pages.tsx';
import { deletePerson, rename } from './people.ts';
import { shown } from './presentation.ts';
import { providerId } from './providers.ts';
import { ownSession, type RequestContext, settingsOf, todayOf } from './requests.ts';
import { LONGEST_NAME } from './rules.ts';
import { endOtherSessions, endSession, openSessions } from './sessions.ts';
import { waysOf } from './ways.ts';

export function accountRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const own = guard('accounts.keep-own');
  app.get('/account', own, showAccount);
  app.get('/account/name', own, showName);
  app.post('/account/name', own, changeName);
  app.post('/account/sessions/end', own, endOne);
  app.post('/account/sessions/end-others', own, endOthers);
  app.get('/account/export', own, sendExport);
  app.get('/account/delete', own, showDelete);
  app.post('/account/delete', own, deleteAccount);
  return app;
}

const DONE: readonly Done[] = [
  'name',
  'password',
  'session',
  'others',
  'passkey',
  'passkey-removed',
  'welcome',
];

/** Back to the account with what was done. */
export function done(c: RequestContext, what: Done): Response {
  return c.redirect(`${hrefFor(c.get('lang'), '/account')}?done=${what}`, 303);
}

/** Where to sign in once more before what matters, or null when that was just done. */
export async function signInAgain(c: RequestContext): Promise<Response | null> {
  if ((await ownSession(c)).isFresh) return null;
  const lang = c.get('lang');
  const next = encodeURIComponent(hrefFor(lang, c.get('path')));
  return c.redirect(`${hrefFor(lang, '/sign-in')}?again=1&next=${next}`, 303);
}

async function showAccount(c: RequestContext): Promise<Response> {
  const { db } = c.get('site');
  const lang = c.get('lang');
  const session = await ownSession(c);
  const { id } = session.person;
  const [stored, sessions, ways, refusedAt] = await Promise.all([
    appointmentsOf(db, id),
    openSessions(db, id),
    waysOf(db, id),
    mailRefusedAt(db, session.person.email),
  ]);
  const { oidc } = settingsOf(c.get('site'));
  const names = new Map(oidc.map((provider) => [providerId(provider), provider.name]));
  const asked = c.req.query('done');
  const page = accountPage({
    lang,
    path: c.get('path'),
    session,
    appointments: await shown(db, stored, todayOf(c), lang),
    sessions,
    passkeys: ways.passkeys,
    hasPassword: ways.hasPassword,
    providers: ways.providers.map((provider) => names.get(provider) ?? provider),
    refusedAt,
    done: DONE.find((one) => one === asked) ?? null,
  });
  return c.html(page);
}

async function showName(c: RequestContext): Promise<Response> {
  const { name } = (await ownSession(c)).person;
  return c.html(namePage({ lang: c.get('lang'), path: c.get('path'), name, faults: [] }));
}

async function changeName(c: RequestContext): Promise<Response> {
  const typed = (await readForm(c)).text('name');
  const name = typed.replace(/\s+/g, ' ');
  if (name === '' || name.length > LONGEST_NAME) {
    const faults = [{ name: 'name', message: messages(c.get('lang'))('fault.name') }];
    return c.html(namePage({ lang: c.get('lang'), path: c.get('path'), name: typed, faults }), 422);
  }
  await rename(c.get('site').db, (await ownSession(c)).person.id, name);
  return done(c, 'name');
}

async function endOne(c: RequestContext): Promise<Response> {
  const { person } = await ownSession(c);
  await endSession(c.get('site').db, person.id, (await readForm(c)).text('id'));
  return done(c, 'session');
}

async function endOthers(c: RequestContext): Promise<Response> {
  const { id, person } = await ownSession(c);
  await endOtherSessions(c.get('site').db, person.id, id);
  return done(c, 'others');
}

async function sendExport(c: RequestContext): Promise<Response> {
  const { person } = await ownSession(c);
  c.header('Content-Disposition', contentDisposition('tomoni-account.json'));
  const { id, email } = person;
  return c.json(await exportPerson(c.get('site'), { id, mail: email }, baseLang(c.get('lang'))));
}

async function showDelete(c: RequestContext): Promise<Response> {
  const again = await signInAgain(c);
  if (again !== null) return again;
  const { person } = await ownSession(c);
  const last = await isLastAdmin(c.get('site').db, person.id, todayOf(c));
  return c.html(deletePage({ lang: c.get('lang'), path: c.get('path'), isLastAdmin: last }));
}

async function deleteAccount(c: RequestContext): Promise<Response> {
  const again = await signInAgain(c);
  if (again !== null) return again;
  await deletePerson(c.get('site'), (await ownSession(c)).person.id);
  forgetSessionCookie(c);
  const t = messages(c.get('lang'));
  const page = deadEndPage({
    lang: t.lang,
    path: '/',
    title: t.phrases('delete.done.title'),
    text: t('delete.done.text'),
    way: { href: '/', label: t('delete.done.way') },
  });
  return c.html(page);
}
