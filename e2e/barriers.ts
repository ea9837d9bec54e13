/** What axe finds on a page. Its own builder loads half a megabyte of rules for every question; here a document gets them once. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { default as Axe, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** WCAG 2.2 up to AA, by axe's names. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Which rules are asked: those of the standard, every rule there is, or one by its name. */
export type Rules = 'standard' | 'all' | { rule: string };

/** Barriers on the page as it stands, frames within it included, each as `rule at element, element`. */
export async function barriersIn(page: Page, rules: Rules = 'standard'): Promise<string[]> {
  await layReady(page);
  for (const frame of page.frames()) await bringRules(frame);
  const violations = await page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: typeof Axe }).axe.run(document, options);
    return violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.join(' ')) }));
  }, optionsFor(rules));
  return violations.map(({ id, targets }) => `${id} at ${targets.join(', ')}`);
}

function optionsFor(rules: Rules): RunOptions {
  // What passes is counted by nobody, and naming each of its elements takes most of the time.
  const options: RunOptions = { resultTypes: ['violations'] };
  if (rules === 'standard') return { ...options, runOnly: { type: 'tag', values: STANDARD } };
  return rules === 'all' ? options : { ...options, runOnly: { type: 'rule', values: [rules.rule] } };
}

/** The same rules as axe.js, in half as many letters to send and to read. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A function that a document calls when it is asked something; until then its lines only lie there. */
const RULES = `window.bringAxe = () => {${AXE}\n(${rememberColours})();};`;

const ready = new WeakSet<Page>();

/** Later documents of the page have the rules with them: to send them to each costs more than many a question. */
async function layReady(page: Page): Promise<void> {
  if (ready.has(page)) return;
  ready.add(page);
  await page.addInitScript({ content: RULES });
}

async function bringRules(frame: Frame): Promise<void> {
  const isThere = await frame.evaluate(() => {
    const own = window as unknown as { axe?: typeof Axe; bringAxe?: () => void };
    if (own.axe === undefined) own.bringAxe?.();
    return own.axe !== undefined;
  });
  if (!isThere) await frame.evaluate(`${RULES} window.bringAxe();`);
}

/**
 * Runs in the browser. Axe reads the words of a colour, such as `rgb(0, 0, 0)`, anew for every element, through all
 * spaces that colours may be given in; what they come to never changes, so each is read once.
 */
function rememberColours(): void {
  type Colour = { r: number; g: number; b: number; alpha: number };
  type Reader = { prototype: { parseString(this: Colour, words: string): Colour } };
  const { axe } = window as unknown as { axe: { commons: { color: { Color: Reader } } } };
  const { prototype } = axe.commons.color.Color;
  const read = prototype.parseString;
  const known = new Map<string, Colour>();
  prototype.parseString = function parseString(words) {
    const before = known.get(words);
    // The setters of a colour take three numbers as they are; words that are no colour throw, each time.
    if (before !== undefined) return Object.assign(this, before);
    read.call(this, words);
    const { r, g, b, alpha } = this;
    known.set(words, { r, g, b, alpha });
    return this;
  };
}
