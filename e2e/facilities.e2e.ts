/** Somebody in a strange town needs a toilet, and the phone knows where they are. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { beforeAll, expect, inject, it } from 'vitest';
import { barriersOf } from './looks.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

/** Near the station of ともに市; the digits are such that they would be found again. */
const HERE = { latitude: 33.90377, longitude: 137.90279 };
const TRACES = ['33.9037', '137.9027'];

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it('finds the nearest toilets, keeps the position while conditions change, and leaves it nowhere', async () => {
  const { page, context, complaints, requests } = await visit(browser, {
    geolocation: HERE,
    permissions: ['geolocation'],
  });
  await page.goto('/992011/facilities?kind=toilet');
  await page.getByRole('button', { name: 'いまいる所から近い順にする' }).click();
  await page.waitForURL('**/near?**');
  const distances = page.locator('[data-distance]');
  const metres = async () =>
    (await distances.allInnerTexts()).map((text) => {
      const [, size, unit] = /([\d.]+)\s*(km|m)/u.exec(text) ?? [];
      return Number(size) * (unit === 'km' ? 1000 : 1);
    });
  const all = await metres();
  expect(all.length).toBeGreaterThan(5);
  expect(all).toEqual([...all].sort((a, b) => a - b));
  expect(await barriersOf(page, 'facilities-near')).toEqual([]);

  await page.getByRole('button', { name: '車いす' }).click();
  await page.waitForURL('**need=wheelchair**');
  const some = await metres();
  expect(some.length).toBeGreaterThan(0);
  for (const marks of await page.locator('.map-marks').allInnerTexts()) expect(marks).toContain('車いす');
  await page.getByRole('button', { name: 'AED' }).click();
  await page.waitForURL('**kind=aed**');
  expect((await metres()).length).toBeGreaterThan(0);

  const cookies = JSON.stringify(await context.cookies());
  const log = readFileSync(inject('product').log, 'utf8');
  expect(log).toContain('"method":"POST"');
  for (const trace of TRACES) {
    for (const place of [requests.join('\n'), cookies, log, page.url()]) expect(place).not.toContain(trace);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

it('without JavaScript the list, the conditions and the page of one place work', async () => {
  const { page, context, complaints } = await visit(browser, { javaScriptEnabled: false });
  await page.goto('/992011/facilities');
  await page.getByRole('link', { name: '車いす', exact: true }).click();
  await page.waitForURL('**need=wheelchair');
  await page.locator('a.map-row').first().click();
  await page.waitForURL('**/facilities/public-toilet/*');
  expect(await page.getByText('地図アプリで開く').isVisible()).toBe(true);
  expect(await page.getByText('住所', { exact: true }).isVisible()).toBe(true);
  await page.getByRole('link', { name: 'ちがっていたら知らせる' }).first().click();
  expect(page.url()).toContain('/report');
  expect(complaints).toEqual([]);
  await context.close();
});
