/** Settling that nobody has a role at a place any more: appoint somebody, or do without. */
import { hrefFor, problem } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { guard } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { messages } from './messages.ts';
import { vacancyPage } from './pages/vacancy-page.tsx';
import { scopeName } from './presentation.ts';
import { type RequestContext, todayOf } from './requests.ts';
import { doWithout, type Vacancy, vacancies } from './vacancies.ts';

const PATH = '/admin/vacancies/:place{[0-9]{6}}/:role{official|approver}';

export function vacancyRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(PATH, guard('accounts.see-people'), show);
  app.post(PATH, guard('accounts.appoint'), settle);
  return app;
}

/** The vacancy of the address. Throws 404 when it is filled or settled. */
async function vacancyOf(c: RequestContext): Promise<Vacancy> {
  const all = await vacancies(c.get('site').db, todayOf(c));
  const found = all.find(({ place, role }) => place === c.req.param('place') && role === c.req.param('role'));
  if (found === undefined) throw filled();
  return found;
}

async function show(c: RequestContext): Promise<Response> {
  const vacancy = await vacancyOf(c);
  const lang = c.get('lang');
  const name = await scopeName(c.get('site').db, vacancy.place, lang);
  return c.html(vacancyPage({ lang, path: c.get('path'), ...vacancy, placeName: name }));
}

async function settle(c: RequestContext): Promise<Response> {
  await doWithout(c.get('site').db, await vacancyOf(c));
  return c.redirect(`${hrefFor(c.get('lang'), '/admin/people')}?done=without`, 303);
}

function filled() {
  const both = (key: 'vacancy.filled.title' | 'vacancy.filled.detail') => ({
    ja: messages('ja')(key),
    en: messages('en')(key),
  });
  return problem({
    ...{ status: 404, code: 'accounts.vacancy-not-found' },
    ...{ title: both('vacancy.filled.title'), detail: both('vacancy.filled.detail') },
  });
}
