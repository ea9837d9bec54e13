/** A phone without a line: the area that was opened before says what is collected, how old that is, and never more than it knows. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { barriersIn } from './barriers.ts';
import { collectionsOfTomoni, daysAfter, onOneDay, todayInJapan } from './independent.ts';
import { atWork, joined } from './office-people.ts';
import { storyBrowser } from './story-browser.ts';
import { lookAgain, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let area: string;
beforeAll(async () => {
  browser = await storyBrowser();
  const today = todayInJapan();
  area = (await collectionsOfTomoni(today, today)).areas[0]?.id ?? '';
});

/** The line between the phone and the site, which can be cut for workers, too. */
let line: { origin: string; cut(): void };
beforeEach(async () => {
  const port = Number(new URL(inject('product').url).port);
  const ends = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(port, 'localhost');
    for (const end of [near, far]) ends.add(end.on('error', () => near.destroy()));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  const origin = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
  const cut = () => {
    server.close();
    for (const end of ends) end.destroy();
  };
  line = { origin, cut };
  return cut;
});

const KEPT_SOON = { timeout: 5_000 };

/** Opens the area with a line, and waits until its document is kept. */
async function keptArea(prefix = ''): Promise<Visitor> {
  const visitor = await visit(browser, { baseURL: line.origin, alsoFrom: line.origin });
  await visitor.page.goto(`${prefix}/992011/garbage/${area}`);
  await expect
    .poll(() => keptPaths(visitor.page), KEPT_SOON)
    .toContain(`${prefix}/992011/garbage/${area}/offline`);
  return visitor;
}

function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return paths;
  });
}

/** As if the minute for which browsers keep pages were over. */
async function forgetPages({ page, context }: Visitor): Promise<void> {
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
}

async function loseLine(visitor: Visitor): Promise<void> {
  const { context } = visitor;
  await forgetPages(visitor);
  await context.setOffline(true);
  line.cut();
}

/** Dates of the days that can be seen. */
function shownDays(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-until]:not([hidden]) li.day time')].map(
      (time) => time.getAttribute('datetime') ?? '',
    ),
  );
}

it('opens the next 60 days and the sorting guide without a line, in a new window too, and says how old they are', async () => {
  const visitor = await keptArea();
  const { context } = visitor;
  await loseLine(visitor);
  const other = await context.newPage();
  await other.goto(`/992011/garbage/${area}`);
  await onOneDay(async (today) => {
    const { areas, validThrough } = await collectionsOfTomoni(today, daysAfter(today, 60));
    const own = areas[0]?.collections ?? [];
    const dates = own.map(({ date }) => date).filter((date) => validThrough === null || date <= validThrough);
    const shown = await shownDays(other);
    expect(shown).toEqual(expect.arrayContaining([...new Set(dates)]));
    expect(shown.at(0) ?? '').toBe([...new Set(dates)].sort().at(0));
  });
  expect(await other.locator('main').innerText()).toMatch(/\d{1,2}月\d{1,2}日 \d{1,2}時の情報です/);
  const styled = await other.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(styled).toMatch(/251, 248, 243/);
  await other.getByLabel('品目の名前でしぼる').fill('デンチ');
  expect(await other.locator('li[data-words]:visible').first().innerText()).toContain('電池');
  expect(await barriersIn(other, 'all')).toEqual([]);

  await other.goto('/992011/garbage/sorting');
  await other.getByText('時の情報です').waitFor();
  await other.goto('/');
  await other.getByText('時の情報です').waitFor();
  await other.goto('/993018');
  await other.getByRole('heading', { name: 'いまはつながっていません' }).waitFor();
  await context.close();
});

it('regression: names today and tomorrow anew when a kept document was left open over midnight', async () => {
  const { page, context, complaints } = await visit(browser);
  await page.goto(`/992011/garbage/${area}/offline`);
  const words = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-until]:not([hidden]) li.day')].map((row) => [
        row.querySelector('time')?.getAttribute('datetime') ?? '',
        row.querySelector('b.row-end')?.textContent ?? '',
      ]),
    );
  const before = await words();
  expect(before.length).toBeGreaterThan(10);
  // The day on which something is collected: from the evening before on it is tomorrow, and then today.
  const day = before[2]?.[0] ?? '';
  const noon = Date.parse(`${day}T12:00:00+09:00`);
  const named: string[][] = [];
  for (const ahead of [-1, 0]) {
    await page.clock.setFixedTime(new Date(noon + ahead * 86_400_000));
    await lookAgain(page);
    named.push(...(await words()).filter(([date]) => date === day));
  }
  expect(named).toEqual([
    [day, 'あした'],
    [day, 'きょう'],
  ]);
  expect((await words()).map(([date = '']) => date >= day)).not.toContain(false);
  await context.close();
  expect(complaints).toEqual([]);
});

it('shows nothing of a calendar that has ended meanwhile', async () => {
  const visitor = await keptArea();
  const { context } = visitor;
  await loseLine(visitor);
  const later = await context.newPage();
  await later.clock.setFixedTime(new Date(Date.now() + 61 * 86_400_000));
  await later.goto(`/992011/garbage/${area}`);
  await later.getByText('この予定は終わっています').waitFor();
  expect(await shownDays(later)).toEqual([]);
  await context.close();
});

it('is in English for those who read English, and goes back to the page itself when there is a line', async () => {
  const visitor = await keptArea('/en');
  const { page, context, complaints } = visitor;
  await forgetPages(visitor);
  await context.setOffline(true);
  await page.goto(`/en/992011/garbage/${area}`);
  await page.getByText(/^As of .*:00$/).waitFor();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'See the dates of now' }).click();
  await page.locator('#tomorrow').waitFor();
  expect(complaints.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await context.close();
});

it('keeps nothing of people who are signed in, nor of an older release', async () => {
  const official = await joined(browser, { email: 'line@tomoni.example', name: '線 なし', role: 'official' });
  const { page, context } = await atWork(browser, official, { baseURL: line.origin, alsoFrom: line.origin });
  await page.goto('/about');
  await page.evaluate(() => caches.open('tomoni-files-of-an-older-release'));
  await page.goto(`/992011/garbage/${area}`);
  await expect.poll(() => keptPaths(page), KEPT_SOON).toContain(`/992011/garbage/${area}/offline`);
  expect(await page.evaluate(() => caches.keys())).not.toContain('tomoni-files-of-an-older-release');
  await page.goto('/992011/office');
  const kept = await keptPaths(page);
  const known = [
    /^\/static\/tomoni\.\w+\.(css|js)$/,
    /^(\/[a-z]+)?\/offline$/,
    /^\/992011\/garbage\/\w+\/offline$/,
  ];
  expect(kept.filter((path) => !known.some((one) => one.test(path)))).toEqual([]);
  const words = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const key of await cache.keys()) texts.push((await (await cache.match(key))?.text()) ?? '');
    }
    return texts.join('');
  });
  expect(words).not.toContain('線 なし');
  await context.setOffline(true);
  await page.goto('/992011/office/garbage');
  await page.getByRole('heading', { name: 'いまはつながっていません' }).waitFor();
  await context.close();
});

it('can be put on a home screen: a manifest in both languages, with icons of their sizes', async () => {
  const { page, context, complaints } = await visit(browser);
  for (const [path, lang] of [
    ['/', 'ja'],
    ['/en', 'en'],
  ] as const) {
    await page.goto(path);
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const manifest = await (await page.request.get(href ?? '')).json();
    expect(manifest).toMatchObject({ lang, start_url: path, scope: '/', display: 'standalone' });
    for (const { src, sizes } of manifest.icons as { src: string; sizes: string }[]) {
      const size = await page.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, src);
      expect(size).toBe(sizes);
    }
    const client = await context.newCDPSession(page);
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    const serious = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    expect(serious).toEqual([]);
  }
  expect(complaints).toEqual([]);
  await context.close();
});
