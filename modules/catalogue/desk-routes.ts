/** Behind the counter: answering wishes, settling reports, telling what data was used for. */
import { officeView } from '@tomoni/places/contract';
import { append } from '@tomoni/platform/history';
import { type Form, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { type Actor, actorId } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { type CaseText, listCases, readCase, saveCase } from './cases.ts';
import { listDatasets } from './datasets.ts';
import { messages } from './messages.ts';
import { guarded, officeHref } from './office-requests.ts';
import { caseDeskPage, caseFormPage, reportDeskPage, wishDeskPage } from './pages/desk-pages.tsx';
import { listReports, REPORT_STATES, settleReport } from './reports.ts';
import { notThere } from './visit-problems.ts';
import type { RequestContext } from './visit-requests.ts';
import { type FormError, MOST_TEXT, MOST_TITLE } from './visitor-forms.ts';
import { allWishes, answerWish, WISH_STATES } from './wishes.ts';

const OFFICE = '/:code{[0-9]{6}}/office/data';
const ID = ':id{[0-9]{1,18}}';

export function deskRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(`${OFFICE}/wishes`, guarded('edit'), showWishes);
  app.post(`${OFFICE}/wishes/${ID}`, guarded('edit'), decideWish);
  app.get(`${OFFICE}/reports`, guarded('edit'), showReports);
  app.post(`${OFFICE}/reports/${ID}`, guarded('edit'), decideReport);
  app.get(`${OFFICE}/cases`, guarded('edit'), showCases);
  app.get(`${OFFICE}/cases/new`, guarded('edit'), (c) => showCase(c, NEW_CASE, []));
  app.post(`${OFFICE}/cases/new`, guarded('edit'), writeCase);
  app.get(`${OFFICE}/cases/${ID}`, guarded('edit'), editCase);
  app.post(`${OFFICE}/cases/${ID}`, guarded('edit'), writeCase);
  return app;
}

async function showWishes(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const { db } = c.get('site');
  const owner = view.place.code;
  const [wishes, { datasets }] = await Promise.all([allWishes(db, owner), listDatasets(db, { owner })]);
  return c.html(wishDeskPage({ ...view, wishes, datasets, done: c.req.query('done') !== undefined }));
}

/** Who did what, so that a colleague sees it; the words of visitors stay out of the history. */
interface Deed {
  ref: string;
  action: string;
  after: Record<string, string>;
}

async function noted(
  c: RequestContext,
  { actor, owner, deed }: { actor: Actor; owner: string; deed: Deed },
  act: (trx: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<boolean>,
): Promise<boolean> {
  const { db, now } = c.get('site');
  return transaction(db, async (trx) => {
    const done = await act(trx);
    if (done) await append(trx, { owner, actor, ...deed, before: null, at: now() });
    return done;
  });
}

async function decideWish(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const form = await readForm(c);
  const owner = view.place.code;
  const id = c.req.param('id') ?? '';
  const state = WISH_STATES.find((one) => one === form.text('state')) ?? 'held';
  const answer = form.text('answer').slice(0, MOST_TEXT);
  const { datasets } = await listDatasets(c.get('site').db, { owner });
  const dataset = datasets.find((one) => one.id === form.text('dataset'))?.id ?? null;
  const deed = { ref: `catalogue.wish/${id}`, action: 'catalogue.wish-decided', after: { state, answer } };
  const done = await noted(c, { actor: view.actor, owner, deed }, (trx) =>
    answerWish(trx, {
      ...{ owner, id, answer, dataset, by: actorId(view.actor), at: c.get('site').now() },
      // Words without saying so are an answer, and one without words only shows the wish.
      state: state === 'answered' && answer === '' ? 'shown' : state,
    }),
  );
  if (!done) throw notThere('wish', view.place);
  return c.redirect(`${officeHref(view, 'wishes')}?done=1`, 303);
}

async function showReports(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const { db } = c.get('site');
  const owner = view.place.code;
  const [reports, { datasets }] = await Promise.all([listReports(db, owner), listDatasets(db, { owner })]);
  const titles = new Map(datasets.map(({ id, title }) => [id, title]));
  return c.html(reportDeskPage({ ...view, reports, titles, done: c.req.query('done') !== undefined }));
}

async function decideReport(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const form = await readForm(c);
  const owner = view.place.code;
  const id = c.req.param('id') ?? '';
  const state = REPORT_STATES.find((one) => one === form.text('state')) ?? 'open';
  const note = form.text('note').slice(0, 300);
  const deed = { ref: `catalogue.report/${id}`, action: 'catalogue.report-settled', after: { state, note } };
  const done = await noted(c, { actor: view.actor, owner, deed }, (trx) =>
    settleReport(trx, { owner, id, state, note, by: actorId(view.actor), at: c.get('site').now() }),
  );
  if (!done) throw notThere('wish', view.place);
  return c.redirect(`${officeHref(view, 'reports')}?done=1`, 303);
}

async function showCases(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const cases = await listCases(c.get('site').db, { owner: view.place.code, hidden: true });
  return c.html(caseDeskPage(view, cases));
}

const NEW_CASE: CaseText = {
  ...{ title: '', place: '', people: '', what: '', effect: '', cost: '', repeat: '', link: '' },
  ...{ datasets: [], shown: true },
};

async function showCase(c: RequestContext, text: CaseText, errors: FormError[]): Promise<Response> {
  const view = await officeView(c);
  const { datasets } = await listDatasets(c.get('site').db, { owner: view.place.code });
  const id = c.req.param('id') ?? null;
  return c.html(caseFormPage({ ...view, id, text, datasets, errors }), errors.length > 0 ? 422 : 200);
}

async function editCase(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const story = await readCase(c.get('site').db, view.place.code, c.req.param('id') ?? '');
  if (story === null) throw notThere('case', view.place);
  return showCase(c, story, []);
}

function caseIn(form: Form): CaseText {
  const short = (name: string) => form.text(name).slice(0, MOST_TITLE * 2);
  const long = (name: string) => form.text(name).slice(0, MOST_TEXT);
  return {
    ...{ title: short('title'), place: short('place'), people: short('people'), cost: short('cost') },
    ...{ what: long('what'), effect: long('effect'), repeat: long('repeat'), link: short('link') },
    datasets: form.all('datasets').slice(0, 50),
    shown: form.text('shown') !== '',
  };
}

async function writeCase(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const owner = view.place.code;
  const text = caseIn(await readForm(c));
  const t = messages(view.lang);
  const errors = [
    ...(text.title === '' ? [{ name: 'title', message: t('visit.case.title.missing') }] : []),
    ...(text.what === '' ? [{ name: 'what', message: t('visit.case.what.missing') }] : []),
    ...(text.link === '' || /^https?:\/\/\S+$/u.test(text.link)
      ? []
      : [{ name: 'link', message: t('visit.case.link.bad') }]),
  ];
  if (errors.length > 0) return showCase(c, text, errors);
  const { db, now } = c.get('site');
  const { datasets: own } = await listDatasets(db, { owner });
  const datasets = text.datasets.filter((id) => own.some((one) => one.id === id));
  const written = { owner, id: c.req.param('id') ?? null, by: actorId(view.actor), at: now() };
  const deed = {
    ref: `catalogue.case/${written.id ?? 'new'}`,
    action: 'catalogue.case-written',
    after: { title: text.title },
  };
  const done = await noted(
    c,
    { actor: view.actor, owner, deed },
    async (trx) => (await saveCase(trx, { ...written, text: { ...text, datasets } })) !== null,
  );
  if (!done) throw notThere('case', view.place);
  return c.redirect(officeHref(view, 'cases'), 303);
}
