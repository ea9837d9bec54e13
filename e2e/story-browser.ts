/**
 * The one browser of all stories: starting Chromium anew for each of them takes longer than many a story. What a story
 * does stays within contexts of its own, and whatever it leaves open is closed at its end. Vitest loads this before each.
 */
import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { openBrowser } from './browser.ts';

let started: Promise<Browser> | null = null;

/** Started by the first story, closed when vitest ends the process. After a crash there is a new one. */
export async function storyBrowser(): Promise<Browser> {
  if (started !== null && (await started).isConnected()) return started;
  if (started === null) whenProcessEnds(async () => (await started)?.close());
  started = openBrowser();
  return started;
}

/** Vitest waits for it. Its own runner asks in the same way; a signal would leave Chromium's folders behind. */
function whenProcessEnds(listener: () => Promise<unknown>): void {
  const { __vitest_worker__: worker } = globalThis as unknown as {
    __vitest_worker__: { onCleanup(listener: () => Promise<unknown>): void };
  };
  worker.onCleanup(listener);
}

afterAll(async () => {
  const browser = await started;
  if (browser?.isConnected()) await Promise.all(browser.contexts().map((context) => context.close()));
});
