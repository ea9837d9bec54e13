/** 'This is wrong': a visitor's word about a record or a dataset, for officials only. */
import { readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { openToAll } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { DATASET } from './dataset-routes.ts';
import { type Entry, readEntry } from './entries.ts';
import { messages } from './messages.ts';
import { recordName } from './pages/record-page.tsx';
import { type ReportView, reportPage } from './pages/report-page.tsx';
import { dataHref } from './pages/visit-frame.tsx';
import { storedRow } from './public-versions.ts';
import { addReport } from './reports.ts';
import { notThere } from './visit-problems.ts';
import {
  type DatasetView,
  datasetHere,
  numberIn,
  pathWithQuery,
  type RequestContext,
} from './visit-requests.ts';
import { type ReportForm, reportErrors, reportIn } from './visitor-forms.ts';
import { mayWrite } from './visitor-limits.ts';

const WHOLE = `${DATASET}/report`;
const RECORD = `${DATASET}/records/:n{[0-9]+}/report`;

export function reportRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const path of [WHOLE, RECORD]) {
    app.get(path, showForm);
    app.post(path, openToAll('whoever sees a mistake has no account; only officials read it'), take);
  }
  return app;
}

interface About {
  view: DatasetView;
  entry: Entry | null;
}

/** What the report is about. Throws 404. */
async function aboutOf(c: RequestContext): Promise<About> {
  const view: DatasetView = { ...(await datasetHere(c)), path: pathWithQuery(c) };
  if (c.req.param('n') === undefined) return { view, entry: null };
  const { dataset } = view;
  const entry = await readEntry(c.get('site').db, dataset.owner, dataset.id, numberIn(c, 'n') ?? 0);
  if (entry === null) throw notThere('record', view.place);
  return { view, entry };
}

function recordOf({ view, entry }: About): ReportView['record'] {
  if (entry === null) return null;
  return { n: entry.n, name: recordName({ view, entry }) };
}

async function showForm(c: RequestContext): Promise<Response> {
  const about = await aboutOf(c);
  const sent = c.req.query('sent') !== undefined;
  const field = (c.req.query('field') ?? '').slice(0, 200);
  c.header('Cache-Control', 'public, max-age=0');
  return c.html(
    reportPage({
      ...{ view: about.view, record: recordOf(about), errors: [], sent },
      form: { field, message: '', email: '' },
    }),
  );
}

async function take(c: RequestContext): Promise<Response> {
  const about = await aboutOf(c);
  const { view, entry } = about;
  const form = reportIn(await readForm(c));
  const t = messages(view.lang);
  const errors = reportErrors(form, t);
  const again = (status: 422 | 429, wrong: typeof errors) => {
    c.header('Cache-Control', 'private, no-store');
    return c.html(reportPage({ view, record: recordOf(about), form, errors: wrong, sent: false }), status);
  };
  if (errors.length > 0) return again(422, errors);
  if (!(await mayWrite(c, 'report')))
    return again(429, [{ name: 'message', message: t('visit.form.too-often') }]);
  await keep(c, view, entry, form);
  const { dataset } = view;
  const path = entry === null ? `${dataset.id}/report` : `${dataset.id}/records/${entry.n}/report`;
  return c.redirect(`${dataHref(view, path)}?sent=1`, 303);
}

async function keep(
  c: RequestContext,
  view: DatasetView,
  entry: Entry | null,
  form: ReportForm,
): Promise<void> {
  const { db, now } = c.get('site');
  const { dataset, version } = view;
  const row =
    entry === null ? null : await storedRow(db, { owner: dataset.owner, version: version.id, n: entry.n });
  const known = version.columns.some(({ name }) => name === form.field);
  await addReport(db, {
    ...{ owner: dataset.owner, dataset: dataset.id, version: version.id, row, message: form.message },
    ...{ n: entry?.n ?? null, name: entry?.name ?? '', field: known ? form.field : '' },
    ...{ email: form.email === '' ? null : form.email, at: now() },
  });
}
