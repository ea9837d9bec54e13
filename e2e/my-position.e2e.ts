/** A newcomer doesn't know the name of the place yet, but the phone knows where it is. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { beforeAll, expect, inject, it } from 'vitest';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

/** A short walk from 本通; the digits are such that they would be found again. */
const HERE = { latitude: 34.05387, longitude: 137.70131 };
const TRACES = ['34.0538', '137.7013'];

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it('finds the nearest areas, and leaves the position in no address, no cookie and no log', async () => {
  const { page, context, complaints, requests } = await visit(browser, {
    geolocation: HERE,
    permissions: ['geolocation'],
  });
  await page.goto('/993018/garbage');
  await page.getByRole('button', { name: 'いまいる場所からさがす' }).click();
  await page.waitForSelector('#found');
  const rows = page.locator('section[aria-labelledby=found] a');
  expect(await rows.first().innerText()).toMatch(/本通[\s\S]*約250 m/);
  expect(await rows.nth(1).innerText()).toContain('駅通');
  await rows.first().click();
  await page.waitForSelector('#tomorrow');

  const cookies = JSON.stringify(await context.cookies());
  const log = readFileSync(inject('product').log, 'utf8');
  expect(log).toContain('"method":"POST"');
  for (const trace of TRACES) {
    for (const place of [requests.join('\n'), cookies, log, page.url()]) expect(place).not.toContain(trace);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

it('says what to do when the phone may not tell', async () => {
  const { page, context } = await visit(browser);
  await page.goto('/993018/garbage');
  await page.getByRole('button', { name: 'いまいる場所からさがす' }).click();
  const words = page.getByText('場所がわかりませんでした。町名を入れてください。');
  await words.waitFor({ state: 'visible' });
  expect(await page.locator('button[data-island=position]').getAttribute('aria-busy')).toBe(null);
  await context.close();
});
