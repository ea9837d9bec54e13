/** Somebody who uses no mouse, and somebody whose thumb isn't small. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { sitePages } from './site-pages.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

const SMALLEST_TARGET = 44;

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it('finds the area, opens what is folded and comes back, by keyboard alone', async () => {
  const { page, context, complaints } = await visit(browser, { width: 1280 });
  await page.goto('/992011/garbage');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('本文へ');
  const skip = await page.locator('.skip').boundingBox();
  expect(skip !== null && skip.x >= 0 && skip.y >= 0).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-q');
  await page.keyboard.type('港通り');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#found');
  await tabTo(page, '港通り');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#tomorrow');

  await page.goto('/992011/garbage/source');
  await tabTo(page, 'くわしく');
  await page.keyboard.press('Space');
  expect(await page.locator('details[open]').innerText()).toContain('recurrence.');
  expect(complaints).toEqual([]);
  await context.close();
});

it('reaches everything that can be pressed on every page, and shows where one is', async () => {
  const { page, context } = await visit(browser);
  const wrong: string[] = [];
  for (const { name, path } of await sitePages()) {
    await page.goto(path);
    const { expected, reached, unmarked } = await walk(page);
    if (reached !== expected) wrong.push(`${name}: ${reached} of ${expected} can be reached`);
    for (const element of unmarked) wrong.push(`${name}: no focus to be seen at ${element}`);
  }
  expect(wrong).toEqual([]);
  await context.close();
});

it('has room for a thumb on everything that is no link within a sentence', async () => {
  const { page, context } = await visit(browser);
  const small: string[] = [];
  for (const { name, path } of await sitePages()) {
    await page.goto(path);
    const hasMap = await page.evaluate(() => document.querySelector('.map') !== null);
    if (hasMap) await page.waitForSelector('.map-ready .pin');
    for (const target of await page.evaluate(smallTargets, SMALLEST_TARGET)) small.push(`${name}: ${target}`);
  }
  expect([...new Set(small)]).toEqual([]);
  await context.close();
});

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}

async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === text) return;
  }
  throw new Error(`150 times Tab, and never at ${text}`);
}

/** Presses Tab once for each thing that can be pressed, and looks where it lands. */
async function walk(page: Page): Promise<{ expected: number; reached: number; unmarked: string[] }> {
  const expected = await page.evaluate(() => {
    const pressable = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    const all = [...document.querySelectorAll<HTMLElement>(pressable)];
    const seen = all.filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0,
    );
    // Chromium stops at year, month, day and the calendar of a date, each for itself.
    return { all: seen.length, more: 3 * seen.filter((element) => element.matches('[type=date]')).length };
  });
  const unmarked: string[] = [];
  for (let presses = 0; presses < expected.all + expected.more; presses++) {
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      if (element.hasAttribute('data-reached')) return null;
      element.setAttribute('data-reached', '');
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const seen = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      return seen ? null : element.outerHTML.slice(0, 80);
    });
    if (unseen !== null) unmarked.push(unseen);
  }
  const reached = await page.locator('[data-reached]:not(body)').count();
  return { expected: expected.all, reached, unmarked };
}

/**
 * Runs in the browser. A link within a sentence may be as high as its line (WCAG 2.5.8, inline). What is drawn small may
 * have its room in a box around it, which is part of what can be pressed.
 */
function smallTargets(smallest: number): string[] {
  const all = document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), summary');
  return [...all].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches('.skip')) return [];
    const target = element.closest('label') ?? element;
    if (getComputedStyle(target).display === 'inline') {
      const sentence = target.closest('p, li')?.textContent?.trim();
      if (sentence !== target.textContent?.trim()) return [];
    }
    const box = target.getBoundingClientRect();
    const around = getComputedStyle(target, '::after');
    const room = around.content === 'none' || around.position !== 'absolute' ? null : around;
    const width = Math.max(box.width, Number.parseFloat(room?.width ?? '0'));
    const height = Math.max(box.height, Number.parseFloat(room?.height ?? '0'));
    if (width >= smallest && height >= smallest) return [];
    return [`${Math.round(width)} × ${Math.round(height)} ${element.outerHTML.slice(0, 90)}`];
  });
}
