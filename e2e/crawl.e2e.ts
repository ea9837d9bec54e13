/** Following every link from the first page leads nowhere wrong, in both languages. */
import type { Browser } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

/** Areas, kinds and files are many and alike: so many of each kind of page are looked at. */
const OF_A_KIND = 12;
const AT_MOST = 5000;
/** As many as a browser asks a site for at a time. */
const AT_ONCE = 6;

interface Seen {
  faults: string[];
  links: string[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it.each(['ja', 'en'])('leads nowhere wrong in %s', { timeout: 600_000 }, async (lang) => {
  const { page, context } = await visit(browser);
  const start = lang === 'ja' ? '/' : '/en';
  await page.goto(start);
  const waiting = [start];
  const known = new Set(waiting);
  const kinds = new Map<string, number>();
  const faults: string[] = [];
  let looked = 0;
  while (waiting.length > 0 && looked < AT_MOST) {
    const paths = waiting.splice(0, AT_ONCE);
    looked += paths.length;
    const seen = await page.evaluate(lookAt, { paths, lang });
    for (const fault of seen.flatMap((each) => each.faults)) faults.push(fault);
    for (const link of seen.flatMap((each) => each.links)) {
      const kind = kindOf(link);
      const others = kinds.get(kind) ?? 0;
      if (known.has(link) || others >= OF_A_KIND) continue;
      known.add(link);
      kinds.set(kind, others + 1);
      waiting.push(link);
    }
  }
  process.stdout.write(`${lang}: ${looked} pages and files of ${kinds.size} kinds\n`);
  expect(faults).toEqual([]);
  expect(looked).toBeGreaterThan(100);
  expect(looked).toBeLessThan(AT_MOST);
  await context.close();
});

/** An address with the names of areas, kinds and files left out. */
function kindOf(path: string): string {
  return path
    .replace(/\?.*/, (query) => query.replace(/=[^&]*/g, '='))
    .replace(/\/source\/[0-9a-f]{64}/, '/source/*')
    .replace(/\/categories\/[0-9a-f]+/, '/categories/*')
    .replace(/\/garbage\/(?=[0-9a-z]{10}\b)[0-9a-z]+/, '/garbage/*')
    .replace(/\/[0-9a-f]{8}\.ics/, '/*.ics')
    .replace(/\/data\/(?!wishes|cases)[a-z0-9-]+/, '/data/*')
    .replace(/\/(records|versions|repairs)\/\d+/, '/$1/*')
    .replace(/\/facilities\/[a-z0-9-]+\/\d+/, '/facilities/*')
    .replace(/\/childcare\/[0-9a-f]{10}/, '/childcare/*')
    .replace(/\/elections\/places\/[0-9a-f]{10}/, '/elections/places/*')
    .replace(/\/(collections|items)\/[a-z0-9_-]+/g, '/$1/*');
}

/** Runs in the browser: asks for addresses as links do and looks at what comes. */
function lookAt({ paths, lang }: { paths: readonly string[]; lang: string }): Promise<Seen[]> {
  return Promise.all(
    paths.map(async (path) => {
      const { faults, links } = await lookAtOne(path);
      return { faults: faults.map((fault) => `${path}: ${fault}`), links };
    }),
  );

  async function lookAtOne(path: string): Promise<Seen> {
    const answer = await fetch(path);
    const faults = answer.status === 200 ? [] : [`answers ${answer.status}`];
    const text = await answer.text();
    if (!(answer.headers.get('Content-Type') ?? '').startsWith('text/html')) {
      return { faults: text === '' ? [...faults, 'is empty'] : faults, links: [] };
    }
    const page = new DOMParser().parseFromString(text, 'text/html');
    const headings = page.querySelectorAll('h1').length;
    if (page.title.trim() === '') faults.push('has no title');
    if (headings !== 1) faults.push(`has ${headings} h1`);
    const written = new URL(answer.url).pathname.match(/^\/en(\/|$)/) ? 'en' : 'ja';
    if (page.documentElement.lang !== written) faults.push(`says that it is ${page.documentElement.lang}`);
    const links: string[] = [];
    for (const link of page.querySelectorAll('a[href], link[href]')) {
      const href = link.getAttribute('href') ?? '';
      const { origin, pathname, search, hash, protocol } = new URL(
        href.replace(/^webcal:/, 'http:'),
        answer.url,
      );
      if (!/^(?:https?|tel|geo):$/.test(protocol)) faults.push(`links to ${href}`);
      if (origin !== location.origin) continue;
      const here = pathname === new URL(answer.url).pathname && search === new URL(answer.url).search;
      if (hash !== '' && here && page.getElementById(decodeURIComponent(hash.slice(1))) === null) {
        faults.push(`has nothing named ${hash}`);
      }
      const other = link.getAttribute('hreflang');
      if (other === null || other === lang) links.push(pathname + search);
    }
    if (page.querySelectorAll('a[href^="/"]').length === 0) faults.push('leads nowhere');
    return { faults, links };
  }
}
