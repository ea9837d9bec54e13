/**
 * The one browser of all stories: starting Chromium anew for each of them takes longer than many a story. What a story
 * does stays within contexts of its own, and whatever it leaves open is closed at its end. Vitest loads this before each.
 */
import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { openBrowser } from './browser.ts';

/** Kept beside all modules: vitest loads this one anew for each file, though the process stays. */
const kept = globalThis as { storyBrowser?: Promise<Browser> };

/** Started by the first story, closed when vitest ends the process. After a crash there is a new one. */
export async function storyBrowser(): Promise<Browser> {
  if ((await kept.storyBrowser)?.isConnected()) return kept.storyBrowser as Promise<Browser>;
  if (kept.storyBrowser === undefined) whenProcessEnds(async () => (await kept.storyBrowser)?.close());
  kept.storyBrowser = openBrowser();
  return kept.storyBrowser;
}

/** Vitest waits for it. Its own runner asks in the same way; a signal would leave Chromium's folders behind. */
function whenProcessEnds(listener: () => Promise<unknown>): void {
  const { __vitest_worker__: worker } = globalThis as unknown as {
    __vitest_worker__: { onCleanup(listener: () => Promise<unknown>): void };
  };
  worker.onCleanup(listener);
}

afterAll(async () => {
  const browser = await kept.storyBrowser;
  if (browser?.isConnected()) await Promise.all(browser.contexts().map((context) => context.close()));
});
