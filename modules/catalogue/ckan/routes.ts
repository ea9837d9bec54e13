/** CKAN's Action API, version 3, as far as one reads with it. */
import { acceptFromAnywhere, conditional, type RequestContext } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { openToAll } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { publisherNames, revisionOf } from '../api-published.ts';
import { messages } from '../messages.ts';
import { countUse } from '../usage.ts';
import { CkanError } from './answer.ts';
import { datastoreSearch } from './datastore-search.ts';
import {
  groupList,
  licenseList,
  organizationList,
  organizationShow,
  statusShow,
  tagList,
} from './listing-actions.ts';
import { packageList, packageShow, resourceShow } from './package-actions.ts';
import { packageSearch, type Searching } from './package-search.ts';
import { neededText, type Parameters, parametersIn, parametersOf } from './parameters.ts';

/** Clients ask with and without the version. */
export const ACTION_ROUTE = '/api/3/action/:action{[a-z_]+}';
export const SHORT_ACTION_ROUTE = '/api/action/:action{[a-z_]+}';

type Action = (parameters: Parameters, searching: Searching) => unknown;

const ACTIONS: Readonly<Record<string, Action>> = {
  package_list: packageList,
  package_search: packageSearch,
  package_show: packageShow,
  resource_show: resourceShow,
  organization_list: organizationList,
  organization_show: organizationShow,
  group_list: groupList,
  tag_list: tagList,
  license_list: licenseList,
  status_show: (_parameters, searching) => statusShow(searching),
  datastore_search: datastoreSearch,
  help_show: (parameters, { lang }) => helpOf(neededText(parameters, 'name'), lang),
};

export function ckanRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const route of [ACTION_ROUTE, SHORT_ACTION_ROUTE]) {
    app.get(route, (c) => answerGet(c));
    app.post(route, acceptFromAnywhere(), openToAll('every action only reads'), (c) => answerPost(c));
  }
  return app;
}

/** Seconds for which nobody needs to ask again. */
const MAX_AGE = 60;

async function answerGet(c: RequestContext): Promise<Response> {
  const { search, searchParams } = new URL(c.req.url);
  const etag = [
    'ckan',
    c.req.param('action') ?? '',
    search,
    await revisionOf(c.get('site').db),
    c.get('lang'),
  ];
  return conditional(c, { etag, maxAge: MAX_AGE, data: true }, () => act(c, parametersOf(searchParams)));
}

async function answerPost(c: RequestContext): Promise<Response> {
  const parameters = parametersIn(await c.req.text(), c.req.header('Content-Type') ?? '');
  const answer = parameters === null ? badJson(c) : await act(c, parameters);
  answer.headers.set('Cache-Control', 'no-store');
  return answer;
}

async function act(c: RequestContext, parameters: Parameters): Promise<Response> {
  const name = c.req.param('action') ?? '';
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined) return c.json(`Bad request - Action name not known: ${name}`, 400);
  const site = c.get('site');
  const help = `${c.get('origin')}/api/3/action/help_show?name=${name}`;
  try {
    const lang = c.get('lang');
    const result = await action(parameters, {
      ...{ db: site.db, now: site.now(), lang, origin: c.get('origin') },
      names: await publisherNames(site.db, lang),
      used: ({ owner, id }) => countUse(c, { owner, dataset: id, what: 'api' }),
    });
    return c.json({ help, success: true, result });
  } catch (error) {
    if (!(error instanceof CkanError)) throw error;
    return c.json({ help, success: false, error: error.error }, error.status);
  }
}

function badJson(c: RequestContext): Response {
  return c.json('Bad request - JSON Error: Error decoding JSON data.', 400);
}

/** CKAN gives the text that stands with the action, or null for one that it doesn't know. */
function helpOf(name: string, lang: Searching['lang']): string | null {
  return Object.hasOwn(ACTIONS, name) ? messages(lang)('api.ckan.help', { name }) : null;
}
