/**
 * Looks at a page as everybody may meet it: narrow and wide, by day and by night, in both languages. A whole run
 * (`npm test -- --whole`) looks at all of them; every other run narrow by day and wide by night, each in one language.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wholeRun } from '@tomoni/platform/testing';
import type { Page } from 'playwright-core';
import { barriersIn, type Rules } from './barriers.ts';

const PICTURES = fileURLToPath(new URL('screenshots/', import.meta.url));
export const NARROW = 360;
export const WIDE = 1280;

/** How a page is shown, and what axe is asked then. */
interface View {
  width: number;
  colorScheme: 'light' | 'dark';
  rules: Rules;
}

/** Pictures take a third of the time of a run: they are taken when somebody wants to look at them. */
const WANTED = process.env.PICTURES === '1';
const EVERYWHERE = wholeRun || WANTED;

/** With PICTURES=1 a picture of the page as it stands, in `screenshots/`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!WANTED) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: true });
}

/**
 * Opens the address of the page in each language, its own language last, so that it stands there again afterwards; leaves
 * a picture of each look where they are wanted. What is wrong: barriers that axe finds (WCAG 2.2 AA), text to scroll
 * sideways, words that nobody wrote. Only for pages that an address shows again; `barriersOf` is for answers to a form.
 */
export async function look(page: Page, name: string, looking: Looking = {}): Promise<string[]> {
  const here = new URL(page.url());
  const size = page.viewportSize() ?? { width: NARROW, height: 740 };
  const path = here.pathname.replace(/^\/en(?=\/)/, '');
  const found: string[] = [];
  const own = path === here.pathname ? 'ja' : 'en';
  for (const lang of [own === 'ja' ? 'en' : 'ja', own]) {
    await page.goto(`${lang === 'en' ? '/en' : ''}${path}${here.search}`);
    const usualWidth = lang === own ? NARROW : WIDE;
    found.push(...(await barriersOf(page, `${name}-${lang}`, { ...looking, usualWidth })));
  }
  await page.setViewportSize(size);
  if (page.url() !== here.href) await page.goto(here.href);
  return found;
}

export interface Looking {
  /** It is white at night, too. */
  paper?: boolean;
  /** In a whole run, by night, too, every rule is asked at every width, and not only that of colours at the first. */
  everyRule?: boolean;
  /** In a whole run, by night colours are asked at every width. */
  everyNight?: boolean;
  /** In a run that isn't whole, only at this width. */
  usualWidth?: number | undefined;
  /** In a run that isn't whole, colours aren't asked: they are the same on another page that is. */
  colourless?: boolean;
}

/** The same for the page as it stands, in its own language. */
export async function barriersOf(page: Page, name: string, looking: Looking = {}): Promise<string[]> {
  const found: string[] = [];
  for (const { width, colorScheme, rules } of EVERYWHERE ? allViews(looking) : usualViews(looking)) {
    await page.setViewportSize({ width, height: 800 });
    // Colours fade from day to night otherwise, and axe would measure on the way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const view = `${name}-${width}${colorScheme === 'dark' ? '-dark' : ''}`;
    await picture(page, view);
    const barriers = await barriersIn(page, rules);
    const odd = await page.evaluate(oddities);
    found.push(...[...barriers, ...odd].map((what) => `${view}: ${what}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

function usualViews({ paper = false, usualWidth, colourless = false }: Looking): View[] {
  const rules = colourless ? 'colourless' : 'standard';
  const views: View[] = [
    { width: NARROW, colorScheme: 'light', rules },
    { width: WIDE, colorScheme: paper ? 'light' : 'dark', rules },
  ];
  return usualWidth === undefined ? views : views.filter(({ width }) => width === usualWidth);
}

function allViews({ paper = false, everyRule = false, everyNight = everyRule }: Looking): View[] {
  return [NARROW, WIDE].flatMap((width): View[] => {
    const byDay: View = { width, colorScheme: 'light', rules: 'standard' };
    // At night only colours change, and mostly they are the same at every width.
    if (paper || (width === WIDE && !everyNight && !WANTED)) return [byDay];
    return [
      byDay,
      { ...byDay, colorScheme: 'dark', rules: everyRule ? 'standard' : { rule: 'color-contrast' } },
    ];
  });
}

/** Runs in the browser. */
function oddities(): string[] {
  const odd = document.body.innerText
    .split('\n')
    .filter((words) => /undefined|\[object|NaN|\bnull\b|[{}|]/.test(words));
  if (document.documentElement.scrollWidth > window.innerWidth) odd.push('scrolls sideways');
  return odd;
}
