/** Behind the counter: the month's numbers in one form or one file, how to apply, and back again. */

import type { Finding } from '@tomoni/findings';
import { addDays, isIsoDate } from '@tomoni/japanese';
import { type OfficeView, officeView } from '@tomoni/places/contract';
import { append, historyOf, namedIn, userNames } from '@tomoni/platform/history';
import { acceptBody, type Form, readForm, sendDocument } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { actorId, guard } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { type CountTable, readCount, readCountFile } from './count-input.ts';
import { messages } from './messages.ts';
import { AGES } from './model.ts';
import { type DeskProblem, type DeskView, deskPage, PER_PAGE } from './pages/desk-page.tsx';
import { officeHref } from './pages/frame.tsx';
import type { RequestContext } from './requests.ts';
import {
  type CountRow,
  currentCountsOf,
  type Guide,
  listReports,
  revokeReport,
  writeGuide,
  writeReport,
} from './store.ts';
import { templateOf } from './template.ts';
import { readTown } from './town.ts';

const OFFICE = '/:code{[0-9]{6}}/office/childcare';
/** What its history stands under. */
const COUNTS = 'childcare.counts';

/** Bytes: a table of all preschools of the largest city, as Excel. */
const LARGEST_FILE = 2 * 1024 * 1024;

const mayUpdate = () => guard('childcare.update', (c) => ({ owner: c.req.param('code') ?? '' }));

export function officeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(OFFICE, mayUpdate(), async (c) => c.html(deskPage(await deskOf(c))));
  app.get(`${OFFICE}/template.csv`, mayUpdate(), async (c) => {
    const view = await officeView(c);
    const { preschools } = await readTown(c.get('site').db, view.place.code);
    return sendDocument(c, templateOf(view.place.code, preschools));
  });
  app.post(`${OFFICE}/counts`, mayUpdate(), saveForm);
  app.post(`${OFFICE}/file`, mayUpdate(), acceptBody(LARGEST_FILE), saveFile);
  app.post(`${OFFICE}/undo`, mayUpdate(), undo);
  app.post(`${OFFICE}/guide`, mayUpdate(), saveGuide);
  return app;
}

async function deskOf(c: RequestContext, more: Partial<DeskView> = {}): Promise<DeskView> {
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  const [town, counts, [newest], entries] = await Promise.all([
    readTown(site.db, owner),
    currentCountsOf(site.db, owner),
    listReports(site.db, owner, 1),
    historyOf(site.db, { owner, ref: COUNTS, limit: 12 }),
  ]);
  const names = await userNames(site, namedIn(entries));
  const page = /^[1-9]\d?$/u.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1;
  return {
    ...{ ...view, town, counts, newest: newest ?? null, entries, page },
    nameOf: (id) => names.get(id) ?? null,
    said: c.req.query('said') ?? null,
    ...{ problems: [], typed: new Map(), findings: [] },
    ...more,
  };
}

async function saveForm(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const t = messages(view.lang);
  const { preschools } = await readTown(c.get('site').db, view.place.code);
  const problems: DeskProblem[] = [];
  const typed = new Map<string, string>([['asOf', form.text('asOf')]]);
  const rows: CountRow[] = [];
  for (const { key, name } of preschools.slice((pageIn(form) - 1) * PER_PAGE, pageIn(form) * PER_PAGE)) {
    for (const age of AGES) {
      const field = `c-${key}-${age}`;
      const text = form.text(field).slice(0, 20);
      typed.set(field, text);
      const count = readCount(text);
      if (count === 'odd') problems.push({ name: field, message: t('desk.odd', { name, age, value: text }) });
      else if (count !== 'blank') rows.push({ key, name, age, count });
    }
  }
  return save(c, view, { form, rows, findings: [], problems, typed });
}

function pageIn(form: Form): number {
  return /^[1-9]\d?$/u.test(form.text('page')) ? Number(form.text('page')) : 1;
}

async function saveFile(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const { preschools } = await readTown(c.get('site').db, view.place.code);
  const { rows, findings } = await tableIn(c, form, preschools);
  const typed = new Map([
    ['fileAsOf', form.text('fileAsOf')],
    ['table', form.text('table')],
  ]);
  return save(c, view, { form, rows, findings, problems: [], typed, field: 'fileAsOf' });
}

async function tableIn(
  c: RequestContext,
  form: Form,
  preschools: Parameters<typeof readCountFile>[1],
): Promise<CountTable> {
  const multipart = /^multipart\/form-data/iu.test(c.req.header('Content-Type') ?? '');
  const sent = multipart ? (await c.req.formData()).get('file') : null;
  if (sent instanceof File && sent.size > 0)
    return readCountFile({ name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) }, preschools);
  return readCountFile(
    { name: 'table.csv', bytes: new TextEncoder().encode(form.text('table')) },
    preschools,
  );
}

interface Input {
  form: Form;
  rows: readonly CountRow[];
  findings: Finding[];
  problems: DeskProblem[];
  typed: ReadonlyMap<string, string>;
  /** Name of the field with the day of the count. */
  field?: 'asOf' | 'fileAsOf';
}

/** Published at once: it is a number, and the next one corrects it. */
async function save(c: RequestContext, view: OfficeView, input: Input): Promise<Response> {
  const { rows, findings, typed, form, field = 'asOf' } = input;
  const t = messages(view.lang);
  const asOf = form.text(field);
  const problems = [...input.problems];
  if (!isIsoDate(asOf) || asOf > view.today || asOf < addDays(view.today, -366))
    problems.unshift({ name: field, message: t('desk.bad-day') });
  if (rows.length === 0 && input.problems.length === 0)
    problems.push({ name: field === 'asOf' ? 'asOf' : 'table', message: t('desk.nothing') });
  if (problems.length > 0) return c.html(deskPage(await deskOf(c, { problems, typed, findings })), 422);
  const at = c.get('site').now();
  const owner = view.place.code;
  await transaction(c.get('site').db, async (trx) => {
    const author = actorId(view.actor);
    const id = await writeReport(trx, { ...{ owner, asOf, author, at, rows }, unmatched: findings });
    const after = { report: id, asOf, preschools: new Set(rows.map(({ key }) => key)).size };
    await append(trx, { owner, ref: COUNTS, actor: view.actor, action: 'childcare.counted', after, at });
  });
  return c.redirect(`${officeHref(view)}?said=counted`, 303);
}

async function undo(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const at = c.get('site').now();
  const owner = view.place.code;
  const id = form.text('report');
  const undone = await transaction(c.get('site').db, async (trx) => {
    const report = /^\d{1,18}$/u.test(id) ? await revokeReport(trx, { owner, id, at }) : null;
    if (report === null) return false;
    const before = { report: id, asOf: report.asOf, preschools: report.preschools };
    await append(trx, { owner, ref: COUNTS, actor: view.actor, action: 'childcare.undone', before, at });
    return true;
  });
  return c.redirect(`${officeHref(view)}?said=${undone ? 'undone' : 'changed'}`, 303);
}

/** Letters that a text for parents may have. */
const LONGEST_HOW = 2000;

async function saveGuide(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const t = messages(view.lang);
  const [entry, how, url] = [
    form.text('entry').slice(0, 60),
    form.text('how').slice(0, LONGEST_HOW),
    form.text('url'),
  ];
  const deadline = form.text('deadline');
  const problems: DeskProblem[] = [];
  if (deadline !== '' && !isIsoDate(deadline))
    problems.push({ name: 'deadline', message: t('desk.bad-deadline') });
  if (url !== '' && !(/^https?:\/\/\S{3,500}$/iu.test(url) && URL.canParse(url)))
    problems.push({ name: 'url', message: t('desk.bad-url') });
  const typed = new Map(Object.entries({ entry, how, url, deadline }));
  if (problems.length > 0) return c.html(deskPage(await deskOf(c, { problems, typed })), 422);
  const guide: Guide = { entry, how, url, deadline: deadline === '' ? null : deadline };
  const at = c.get('site').now();
  const owner = view.place.code;
  await transaction(c.get('site').db, async (trx) => {
    const { guide: before } = await readTown(trx, owner);
    await writeGuide(trx, { owner, author: actorId(view.actor), at, guide });
    await append(trx, {
      ...{ owner, ref: COUNTS, actor: view.actor, at },
      action: 'childcare.guided',
      before,
      after: guide,
    });
  });
  return c.redirect(`${officeHref(view)}?said=guided`, 303);
}
