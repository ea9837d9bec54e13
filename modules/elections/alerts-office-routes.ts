/** Behind the counter: announcing a changed polling place, seen by a second official, told, and taken back. */
import { type OfficeView, officeView } from '@tomoni/places/contract';
import { append, historyOf, namedIn, userNames } from '@tomoni/platform/history';
import { problem, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { textIn } from '@tomoni/platform/messages';
import { can, guard } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import {
  approvalRefusal,
  historyRef,
  type Item,
  isApprovalMove,
  itemOf,
  type MoveResult,
  movesFrom,
  needsApproval,
  offeredMoves,
  setNeedsApproval,
} from '@tomoni/platform/workflow';
import { type Context, Hono } from 'hono';
import { alertFlow, needsTwo } from './alerts-flow.ts';
import {
  type AlertForm,
  alertFormOf,
  emptyAlertForm,
  type FormProblem,
  formOfAlert,
  readAlert,
} from './alerts-form.ts';
import { type Alert, isShown } from './alerts-model.ts';
import { beginAlert, moveAlert, moveIn } from './alerts-moves.ts';
import { findAlert, toldAlerts, waitingAlerts } from './alerts-store.ts';
import type { SeenTown } from './changed-place-model.ts';
import { seenTown } from './changed-place-rules.ts';
import { seenBefore } from './changed-place-watch.ts';
import { messages } from './messages.ts';
import { alertsDeskPage } from './pages/alerts-desk.tsx';
import { type AlertDraftView, alertDraftPage } from './pages/alerts-draft.tsx';
import { alertFormPage } from './pages/alerts-form-page.tsx';
import { alertSettingsPage, alertsHref } from './pages/alerts-office-frame.tsx';
import { readTown } from './town.ts';

type RequestContext = Context<AppEnv>;

const ALERTS = '/:code{[0-9]{6}}/office/elections/alerts';
const ALERT = `${ALERTS}/:id{[0-9]{1,18}}`;

const guarded = (action: 'edit' | 'configure') =>
  guard(`elections.${action}`, (c) => ({ owner: c.req.param('code') ?? '' }));

export function alertOfficeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(ALERTS, guarded('edit'), showDesk);
  app.get(`${ALERTS}/new`, guarded('edit'), showNew);
  app.post(`${ALERTS}/new`, guarded('edit'), takeNew);
  app.get(`${ALERTS}/settings`, guarded('configure'), async (c) =>
    showSettings(c, await officeView(c), false),
  );
  app.post(`${ALERTS}/settings`, guarded('configure'), changeSettings);
  app.get(ALERT, guarded('edit'), (c) => showDraft(c, {}));
  app.post(ALERT, guarded('edit'), moveDraft);
  app.post(`${ALERT}/withdrawal`, guarded('edit'), proposeWithdrawal);
  return app;
}

async function showDesk(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const { db } = c.get('site');
  const owner = view.place.code;
  const [waiting, told, seen] = await Promise.all([
    waitingAlerts(db, owner),
    toldAlerts(db, owner),
    seenOf(c, owner),
  ]);
  return c.html(
    alertsDeskPage({
      ...{ ...view, waiting },
      shown: told.filter((alert) => isShown(alert, view.today)),
      past: told.filter((alert) => !isShown(alert, view.today)).slice(0, 20),
      hasList: seen.day.length + seen.early.length > 0,
      mayConfigure: can(view.actor, 'elections.configure', { owner }, view.today).allowed,
    }),
  );
}

/** The places that may be announced: those that are followed, or of the list where nobody has looked yet. */
async function seenOf(c: RequestContext, owner: string): Promise<SeenTown> {
  const { db } = c.get('site');
  return (await seenBefore(db, owner)) ?? seenTown((await readTown(db, owner)).places);
}

async function showNew(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const instead = c.req.query('instead') ?? '';
  const old = /^\d{1,18}$/u.test(instead)
    ? await findAlert(c.get('site').db, view.place.code, instead)
    : null;
  return showForm(c, view, { form: old === null ? emptyAlertForm : formOfAlert(old), problems: [] });
}

async function showForm(
  c: RequestContext,
  view: OfficeView,
  shown: { form: AlertForm; problems: FormProblem[] },
): Promise<Response> {
  const seen = await seenOf(c, view.place.code);
  return c.html(alertFormPage({ ...view, ...shown, seen }), shown.problems.length > 0 ? 422 : 200);
}

/** A draft, which its page shows as citizens will see it. What it is written in place of is thrown away. */
async function takeNew(c: RequestContext): Promise<Response> {
  const form = alertFormOf(await readForm(c));
  const view = await officeView(c);
  const site = c.get('site');
  const [owner, at] = [view.place.code, site.now()];
  const seen = await seenOf(c, owner);
  const read = readAlert(form, { seen, today: view.today, at, lang: view.lang });
  if ('problems' in read) return showForm(c, view, { form, problems: read.problems });
  const id = await transaction(site.db, async (trx) => {
    if (/^\d{1,18}$/u.test(form.instead)) {
      const item = await itemOf(trx, { workflow: alertFlow, owner, ref: form.instead });
      const step = { owner, ref: form.instead, actor: view.actor, note: '' };
      if (item?.state === 'draft')
        await moveIn(trx, { ...step, move: 'drop', expectedVersion: item.version }, at);
    }
    return beginAlert(trx, { owner, alert: read.alert, actor: view.actor });
  });
  return c.redirect(alertsHref(view, `/${id}`), 303);
}

async function alertOf(c: RequestContext, owner: string): Promise<{ alert: Alert; item: Item }> {
  const { db } = c.get('site');
  const id = c.req.param('id') ?? '';
  const alert = await findAlert(db, owner, id);
  const item = await itemOf(db, { workflow: alertFlow, owner, ref: id });
  if (alert === null || item === null) throw noSuchAlert(owner);
  return { alert, item };
}

function noSuchAlert(owner: string) {
  return problem({
    status: 404,
    code: 'elections.alert-not-found',
    title: messages.text('alert.missing.title'),
    detail: messages.text('alert.missing.detail'),
    way: { path: `/${owner}/office/elections/alerts`, label: messages.text('alert.desk') },
  });
}

type Shown = Partial<Pick<AlertDraftView, 'refused' | 'note' | 'noteError' | 'proposalError'>>;

async function showDraft(c: RequestContext, shown: Shown): Promise<Response> {
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  const { alert, item } = await alertOf(c, owner);
  const two = await transaction(site.db, (trx) =>
    needsTwo(trx, { item, actor: view.actor, today: view.today }),
  );
  const [approval, entries, target] = await Promise.all([
    needsApproval(site.db, { workflow: alertFlow, owner }),
    historyOf(site.db, { owner, ref: historyRef(alertFlow, alert.id) }),
    alert.withdraws === null ? null : findAlert(site.db, owner, alert.withdraws),
  ]);
  const names = await userNames(site, namedIn(entries));
  const moves = offeredMoves(movesFrom(alertFlow, item, view.actor, view.today), approval || two).filter(
    // A published alert is withdrawn with its reason, and a new one is written: both stand in the record.
    ({ move }) =>
      move !== 'undo' && move !== 'reopen' && !(move === 'withdraw' && (two || alert.withdraws !== null)),
  );
  const failed =
    shown.refused !== undefined || shown.noteError !== undefined || shown.proposalError !== undefined;
  return c.html(
    alertDraftPage({
      ...{ ...view, alert, item, two, target, entries, moves },
      nameOf: (id) => names.get(id) ?? null,
      ...{ refused: null, note: '', noteError: null, proposalError: null },
      ...shown,
    }),
    failed ? (shown.refused === undefined ? 422 : 409) : 200,
  );
}

async function moveDraft(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const [name, note, version] = [form.text('move'), form.text('note').slice(0, 300), form.text('version')];
  const { alert } = await alertOf(c, view.place.code);
  if (!isApprovalMove(name) || name === 'undo' || name === 'reopen') throw noSuchAlert(view.place.code);
  const result = await moveAlert(c.get('site'), {
    ...{ owner: view.place.code, ref: alert.id, move: name, actor: view.actor, note },
    expectedVersion: /^\d{1,9}$/u.test(version) ? Number(version) : 0,
  });
  if (result.moved) return c.redirect(alertsHref(view, `/${alert.id}`), 303);
  return showDraft(c, refusalOf(result, view, note));
}

function refusalOf(result: Extract<MoveResult, { moved: false }>, { lang }: OfficeView, note: string): Shown {
  if (result.code === 'note-missing') return { note, noteError: approvalRefusal('note-missing', lang) };
  const said = result.code === 'changed' ? approvalRefusal('changed', lang) : textIn(result.reason, lang);
  return { note, refused: said };
}

/** On polling day nobody takes an alert back alone: this is a draft of its own, which another official approves. */
async function proposeWithdrawal(c: RequestContext): Promise<Response> {
  const why = (await readForm(c)).text('why').trim().slice(0, 300);
  const view = await officeView(c);
  const site = c.get('site');
  const [owner, at] = [view.place.code, site.now()];
  const { alert, item } = await alertOf(c, owner);
  if (item.state !== 'published' || alert.withdraws !== null) throw noSuchAlert(owner);
  if (why === '') return showDraft(c, { proposalError: messages(view.lang)('alert.draft.propose.no-why') });
  const id = await transaction(site.db, async (trx) => {
    const { pollingDay, until } = alert;
    const proposal = { origin: 'office', changes: [], reason: why, reasonEn: '', pollingDay, until } as const;
    const made = { ...proposal, withdraws: alert.id, madeAt: at };
    const ref = await beginAlert(trx, { owner, alert: made, actor: view.actor });
    await moveIn(trx, { owner, ref, move: 'submit', actor: view.actor, expectedVersion: 1, note: '' }, at);
    return ref;
  });
  return c.redirect(alertsHref(view, `/${id}`), 303);
}

async function showSettings(c: RequestContext, view: OfficeView, saved: boolean): Promise<Response> {
  const needed = await needsApproval(c.get('site').db, { workflow: alertFlow, owner: view.place.code });
  return c.html(alertSettingsPage({ ...view, needed, saved }));
}

async function changeSettings(c: RequestContext): Promise<Response> {
  const needed = (await readForm(c)).text('approval') !== 'off';
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  await transaction(site.db, async (trx) => {
    const key = { workflow: alertFlow, owner };
    const before = { needsApproval: await needsApproval(trx, key) };
    await setNeedsApproval(trx, key, needed);
    const entry = { owner, ref: 'elections.office', actor: view.actor, action: 'elections.configured' };
    await append(trx, { ...entry, before, after: { needsApproval: needed }, at: site.now() });
  });
  return showSettings(c, view, true);
}
