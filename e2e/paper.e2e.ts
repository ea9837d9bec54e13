/** Not everybody has a phone at hand: the year for the fridge, a month for the wall, a sheet for the collection spot. */
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, inject, it } from 'vitest';
import { crowdedPage } from './crowded-town.ts';
import { collectionsOfTomoni, todayInJapan } from './independent.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

const A4_LANDSCAPE = [842, 595];
const A4_UPRIGHT = [595, 842];

let browser: Browser;
let areas: string[];
beforeAll(async () => {
  browser = await storyBrowser();
  const today = todayInJapan();
  const { areas: all } = await collectionsOfTomoni(today, today);
  // One with short names and few dates, one with the longest name, one whose days are written out one by one.
  areas = ['みどり町1丁目', 'みどり町3丁目1番～12番，13番1～26号', '大沢'].map(
    (name) => all.find((area) => area.name === name)?.id ?? '',
  );
});

it('prints each sheet on one A4 page, with nothing cut off', async () => {
  const { page, context, complaints } = await visit(browser, { width: 1280 });
  const month = todayInJapan().slice(0, 7);
  const wrong: string[] = [];
  for (const lang of ['', '/en']) {
    for (const area of areas) {
      const base = `${lang}/992011/garbage/${area}`;
      for (const [path, size] of [
        [`${base}/print`, A4_LANDSCAPE],
        [`${base}/print?month=${month}`, A4_LANDSCAPE],
        [`${base}/poster`, A4_UPRIGHT],
      ] as const) {
        await page.goto(path);
        const sizes = (await pagesOf(page)).join(' and ');
        if (sizes !== size.join()) wrong.push(`${path} prints on ${sizes}`);
        for (const part of await cutOff(page)) wrong.push(`${path} cuts off ${part}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('fits a year of twelve kinds and the longest names on one A4 page, and a poster of them, with the code whole', async () => {
  const { page, context, complaints } = await visit(browser, { width: 1280 });
  const { url } = inject('product');
  const wrong: string[] = [];
  for (const lang of ['ja', 'en'] as const) {
    for (const [kind, size] of [
      ['print', A4_LANDSCAPE],
      ['poster', A4_UPRIGHT],
    ] as const) {
      const body = crowdedPage(kind, lang, todayInJapan(), url);
      await page.route('**/crowded', (route) => route.fulfill({ body, contentType: 'text/html' }));
      await page.goto('/crowded');
      await page.unroute('**/crowded');
      const sizes = (await pagesOf(page)).join(' and ');
      if (sizes !== size.join()) wrong.push(`${kind} ${lang} prints on ${sizes}`);
      for (const part of await cutOff(page)) wrong.push(`${kind} ${lang} cuts off ${part}`);
      if (kind === 'poster') expect(await readCode(page)).toMatch(/\/992011\/garbage\/crowded000$/);
    }
  }
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('shows twelve months on the year sheet, and opens the print dialog from the page', async () => {
  const { page, context, complaints } = await visit(browser, { width: 1280 });
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'true');
  });
  await page.goto(`/992011/garbage/${areas[0]}`);
  await page.getByRole('link', { name: '1年分を印刷', exact: true }).click();
  await page.getByRole('button', { name: '印刷する' }).click();
  expect(await page.locator('html').getAttribute('data-printed')).toBe('true');
  const months = await page.locator('.small-month').count();
  expect(months).toBe(12);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: '印刷する' }).isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await context.close();
});

it('puts a code on the poster that leads to tomorrow’s answer', async () => {
  const { page, context, complaints } = await visit(browser, { width: 800 });
  await page.goto(`/992011/garbage/${areas[1]}/print`);
  await page.getByRole('link', { name: '集積所に貼る案内' }).click();
  const address = await readCode(page);
  expect(address).toBe(`${inject('product').url}/992011/garbage/${areas[1]}`);
  await page.goto(address);
  expect(await page.locator('section[aria-labelledby=tomorrow]').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

/** Width and height of each page of the PDF that the print dialog would make, in points. */
async function pagesOf(page: Page): Promise<number[][]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pages = pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b[\s\S]*?\/MediaBox\s*\[([^\]]*)\]/g);
  return Array.from(pages, ([, box = '']) => box.trim().split(/\s+/).slice(2).map(Number).map(Math.round));
}

/** The innermost parts of the sheet that reach over the edge of the paper. */
async function cutOff(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const sheet = document.querySelector('main > :last-child');
    if (sheet === null) return ['everything: there is no sheet'];
    const mm = 96 / 25.4;
    const upright = sheet.classList.contains('poster');
    const [width, height] = upright ? [210 * mm, 297 * mm] : [297 * mm, 210 * mm];
    const { left, top } = sheet.getBoundingClientRect();
    const parts = [...sheet.querySelectorAll('svg, :not(:has(*))')].filter(
      (part) => !part.matches('.unseen, svg *, wbr, br'),
    );
    return parts.flatMap((part) => {
      const box = part.getBoundingClientRect();
      if (box.width === 0 || (box.right - left <= width && box.bottom - top <= height)) return [];
      return [part.textContent?.slice(0, 60) || part.outerHTML.slice(0, 60)];
    });
  });
  await page.emulateMedia({ media: null });
  return found;
}

/** Reads the QR code from what is drawn on the screen. */
async function readCode(page: Page): Promise<string> {
  const picture = (await page.locator('.poster-code').screenshot()).toString('base64');
  const { data, width, height } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height);
    let bytes = '';
    for (const byte of pixels.data) bytes += String.fromCharCode(byte);
    return { data: btoa(bytes), width: image.width, height: image.height };
  }, picture);
  return jsQR.default(Uint8ClampedArray.from(Buffer.from(data, 'base64')), width, height)?.data ?? '';
}
