/** `/openapi.json`: what programs can read here, as the modules declare it. See README.md. */
import { Hono } from 'hono';
import { json } from '../feeds/index.ts';
import { conditional, hrefFor, type RequestContext, sendDocument } from '../http/index.ts';
import type { AppEnv, ModuleManifest, Site } from '../manifest/index.ts';
import { isBase, languages } from '../messages/index.ts';
import { openapi } from './document.ts';
import { siteReads } from './interfaces.ts';
import { openapiMessages } from './messages.ts';

export type { InterfaceAnswer, InterfaceParameter, JsonSchema, KeyCall, PublicRead } from './contract.ts';

export const openapiHome: ModuleManifest = {
  name: 'openapi',
  migrations: {},
  interfaces: siteReads,
  routes: (site) =>
    new Hono<AppEnv>().get('/openapi.json', (c) =>
      conditional(c, { etag: ['openapi', c.get('lang')], maxAge: 3600, data: true }, () =>
        sendDocument(c, json(descriptionFor(c, site))),
      ),
    ),
};

function descriptionFor(c: RequestContext, site: Site) {
  const lang = c.get('lang');
  const t = openapiMessages(lang);
  return openapi({
    reads: site.modules.flatMap(({ name, interfaces = [] }) =>
      interfaces.map((read) => ({ module: name, read })),
    ),
    calls: site.modules.flatMap(({ name, calls = [] }) => calls.map((call) => ({ module: name, call }))),
    lang,
    origin: c.get('origin'),
    version: c.get('build'),
    title: t('title'),
    description: t('description'),
    texts: { unchanged: t('unchanged'), problem: t('problem'), key: t('key') },
    servers: languages().map((one) => ({
      prefix: hrefFor(one.lang, '/').replace(/\/$/, ''),
      description: isBase(one.lang) ? t(`server.${one.lang}`) : one.name,
    })),
  });
}
