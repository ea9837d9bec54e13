/** What axe finds on a page. Its own builder loads half a megabyte of rules for every question; here a document gets them once. */
import axe, { type RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** WCAG 2.2 up to AA, by axe's names. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Which rules are asked: those of the standard, every rule there is, or one by its name. */
export type Rules = 'standard' | 'all' | { rule: string };

/** Barriers on the page as it stands, frames within it included, each as `rule at element, element`. */
export async function barriersIn(page: Page, rules: Rules = 'standard'): Promise<string[]> {
  for (const frame of page.frames()) await bringRules(frame);
  const violations = await page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
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

async function bringRules(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
}
