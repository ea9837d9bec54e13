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
    // What one file has loaded serves the next: loading it anew took most of the time of most files. So a test puts back
    // what it changes for the whole process, and a file that others import sets nothing up but when it is called.
    isolate: false,
    include: ['{packages,platform,modules,app,tools,demo,bench}/**/*.test.{ts,tsx}'],
  },
});
