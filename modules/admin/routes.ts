/** The admin's addresses. */
import { lastRun } from '@tomoni/platform/backup';
import { append } from '@tomoni/platform/history';
import { hrefFor, problem, type RequestContext, slotContext } from '@tomoni/platform/http';
import {
  type DeadLetter,
  deadLetter,
  deadLetters,
  discardDeadLetter,
  jobHealth,
  jobsOf,
  retryAllDeadLetters,
  retryDeadLetter,
  schedulesOf,
} from '@tomoni/platform/jobs';
import { mailHealth } from '@tomoni/platform/mail';
import type { AppEnv } from '@tomoni/platform/manifest';
import { guard } from '@tomoni/platform/permissions';
import { declaredTables } from '@tomoni/platform/personal-data';
import { cardsFor } from '@tomoni/platform/slots';
import { databaseFigures, transaction } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { messages } from './messages.ts';
import { homePage } from './pages/home-page.tsx';
import { type Done, discardPage, jobsPage } from './pages/jobs-page.tsx';
import { personalPage } from './pages/personal-page.tsx';
import { purgeRoutes } from './purge-routes.ts';
import { worriesOf } from './rules.ts';

const LETTER = '/admin/jobs/:kind{job|event}/:id{[0-9a-f-]{1,36}}';

export function adminRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/admin', guard('admin.see'), showHome);
  app.get('/admin/jobs', guard('admin.see'), showJobs);
  app.post('/admin/jobs/retry', guard('admin.settle'), retryAll);
  app.post(`${LETTER}/retry`, guard('admin.settle'), (c) => settle(c, 'retried'));
  app.get(`${LETTER}/discard`, guard('admin.settle'), askDiscard);
  app.post(`${LETTER}/discard`, guard('admin.settle'), (c) => settle(c, 'discarded'));
  app.get('/admin/personal-data', guard('admin.see'), (c) =>
    c.html(personalPage({ lang: c.get('lang'), tables: declaredTables(c.get('site')) })),
  );
  app.route('/', purgeRoutes());
  return app;
}

async function showHome(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const [jobs, database, mail, backup, ways] = await Promise.all([
    jobHealth(site.db),
    databaseFigures(site.db),
    mailHealth(site.db),
    lastRun(site.db, 'backup'),
    cardsFor(site, 'admin.home', slotContext(c)),
  ]);
  const sendsMail = (site.settings?.mail ?? null) !== null;
  const worries = worriesOf(
    {
      ...{ jobs, mail, sendsMail, free: database.free },
      ...{ backup: backup?.shows ?? null, servers: site.replicas?.figures() ?? [] },
      writable: database.writable && site.replicas?.hasPrimary() !== false,
    },
    site.now(),
  );
  return c.html(
    homePage({ lang: c.get('lang'), jobs, database, worries, ways: ways.map(({ html }) => html) }),
  );
}

async function showJobs(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const done = c.req.query('done');
  return c.html(
    jobsPage({
      lang: c.get('lang'),
      letters: await deadLetters(site),
      schedules: await schedulesOf(site, jobsOf(site)),
      done: done === 'retried' || done === 'discarded' ? done : null,
    }),
  );
}

async function askDiscard(c: RequestContext): Promise<Response> {
  return c.html(discardPage({ lang: c.get('lang'), letter: await letterOf(c) }));
}

async function letterOf(c: RequestContext): Promise<DeadLetter> {
  const kind = c.req.param('kind') === 'event' ? 'event' : 'job';
  const letter = await deadLetter(c.get('site'), { kind, id: c.req.param('id') ?? '' });
  if (letter === null) throw gone();
  return letter;
}

/** Does it, and says so in the history of the site, both or neither. */
async function settle(c: RequestContext, what: Done): Promise<Response> {
  const site = c.get('site');
  const letter = await letterOf(c);
  const actor = await c.get('actor')();
  await transaction(site.db, async (trx) => {
    const act = what === 'retried' ? retryDeadLetter : discardDeadLetter;
    if (!(await act(trx, letter))) throw gone();
    const { kind, id, name, attempts } = letter;
    await append(trx, {
      ...{ owner: 'site', ref: `admin.${kind}/${id}`, actor, action: `admin.${what}`, at: site.now() },
      before: { name, attempts },
    });
  });
  return back(c, what);
}

async function retryAll(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const actor = await c.get('actor')();
  await transaction(site.db, async (trx) => {
    const count = await retryAllDeadLetters({ ...site, db: trx });
    await append(trx, {
      ...{ owner: 'site', ref: 'admin.jobs', actor, action: 'admin.retried', at: site.now() },
      after: { count },
    });
  });
  return back(c, 'retried');
}

function back(c: RequestContext, done: Done): Response {
  return c.redirect(`${hrefFor(c.get('lang'), '/admin/jobs')}?done=${done}`, 303);
}

function gone() {
  return problem({
    status: 404,
    code: 'admin.job-gone',
    title: { ja: messages('ja')('jobs.gone'), en: messages('en')('jobs.gone') },
    detail: { ja: messages('ja')('jobs.gone.text'), en: messages('en')('jobs.gone.text') },
  });
}
