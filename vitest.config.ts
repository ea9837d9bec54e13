import { defineConfig } from 'vitest/config';

/** Where the tests that need no browser lie; the browser stories are a project of their own, e2e/vitest.config.ts. */
export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Far above what any test needs: a slow machine must not look like a fault. Browser stories run at the same time.
    testTimeout: 300_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    globalSetup: ['app/test-setup.ts'],
    projects: [
      {
        extends: true,
        // No state and no input or output there: what one file has loaded may serve the next.
        test: { name: 'pure', include: ['packages/**/*.test.{ts,tsx}'], isolate: false },
      },
      {
        extends: true,
        test: { name: 'site', include: ['{platform,modules,app,tools,demo,bench}/**/*.test.{ts,tsx}'] },
      },
    ],
  },
});
