/** The few files that every site has at a fixed address. */
import { Hono } from 'hono';
import type { AppEnv } from '../manifest/index.ts';

/** The mark: data (ultramarine), people (kaki), and what they make together. */
const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -6 36 36">' +
  '<style>@media(prefers-color-scheme:dark){.d{fill:#9db7f9}.p{fill:#f8b088}.b{fill:#fff}}</style>' +
  '<circle class="d" cx="12" cy="12" r="12" fill="#0017c1"/><circle class="p" cx="24" cy="12" r="12" fill="#e56a34"/>' +
  '<path class="b" d="M18 1.61A12 12 0 0 1 18 22.39A12 12 0 0 1 18 1.61z" fill="#000060"/></svg>';

/** Everything public may be found; the addresses for machines that watch the site need not be. */
const ROBOTS = ['User-agent: *', 'Disallow: /health', 'Disallow: /ready', 'Disallow: /metrics', ''].join(
  '\n',
);

const ONE_DAY = { 'Cache-Control': 'public, max-age=86400' };

export function siteFiles(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    routes.get(path, (c) => c.body(FAVICON, 200, { ...ONE_DAY, 'Content-Type': 'image/svg+xml' }));
  }
  routes.get('/robots.txt', (c) => c.text(ROBOTS, 200, ONE_DAY));
  return routes;
}
