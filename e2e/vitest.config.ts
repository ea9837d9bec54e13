import { defineConfig } from 'vitest/config';

/**
 * The browser stories: `npm test -- browser`. One after another in one process, which loads what they need and starts
 * Chromium once: no story keeps anything in a module of the others.
 */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    isolate: false,
    setupFiles: ['e2e/story-browser.ts'],
    globalSetup: ['e2e/product.ts'],
  },
});
