/** The site admin's pages: appointing people, prolonging and ending, and the letters that wait. */

import { isIsoDate } from '@tomoni/japanese';
import { listOwners } from '@tomoni/owners/contract';
import { type Form, hrefFor, problem, readForm } from '@tomoni/platform/http';
import { isMailAddress, listMail } from '@tomoni/platform/mail';
import type { AppEnv } from '@tomoni/platform/manifest';
import { isJapanese, isWide } from '@tomoni/platform/messages';
import { actorId, guard, type Role, roleName, roles } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { inviteToRole, tellOfRole } from './appointing.ts';
import { recentAppointments } from './appointment-history.ts';
import {
  appoint,
  endAppointment,
  findAppointment,
  isLastAdmin,
  listAppointments,
  type StoredAppointment,
} from './appointments.ts';
import { listInvitations, withdrawInvitations } from './invitations.ts';
import { publicUrlNeeded } from './link-routes.ts';
import { messages } from './messages.ts';
import type { FormFault } from './pages/frame.tsx';
import { mailPage } from './pages/mail-page.tsx';
import {
  type AppointView,
  appointmentPage,
  appointPage,
  type Done,
  peoplePage,
} from './pages/people-pages.tsx';
import { findPersonByEmail, listPeople } from './people.ts';
import { isKnownScope, scopeName, shown } from './presentation.ts';
import { canWriteLinks, type RequestContext, settingsOf, todayOf } from './requests.ts';
import { appointmentFault, normaliseEmail, scopeKinds, usualEnd } from './rules.ts';
import { vacancies } from './vacancies.ts';

export function peopleRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const see = guard('accounts.see-people');
  // Nobody prolongs or ends their own appointment: they are its author in the table of permissions.
  const change = guard('accounts.appoint', async (c) => ({ author: (await storedOf(c)).person }));
  const make = guard('accounts.appoint');
  app.get('/admin/people', see, showPeople);
  app.get('/admin/people/new', make, (c) => showAppoint(c, emptyForm(c), []));
  app.post('/admin/people/new', make, appointSomebody);
  app.post('/admin/invitations/withdraw', make, withdraw);
  app.get('/admin/appointments/:id', see, showAppointment);
  app.post('/admin/appointments/:id/until', change, prolong);
  app.post('/admin/appointments/:id/end', change, end);
  app.get('/admin/mail', guard('accounts.read-mail'), showMail);
  return app;
}

const DONE: readonly Done[] = [
  ...(['invited', 'outbox', 'appointed', 'ended', 'prolonged', 'withdrawn', 'without'] as const),
];

async function showPeople(c: RequestContext): Promise<Response> {
  const { db } = c.get('site');
  const lang = c.get('lang');
  const [appointments, invitations, people, records, vacant] = await Promise.all([
    listAppointments(db).then((all) => shown(db, all, todayOf(c), lang)),
    listInvitations(db),
    listPeople(db),
    recentAppointments(db),
    vacancies(db, todayOf(c)),
  ]);
  const appointed = new Set(appointments.map(({ person }) => person));
  const asked = DONE.find((one) => one === c.req.query('done'));
  const email = c.req.query('email')?.slice(0, 254) ?? '';
  const page = peoplePage({
    lang,
    path: c.get('path'),
    appointments,
    invitations: await Promise.all(
      invitations.map(async (one) => ({ ...one, what: await promisedText(c, one.appointments) })),
    ),
    history: {
      records,
      names: new Map(people.map(({ id, name }) => [id, name])),
      scopes: await scopeNames(c, records),
    },
    vacant: await Promise.all(
      vacant.map(async (one) => ({ ...one, placeName: await scopeName(db, one.place, lang) })),
    ),
    others: people.filter(({ id }) => !appointed.has(id)),
    done: asked === undefined ? null : { what: asked, email },
  });
  return c.html(page);
}

async function scopeNames(c: RequestContext, named: readonly { scope: string }[]) {
  const scopes = [...new Set(named.map(({ scope }) => scope))];
  const { db } = c.get('site');
  return new Map(
    await Promise.all(scopes.map(async (one) => [one, await scopeName(db, one, c.get('lang'))] as const)),
  );
}

async function promisedText(
  c: RequestContext,
  promised: readonly { role: Role; scope: string }[],
): Promise<string> {
  const lang = c.get('lang');
  const texts = await Promise.all(
    promised.map(async ({ role, scope }) => {
      const place = await scopeName(c.get('site').db, scope, lang);
      return isWide(lang) ? `${place}の${roleName(role, lang)}` : `${roleName(role, lang)} for ${place}`;
    }),
  );
  return texts.join(isWide(lang) ? '、' : ', ');
}

function back(c: RequestContext, what: Done, email = ''): Response {
  const query = new URLSearchParams({ done: what, ...(email === '' ? {} : { email }) });
  return c.redirect(`${hrefFor(c.get('lang'), '/admin/people')}?${query}`, 303);
}

type Typed = AppointView['typed'];

/** What a link suggests is chosen already. */
function emptyForm(c: RequestContext): Typed {
  const { role = 'official', scope = '' } = c.req.query();
  return { email: '', role, scope, until: usualEnd(todayOf(c)) };
}

function typedIn(form: Form): Typed {
  return {
    email: form.text('email'),
    role: form.text('role'),
    scope: form.text('scope'),
    until: form.text('until'),
  };
}

async function showAppoint(c: RequestContext, typed: Typed, faults: FormFault[]): Promise<Response> {
  const lang = c.get('lang');
  const owners = await listOwners(c.get('site').db);
  const kinds = new Set<string>(['site', ...owners.map(({ kind }) => kind)]);
  const page = appointPage({
    lang,
    path: c.get('path'),
    typed,
    roles: roles.filter((role) => kinds.has(scopeKinds[role])),
    scopes: [
      ...owners.map(({ id, name, nameEn }) => ({
        value: id,
        label: isJapanese(lang) ? name : (nameEn ?? name),
      })),
      { value: 'site', label: messages(lang)('scope.site') },
    ],
    faults,
  });
  return c.html(page, faults.length === 0 ? 200 : 422);
}

async function appointSomebody(c: RequestContext): Promise<Response> {
  if (!canWriteLinks(c)) throw publicUrlNeeded();
  const site = c.get('site');
  const typed = typedIn(await readForm(c));
  const email = normaliseEmail(typed.email);
  const known = await findPersonByEmail(site.db, email);
  const faults = await faultsOf(c, typed, known?.id ?? '');
  if (faults.length > 0) return showAppoint(c, typed, faults);
  const by = actorId(await c.get('actor')());
  const promised = { role: typed.role as Role, scope: typed.scope, from: todayOf(c), until: typed.until };
  const to = { email, lang: c.get('lang'), origin: c.get('origin') };
  if (known !== null) {
    await transaction(site.db, async (trx) => {
      await appoint(trx, { ...promised, person: known.id, by, at: site.now() });
      await tellOfRole(trx, to, promised);
    });
    return back(c, 'appointed');
  }
  await inviteToRole(site.db, to, promised, by);
  return back(c, settingsOf(site).mail !== null ? 'invited' : 'outbox', email);
}

async function faultsOf(c: RequestContext, typed: Typed, person: string): Promise<FormFault[]> {
  const t = messages(c.get('lang'));
  const faults: FormFault[] = [];
  if (!isMailAddress(normaliseEmail(typed.email))) faults.push({ name: 'email', message: t('fault.email') });
  const kind = scopeKinds[typed.role as Role] ?? 'site';
  const fault = isIsoDate(typed.until)
    ? appointmentFault(
        { ...typed, person },
        {
          today: todayOf(c),
          appointedBy: actorId(await c.get('actor')()),
          isKnownScope: await isKnownScope(c.get('site').db, typed.scope, kind),
        },
      )
    : 'until';
  if (fault !== null) faults.push({ name: FIELDS[fault], message: t(`appoint.fault.${fault}`) });
  return faults;
}

const FIELDS = {
  role: 'role',
  scope: 'scope',
  until: 'until',
  'until-past': 'until',
  'until-far': 'until',
  self: 'email',
} as const;

async function withdraw(c: RequestContext): Promise<Response> {
  await withdrawInvitations(c.get('site').db, normaliseEmail((await readForm(c)).text('email')));
  return back(c, 'withdrawn');
}

/** The appointment of the address. Throws 404 when it is over or never was. */
async function storedOf(c: RequestContext): Promise<StoredAppointment> {
  const found = await findAppointment(c.get('site').db, c.req.param('id') ?? '');
  if (found === null || found.endedAt !== null) throw missing();
  return found;
}

async function showAppointment(c: RequestContext): Promise<Response> {
  const stored = await storedOf(c);
  return showForm(c, stored, stored.until, []);
}

async function showForm(
  c: RequestContext,
  stored: StoredAppointment,
  typedUntil: string,
  faults: FormFault[],
) {
  const lang = c.get('lang');
  const [appointment] = await shown(c.get('site').db, [stored], todayOf(c), lang);
  if (appointment === undefined) throw missing();
  const path = `/admin/appointments/${stored.id}`;
  return c.html(
    appointmentPage({ lang, path, appointment, typedUntil, faults }),
    faults.length === 0 ? 200 : 422,
  );
}

async function prolong(c: RequestContext): Promise<Response> {
  const stored = await storedOf(c);
  const until = (await readForm(c)).text('until');
  const faults = await faultsOf(c, { ...stored, until }, stored.person);
  if (faults.length > 0) return showForm(c, stored, until, faults);
  const by = actorId(await c.get('actor')());
  const { person, role, scope } = stored;
  const { db, now } = c.get('site');
  await transaction(db, (trx) =>
    appoint(trx, { person, role, scope, from: stored.from, until, by, at: now() }),
  );
  return back(c, 'prolonged');
}

async function end(c: RequestContext): Promise<Response> {
  const stored = await storedOf(c);
  const { db, now } = c.get('site');
  const today = todayOf(c);
  if (stored.role === 'site-admin' && (await isLastAdmin(db, stored.person, today))) {
    const message = messages(c.get('lang'))('appointment.last-admin');
    return showForm(c, stored, stored.until, [{ name: 'until', message }]);
  }
  const by = actorId(await c.get('actor')());
  await transaction(db, (trx) => endAppointment(trx, { id: stored.id, by, today, at: now() }));
  return back(c, 'ended');
}

async function showMail(c: RequestContext): Promise<Response> {
  const letters = await listMail(c.get('site').db);
  const goesOut = settingsOf(c.get('site')).mail !== null;
  return c.html(mailPage({ lang: c.get('lang'), path: c.get('path'), letters, goesOut }));
}

function missing() {
  const both = (key: 'appointment.missing.title' | 'appointment.missing.detail') => ({
    ja: messages('ja')(key),
    en: messages('en')(key),
  });
  return problem({
    status: 404,
    code: 'accounts.appointment-not-found',
    title: both('appointment.missing.title'),
    detail: both('appointment.missing.detail'),
  });
}
