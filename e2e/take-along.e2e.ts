/** Somebody takes the calendar along: into a phone, into another calendar, onto a page of their own. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, inject, it } from 'vitest';
import { collectionsOfTomoni, daysAfter, onOneDay, todayInJapan } from './independent.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

let browser: Browser;
let area: string;
beforeAll(async () => {
  browser = await storyBrowser();
  const today = todayInJapan();
  area = (await collectionsOfTomoni(today, today)).areas[0]?.id ?? '';
});

it('copies the address of a calendar that other programs can read', async () => {
  const { page, context, complaints } = await visit(browser, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(`/992011/garbage/${area}`);
  await page.getByRole('link', { name: 'カレンダーに入れる' }).click();
  await page.getByRole('button', { name: '写す' }).first().click();
  await page.getByText('写しました').waitFor();
  expect(await page.getByRole('status').first().textContent()).toBe('写しました');
  expect(await page.getByRole('button', { name: '写す', exact: true }).count()).toBe(2);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${inject('product').url}/992011/garbage/${area}.ics`);

  const links = await page
    .locator('a[href^="webcal:"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.map(overHttp)).toContain(copied);
  const names = [];
  for (const link of links) names.push(await nameOfCalendar(page, overHttp(link)));
  expect(names.filter((name) => name.startsWith('みどり町1丁目の'))).toHaveLength(8);

  await onOneDay(async (today) => {
    const shown = await eventsOf(page, copied);
    const { validThrough, areas } = await collectionsOfTomoni(today, daysAfter(today, 60));
    const own = areas[0]?.collections ?? [];
    const expected = own.filter(({ date }) => validThrough === null || date <= validThrough);
    const inTime = shown.filter(({ date }) => date >= today && date <= daysAfter(today, 60));
    expect(inTime.filter(({ summary }) => !summary.includes('この予定表'))).toEqual(
      expected.map(({ date, category }) => ({ date, summary: category })),
    );
  });
  expect(complaints).toEqual([]);
  await context.close();
});

it('puts tomorrow on a page of another site, where ordinary pages refuse to stand', async () => {
  const { page, context, complaints } = await visit(browser);
  await page.goto(`/992011/garbage/${area}/subscribe`);
  const code = await page.locator('#embed-code').inputValue();
  await context.close();
  expect(complaints).toEqual([]);

  const ordinary = `<iframe src="${inject('product').url}/992011/garbage/${area}"></iframe>`;
  const other = await otherSite(`<!doctype html><title>Another site</title>${code}${ordinary}`);
  const guest = await visit(browser, { alsoFrom: other.origin });
  try {
    await guest.page.goto(other.origin);
    const frame = guest.page.frameLocator('iframe').first();
    expect(await frame.getByText('あした', { exact: true }).isVisible()).toBe(true);
    await guest.page.waitForFunction(() => document.querySelectorAll('iframe').length === 2);
    await expect.poll(() => guest.complaints.length).toBe(1);
    expect(guest.complaints[0]).toMatch(/Refused to (display|frame)|frame-ancestors|X-Frame-Options/);
    const inner = guest.page.frames().map((each) => each.url());
    expect(inner.filter((url) => url.endsWith(`/${area}`))).toEqual([]);
  } finally {
    await guest.context.close();
    other.server.close();
  }
});

function overHttp(link: string): string {
  return link.replace(/^webcal:/, 'http:');
}

async function readCalendar(page: Page, address: string): Promise<ICAL.Component> {
  const answer = await page.request.get(address);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  return new ICAL.Component(ICAL.parse(await answer.text()));
}

async function nameOfCalendar(page: Page, address: string): Promise<string> {
  return String((await readCalendar(page, address)).getFirstPropertyValue('x-wr-calname'));
}

async function eventsOf(page: Page, address: string): Promise<{ date: string; summary: string }[]> {
  const events = (await readCalendar(page, address)).getAllSubcomponents('vevent');
  const seen = events.map((event) => new ICAL.Event(event));
  return seen.map(({ startDate, summary }) => ({ date: startDate.toString(), summary }));
}

async function otherSite(html: string): Promise<{ server: Server; origin: string }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
