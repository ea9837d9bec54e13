/** A visitor of the site: one page in a browser context of its own, and all that the browser complained about. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors in the console, broken policies, exceptions, answers of 500 and above, requests to other hosts. */
  complaints: string[];
  /** Every address that was asked for, in order. */
  requests: string[];
}

export interface VisitorOptions extends BrowserContextOptions {
  width?: number;
  /** Another origin that takes part in the story. */
  alsoFrom?: string;
}

/** A page that takes longer is broken; a story need not wait half a minute to say so. */
const PATIENCE_MS = 10_000;

/** A phone in Japan with Japanese as its language, unless said otherwise. Paths are relative to the site. */
export async function visit(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
  const { width = 360, alsoFrom, ...more } = options;
  const { url } = inject('product');
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 768 ? 740 : 800 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    ...more,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  // Six stories at once on two cores: a page may wait for its turn.
  context.setDefaultNavigationTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    requests.push(request.url());
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== url && origin !== alsoFrom) {
      complaints.push(`another host: ${request.url()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return { page, context, complaints, requests };
}

/** Chooses a language in the menu of the header, by the name that its readers call it. */
export async function chooseLanguage(page: Page, name: string): Promise<void> {
  await page.locator('.languages > summary').click();
  await page.locator('.languages').getByRole('link', { name, exact: true }).click();
}

/**
 * Loads the page anew, past the browser's cache, once the last navigation has ended: asked while the document before is
 * still being taken down, Chromium answers "Not attached to an active page".
 */
export async function loadAgain(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.reload();
}

/** As when somebody comes back to a page that has been open all the while. */
export async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
