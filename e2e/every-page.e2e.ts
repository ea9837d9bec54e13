/**
 * What holds on every page, in every language: no barrier that axe finds on a phone or a large screen, by day or by
 * night; nothing to scroll sideways; a small weight; no complaint of the browser; no word that nobody wrote.
 * With PICTURES=1 it leaves a picture of each page in screenshots/.
 */
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { barriersOf } from './looks.ts';
import { addressOf, LANGUAGES, type SitePage, sitePages } from './site-pages.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

const BUDGET = { pageAndStyle: 40_000, scripts: 15_000 };

let browser: Browser;
let pages: SitePage[];
beforeAll(async () => {
  browser = await storyBrowser();
  pages = await sitePages();
});

/** What a walk over all pages in one language has seen. */
interface Walked {
  barriers: string[];
  weights: { page: string; pageAndStyle: number; scripts: number }[];
  sideways: string[];
  odd: string[];
  complaints: string[];
}

describe.concurrent.each(LANGUAGES)('in %s', (lang) => {
  let walked: Walked;
  beforeAll(async () => {
    walked = await walk(lang);
  }, 1_200_000);

  it('has no barrier, by day or by night, on a phone or a large screen', () => {
    expect(walked.barriers).toEqual([]);
  });

  it('is light, fits a narrow screen, says no odd word, and asks nobody else', () => {
    const { weights, sideways, odd, complaints } = walked;
    process.stdout.write(`${lang}: ${heaviest(weights)}\n`);
    expect(weights).toHaveLength(pages.length);
    expect(weights.filter((each) => each.pageAndStyle > BUDGET.pageAndStyle)).toEqual([]);
    expect(weights.filter((each) => each.scripts > BUDGET.scripts)).toEqual([]);
    expect({ sideways, odd }).toEqual({ sideways: [], odd: [] });
    // The page that isn't there is told about in the console, and rightly so.
    expect(complaints.filter((each) => !each.includes('status of 404'))).toEqual([]);
  });
});

/** Each page is opened once: weighed, read, made narrow, and shown to the judge of barriers. */
async function walk(lang: (typeof LANGUAGES)[number]): Promise<Walked> {
  const visitor = await visit(browser);
  const shown = visitor.page;
  const walked: Walked = { barriers: [], weights: [], sideways: [], odd: [], complaints: visitor.complaints };
  for (const page of pages) {
    walked.weights.push({ page: page.name, ...(await weightOf(await open(shown, lang, page))) });
    for (const words of await shown.evaluate(wordsOf)) {
      if (/undefined|\[object|NaN|\bnull\b|[{}|]/.test(words)) walked.odd.push(`${page.name}: ${words}`);
    }
    for (const width of [360, 320]) {
      if (await scrollsSideways(shown, width)) walked.sideways.push(`${page.name} at ${width}`);
    }
    const looking = { ...page, everyNight: true };
    walked.barriers.push(...(await barriersOf(shown, `${page.name}-${lang}`, looking)));
  }
  await visitor.context.close();
  return walked;
}

/** Opens a page on a phone; everything that was answered for it. */
async function open(shown: Page, lang: (typeof LANGUAGES)[number], page: SitePage): Promise<Response[]> {
  const answers: Response[] = [];
  const keep = (answer: Response) => answers.push(answer);
  shown.on('response', keep);
  await shown.setViewportSize({ width: 360, height: 740 });
  const answer = await shown.goto(addressOf(page, lang));
  shown.off('response', keep);
  expect([page.name, answer?.status()]).toEqual([page.name, page.status ?? 200]);
  return answers;
}

/** Bytes as they would travel with gzip. */
async function weightOf(answers: readonly Response[]): Promise<{ pageAndStyle: number; scripts: number }> {
  const weight = { pageAndStyle: 0, scripts: 0 };
  for (const answer of answers) {
    const kind = answer.request().resourceType();
    if (answer.status() === 304 || !['document', 'stylesheet', 'script'].includes(kind)) continue;
    // A map has a script of its own, which the budget doesn't count.
    if (kind === 'script' && /\/static\/map[.l]/.test(answer.url())) continue;
    weight[kind === 'script' ? 'scripts' : 'pageAndStyle'] += await packedSize(answer);
  }
  return weight;
}

/** Of files with a digest in their names, which pages share; getting one out of Chromium takes longer than packing it. */
const packedSizes = new Map<string, Promise<number>>();

function packedSize(answer: Response): Promise<number> {
  const measure = async () => gzipSync(await answer.body()).length;
  if (!new URL(answer.url()).pathname.startsWith('/static/')) return measure();
  const size = packedSizes.get(answer.url()) ?? measure();
  packedSizes.set(answer.url(), size);
  return size;
}

function heaviest(weights: { page: string; pageAndStyle: number; scripts: number }[]): string {
  const [first] = weights.toSorted((one, other) => other.pageAndStyle - one.pageAndStyle);
  const scripts = Math.max(...weights.map((each) => each.scripts));
  return `heaviest page ${first?.page} with ${first?.pageAndStyle} bytes of HTML and CSS, scripts at most ${scripts} bytes`;
}

async function scrollsSideways(page: Page, width: number): Promise<boolean> {
  await page.setViewportSize({ width, height: 740 });
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Every text that can be read or heard, runs in the browser. */
function wordsOf(): string[] {
  const words = document.body.innerText.split('\n');
  for (const element of document.querySelectorAll('[aria-label], [alt], [title], [placeholder]')) {
    for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
      words.push(element.getAttribute(name) ?? '');
  }
  return words;
}
