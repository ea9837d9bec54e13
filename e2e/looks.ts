/** Looks at a page as everybody may meet it: narrow and wide, by day and by night, in both languages. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { barriersIn } from './barriers.ts';

const PICTURES = fileURLToPath(new URL('screenshots/', import.meta.url));
const WIDTHS = [360, 1280];

/** Pictures take a third of the time of a run: they are taken when somebody wants to look at them. */
const WANTED = process.env.PICTURES === '1';

/** With PICTURES=1 a picture of the page as it stands, in `screenshots/`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!WANTED) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: true });
}

/**
 * Opens the address of the page in each language and each look, its own language last, so that it stands there again
 * afterwards; leaves a picture of each where they are wanted. What is wrong: barriers that axe finds (WCAG 2.2 AA), text
 * to scroll sideways, words that nobody wrote. Only for pages that an address shows again; `barriersOf` is for answers
 * to a form.
 */
export async function look(page: Page, name: string, looking: Looking = {}): Promise<string[]> {
  const here = new URL(page.url());
  const size = page.viewportSize() ?? { width: 360, height: 740 };
  const path = here.pathname.replace(/^\/en(?=\/)/, '');
  const found: string[] = [];
  for (const lang of path === here.pathname ? ['en', 'ja'] : ['ja', 'en']) {
    await page.goto(`${lang === 'en' ? '/en' : ''}${path}${here.search}`);
    found.push(...(await barriersOf(page, `${name}-${lang}`, looking)));
  }
  await page.setViewportSize(size);
  if (page.url() !== here.href) await page.goto(here.href);
  return found;
}

export interface Looking {
  /** It is white at night, too. */
  paper?: boolean;
  /** By night, too, every rule is asked at every width, and not only that of colours at the first. */
  everyRule?: boolean;
  /** By night colours are asked at every width. */
  everyNight?: boolean;
}

/** The same for the page as it stands, in its own language. */
export async function barriersOf(page: Page, name: string, looking: Looking = {}): Promise<string[]> {
  const { paper = false, everyRule = false, everyNight = everyRule } = looking;
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      // At night only colours change, and mostly they are the same at every width.
      const asked = colorScheme === 'light' || (!paper && (width === WIDTHS[0] || everyNight));
      if (!asked && !WANTED) continue;
      // Colours fade from day to night otherwise, and axe would measure on the way.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const view = `${name}-${width}${colorScheme === 'dark' ? '-dark' : ''}`;
      await picture(page, view);
      if (!asked) continue;
      const byDay = colorScheme === 'light' || everyRule;
      const barriers = await barriersIn(page, byDay ? 'standard' : { rule: 'color-contrast' });
      found.push(...barriers.map((barrier) => `${view}: ${barrier}`));
    }
    const odd = await page.evaluate(oddities);
    found.push(...odd.map((what) => `${name}-${width}: ${what}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Runs in the browser. */
function oddities(): string[] {
  const odd = document.body.innerText
    .split('\n')
    .filter((words) => /undefined|\[object|NaN|\bnull\b|[{}|]/.test(words));
  if (document.documentElement.scrollWidth > window.innerWidth) odd.push('scrolls sideways');
  return odd;
}
