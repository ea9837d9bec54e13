/** A map that moves, in a real browser: on a site of its own, since what it shows is invented. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, serve } from '../platform/http/index.ts';
import { galleryApp, mapPages } from '../platform/maps/gallery/app.ts';
import { assets } from '../platform/pages/index.ts';
import { barriersIn } from './barriers.ts';
import { storyBrowser } from './story-browser.ts';

/** The digits are such that they would be found again. */
const HERE = { latitude: 30.50387, longitude: 150.51131 };
const TRACES = ['30.5038', '150.5113'];

let browser: Browser;
let tiles: Server;
let plain: RunningServer;
let pictured: RunningServer;
let dead: RunningServer;
const asked: string[] = [];

beforeAll(async () => {
  browser = await storyBrowser();
  const picture = assets().files.get(assets().href('icon-192.png').slice('/static/'.length));
  tiles = createServer((request, response) => {
    asked.push(request.url ?? '');
    const known = !(request.url ?? '').startsWith('/nowhere');
    response.writeHead(known ? 200 : 404, {
      'Content-Type': 'image/png',
      'Access-Control-Allow-Origin': '*',
    });
    // A browser shows a picture that comes with 404, too.
    response.end(known ? picture?.body : '');
  });
  await new Promise<void>((ready) => tiles.listen(0, '127.0.0.1', ready));
  const { port } = tiles.address() as AddressInfo;
  const from = (base: string) => ({
    tiles: `${base}/{z}/{x}/{y}.png`,
    attribution: '地図の会社',
    terms: null,
  });
  plain = await serve(galleryApp(null), { port: 0, host: '127.0.0.1' });
  pictured = await serve(galleryApp(from(`http://127.0.0.1:${port}`)), { port: 0, host: '127.0.0.1' });
  dead = await serve(galleryApp(from(`http://127.0.0.1:${port}/nowhere`)), {
    port: 0,
    host: '127.0.0.1',
  });
});
afterAll(async () => {
  tiles.close();
  await Promise.all([plain.stop(), pictured.stop(), dead.stop()]);
});

interface Options extends BrowserContextOptions {
  scripts?: boolean;
}

/** A page with its map there, all that was wrong, and all that was asked for. */
async function open(server: RunningServer, path: string, options: Options = {}) {
  const { scripts = true, ...more } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 885 },
    locale: 'ja-JP',
    reducedMotion: 'reduce',
    ...more,
  });
  // Not `javaScriptEnabled`: axe couldn't look then, either.
  if (!scripts) await context.route('**/static/*.js', (route) => route.abort());
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => {
    // That a file isn't there is what one of the stories is about.
    if (message.type() === 'error' && !message.text().includes('status of 404'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(`http://127.0.0.1:${server.port}${path}`);
  if (scripts) await page.waitForSelector('.map-ready .pin:not(.pin-other)');
  return { page, context, complaints, requests };
}

const numbers = (page: Page) =>
  page.locator('.map-canvas .pin:not(.pin-other, .pin-many, .pin-here)').allInnerTexts();

describe('a map that moves', () => {
  it('shows the rows as pins and names whose pictures it has, within the policy of the page', async () => {
    const { page, context, complaints } = await open(pictured, '/demo/map-here');
    await page.getByText('地図：地図の会社').waitFor();
    expect((await numbers(page)).sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(asked.length).toBeGreaterThan(0);
    expect(await page.getByText('道路のない略図').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes on without pictures: says so once, in words, and shows places and list', async () => {
    const { page, context, complaints } = await open(dead, '/demo/map');
    await page.getByText('地図の画像が届いていません').waitFor();
    expect(await numbers(page)).toContain('1');
    expect(await page.getByText('道路のない略図').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('asks for other points by tiles, and shows them without hiding a number of the list', async () => {
    const { page, context, requests } = await open(plain, '/demo/map');
    await page.waitForSelector('.map-canvas .pin-other');
    const tilesAsked = requests.filter((each) => each.includes('/demo/benches/'));
    expect(tilesAsked.length).toBeGreaterThan(0);
    expect(tilesAsked.every((each) => /\/demo\/benches\/\d+\/\d+\/\d+\.json $/.test(each))).toBe(true);
    expect((await numbers(page)).length).toBe(9);
    await page.locator('.map-canvas .pin-other').first().dispatchEvent('click');
    expect(await page.locator('.map-card a').getAttribute('href')).toMatch(/^\/demo\/bench\/\d+$/);
    await context.close();
  });

  it('tints the row of a pin and opens its card; Escape takes it away', async () => {
    const { page, context } = await open(plain, '/demo/map');
    await page.getByRole('button', { name: '3 中央図書館 1階' }).click();
    expect(await page.locator('.map-row-on').innerText()).toContain('中央図書館 1階');
    expect(await page.locator('.map-card h2').innerText()).toContain('中央図書館 1階');
    await page.locator('.map-card-close').press('Escape');
    expect(await page.locator('.map-card, .map-row-on').count()).toBe(0);
    await context.close();
  });

  it('sorts by where the reader is, and tells nobody', async () => {
    const { page, context, requests } = await open(pictured, '/demo/map', {
      geolocation: HERE,
      permissions: ['geolocation'],
    });
    await page.getByRole('button', { name: 'いまいる所から近い順にならべる' }).click();
    await page.getByText('近い順にならべました').waitFor();
    const first = page.locator('.map-rows > li').first();
    expect(await first.innerText()).toMatch(/^1\s+さくら台公園[\s\S]+m\s*歩いて\d+分/);
    expect(await page.locator('.pin-here').count()).toBe(1);
    for (const trace of TRACES) expect(requests.filter((each) => each.includes(trace))).toEqual([]);
    await context.close();
  });

  it('says so when the device doesn’t know where it is', async () => {
    const { page, context } = await open(plain, '/demo/map');
    await page.getByRole('button', { name: 'いまいる所から近い順にならべる' }).click();
    await page.getByText('いまいる所が分かりませんでした').waitFor();
    await context.close();
  });

  it('can be left out with the keyboard: pins are not in the order of the tab key', async () => {
    const { page, context } = await open(plain, '/demo/map');
    await page.locator('.map-rows a').last().focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('地図をとばす');
    const reached: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.className ?? ''));
    }
    expect(reached.filter((name) => /\bpin\b/.test(name))).toEqual([]);
    await context.close();
  });
});

describe('a page that searches from where the reader is', () => {
  it('sends the position in the body of a form, in no address', async () => {
    const { page, context, requests } = await open(plain, '/demo/map-beside', {
      geolocation: HERE,
      permissions: ['geolocation'],
    });
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'いまいる所から近い順にならべる' }).click();
    const request = await sent;
    expect(request.postData()).toBe('lat=30.50387&lon=150.51131');
    for (const trace of TRACES) {
      expect(requests.filter((each) => (each.split(' ')[0] ?? '').includes(trace))).toEqual([]);
    }
    await context.close();
  });

  it('says on the map when the device doesn’t know', async () => {
    const { page, context } = await open(plain, '/demo/map-beside');
    await page.getByRole('button', { name: 'いまいる所から近い順にならべる' }).click();
    await page.locator('.map-failure').waitFor({ state: 'visible' });
    await context.close();
  });
});

describe.each(mapPages)('%s', (path) => {
  it.each([
    [360, 'light', true],
    [1280, 'dark', true],
    [1280, 'light', false],
  ] as const)('has no barrier at %d px, %s, with scripts: %s', async (width, colorScheme, scripts) => {
    const { page, context, complaints } = await open(plain, path, {
      viewport: { width, height: 800 },
      colorScheme,
      scripts,
    });
    expect(await barriersIn(page)).toEqual([]);
    if (scripts) expect(complaints).toEqual([]);
    await context.close();
  });
});
