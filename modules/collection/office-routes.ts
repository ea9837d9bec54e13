/** Behind the counter: what is public, announcing a change, correcting an area, versions on their way. */

import { append } from '@tomoni/platform/history';
import { readForm, sendDocument } from '@tomoni/platform/http';
import { stagedList } from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { actorId, can } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { needsApproval, setNeedsApproval } from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { readAnnouncement } from './announce.ts';
import { calendarWithAreas, heldCalendar } from './calendars.ts';
import { emptyTable } from './downloads.ts';
import { calendarFlow } from './flow.ts';
import { messages } from './messages.ts';
import { guarded, noCalendarYet, officeView } from './office-requests.ts';
import { type AnnounceForm, announcePage, emptyAnnouncement } from './pages/announce-page.tsx';
import { officeHref } from './pages/office-frame.tsx';
import { type OfficeHome, officeHomePage } from './pages/office-page.tsx';
import { settingsPage } from './pages/settings-page.tsx';
import { insertDayChange, listDayChanges, revokeDayChange, takeoversOf } from './publication.ts';
import type { RequestContext } from './requests.ts';
import { listVersions } from './versions.ts';

const OFFICE = '/:code{[0-9]{6}}/office/garbage';

export function officeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(OFFICE, guarded('edit'), showOffice);
  app.get(`${OFFICE}/template.csv`, guarded('edit'), (c) => sendDocument(c, emptyTable()));
  app.get(`${OFFICE}/today`, guarded('announce'), (c) => showAnnouncement(c, emptyAnnouncement, []));
  app.post(`${OFFICE}/today`, guarded('announce'), announce);
  app.post(`${OFFICE}/today/:id{[0-9]+}/revoke`, guarded('announce'), revoke);
  app.get(`${OFFICE}/settings`, guarded('configure'), (c) => showSettings(c, false));
  app.post(`${OFFICE}/settings`, guarded('configure'), changeSettings);
  return app;
}

async function showOffice(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const site = c.get('site');
  const code = view.place.code;
  const [{ now, next }, staged, versions, changes] = await Promise.all([
    takeoversOf(site.db, code, view.today),
    stagedList(site, code),
    listVersions(site.db, code),
    listDayChanges(site.db, code, view.today),
  ]);
  const [calendar, later] = await Promise.all(
    [now, next].map((held) => (held === null ? null : heldCalendar(site.db, code, held))),
  );
  return c.html(
    officeHomePage({
      ...view,
      calendar: now !== null && calendar ? { ...calendar, from: now.from } : null,
      next: next !== null && later ? { from: next.from, calendar: later } : null,
      staged: staged.filter(({ kind }) => kind === null || kind === 'collection.calendar'),
      versions,
      mayConfigure: can(view.actor, 'collection.configure', { owner: code }, view.today).allowed,
      changes: changes.filter(({ date, toDate }) => (toDate ?? date) >= view.today),
      done: doneOf(c),
    }),
  );
}

/** What the address says was just done; it is only ever said of what is there. */
function doneOf(c: RequestContext): OfficeHome['done'] {
  const announced = c.req.query('announced');
  if (announced !== undefined && /^\d+$/.test(announced)) return { announced };
  return c.req.query('undone') === undefined ? null : 'undone';
}

async function showAnnouncement(
  c: RequestContext,
  form: AnnounceForm,
  errors: { name: string; message: string }[],
): Promise<Response> {
  const view = await officeView(c);
  const found = await calendarWithAreas(c.get('site').db, view.place.code, view.today);
  if (found === null) throw noCalendarYet();
  return c.html(announcePage({ ...view, ...found, form, errors }), errors.length > 0 ? 422 : 200);
}

async function announce(c: RequestContext): Promise<Response> {
  const form = announcementOf(await readForm(c));
  const view = await officeView(c);
  const { db, now } = c.get('site');
  const code = view.place.code;
  const found = await calendarWithAreas(db, code, view.today);
  if (found === null) throw noCalendarYet();
  const read = readAnnouncement(form, { ...found, today: view.today, t: messages(view.lang) });
  if ('errors' in read) return showAnnouncement(c, form, read.errors);
  const id = await transaction(db, async (trx) => {
    const made = await insertDayChange(trx, code, read.announcement, actorId(view.actor));
    const { note, ...after } = read.announcement;
    const ref = `collection.change/${made}`;
    await append(trx, {
      owner: code,
      ref,
      actor: view.actor,
      action: 'collection.announced',
      before: null,
      after,
      note,
      at: now(),
    });
    return made;
  });
  return c.redirect(`${officeHref(view)}?announced=${id}`, 303);
}

function announcementOf(form: Awaited<ReturnType<typeof readForm>>): AnnounceForm {
  return {
    day: form.text('day'),
    otherDay: form.text('otherDay'),
    kind: form.text('kind'),
    to: form.text('to'),
    which: form.text('which'),
    kinds: form.all('kinds'),
    where: form.text('where'),
    areas: form.all('areas'),
    note: form.text('note').slice(0, 100),
  };
}

async function revoke(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const { db, now } = c.get('site');
  const id = c.req.param('id') ?? '';
  const owner = view.place.code;
  await transaction(db, async (trx) => {
    if (!(await revokeDayChange(trx, owner, id))) return;
    const ref = `collection.change/${id}`;
    await append(trx, {
      owner,
      ref,
      actor: view.actor,
      action: 'collection.revoked',
      before: null,
      after: null,
      note: null,
      at: now(),
    });
  });
  return c.redirect(`${officeHref(view)}?undone=1`, 303);
}

async function showSettings(c: RequestContext, saved: boolean): Promise<Response> {
  const view = await officeView(c);
  const needed = await needsApproval(c.get('site').db, { workflow: calendarFlow, owner: view.place.code });
  return c.html(settingsPage({ ...view, needsApproval: needed, saved }));
}

async function changeSettings(c: RequestContext): Promise<Response> {
  const needed = (await readForm(c)).text('approval') !== 'off';
  const view = await officeView(c);
  const { db, now } = c.get('site');
  const owner = view.place.code;
  await transaction(db, async (trx) => {
    const key = { workflow: calendarFlow, owner };
    const before = { needsApproval: await needsApproval(trx, key) };
    await setNeedsApproval(trx, key, needed);
    const after = { needsApproval: needed };
    await append(trx, {
      owner,
      ref: 'collection.office',
      actor: view.actor,
      action: 'collection.configured',
      before,
      after,
      note: null,
      at: now(),
    });
  });
  return showSettings(c, true);
}
