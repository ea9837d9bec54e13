import { Hono } from 'hono';
import { conditional, hrefFor, type RequestContext } from '../http/index.ts';
import type { AppEnv } from '../manifest/index.ts';
import { languages, pathIn, plainText, tagOf } from '../messages/index.ts';
import { pushWorkerSource } from '../notices/index.ts';
import { assets, LinkButton, PageTitle, Phrases, renderPage } from '../pages/index.ts';
import { offlineMessages } from './messages.ts';

const SIZES = [192, 512] as const;

export function offlineRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/manifest.webmanifest', (c) =>
    conditional(c, { etag: ['manifest', c.get('lang')], maxAge: 3600, data: true }, () =>
      c.body(plainText(JSON.stringify(webManifest(c))), 200, { 'Content-Type': 'application/manifest+json' }),
    ),
  );
  // Browsers ask again at each visit; with another release its bytes are others, and it takes over.
  routes.get('/sw.js', (c) =>
    conditional(c, { etag: ['worker'], maxAge: 0, data: true }, () =>
      c.body(workerScript(), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
    ),
  );
  routes.get('/offline', (c) =>
    conditional(c, { etag: ['plain', c.get('lang')], maxAge: 60 }, () => c.html(plainPage(c))),
  );
  return routes;
}

function webManifest(c: RequestContext) {
  const lang = c.get('lang');
  const t = offlineMessages(lang);
  const home = hrefFor(lang, '/');
  const icon = (name: 'icon' | 'maskable', size: (typeof SIZES)[number]) => ({
    src: assets().href(`${name}-${size}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: name === 'icon' ? 'any' : 'maskable',
  });
  return {
    id: home,
    name: t('app.name'),
    short_name: t('app.name'),
    description: t('app.description'),
    lang: tagOf(lang),
    dir: 'ltr',
    start_url: home,
    scope: '/',
    display: 'standalone',
    theme_color: '#fbf8f3',
    background_color: '#fbf8f3',
    icons: SIZES.flatMap((size) => [icon('icon', size), icon('maskable', size)]),
  };
}

let script: string | null = null;

/** The worker's own part with the files of this release, and what it does with notices. */
function workerScript(): string {
  if (script === null) {
    const files = [assets().href('tomoni.css'), assets().href('tomoni.js')];
    const name = assets().href('worker.js').slice('/static/'.length);
    const worker = Buffer.from(assets().files.get(name)?.body ?? '').toString('utf8');
    const prefixes = languages().map(({ lang }) => pathIn(lang, '/').replace(/\/$/, ''));
    script = `const FILES=${JSON.stringify(files)},PREFIXES=${JSON.stringify(prefixes)};\n{${worker}}\n{${pushWorkerSource}}\n`;
  }
  return script;
}

function plainPage(c: RequestContext): string {
  const lang = c.get('lang');
  const t = offlineMessages(lang);
  return renderPage({
    lang,
    path: c.get('path'),
    title: t.phrases('plain.title').join(''),
    noindex: true,
    children: (
      <>
        <PageTitle title={<Phrases of={t.phrases('plain.title')} />} lead={t('plain.text')} />
        <LinkButton href={hrefFor(lang, '/')}>{t('plain.link')}</LinkButton>
      </>
    ),
  });
}
