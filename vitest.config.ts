import { defineConfig } from 'vitest/config';

const TESTS = '{packages,platform,modules,app,tools,demo,bench}/**/*.test.{ts,tsx}';
/** They look at everything that was defined in their process, or install languages for the whole of it. */
const ALONE = 'app/{permissions,languages}.test.ts';
const OUTSIDE = ['**/node_modules/**', '**/dist/**'];

/** Where the tests that need no browser lie; the browser stories are a project of their own, e2e/vitest.config.ts. */
export default defineConfig({
  test: {
    // Far above what any test needs: a slow machine must not look like a fault. Browser stories run at the same time.
    testTimeout: 300_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    globalSetup: ['app/test-setup.ts'],
    projects: [
      {
        extends: true,
        // What one file has loaded serves the next: loading it anew took most of the time of most files. So a test puts
        // back what it changes for the whole process, and a file that others import sets nothing up but when it is called.
        test: { name: 'together', isolate: false, include: [TESTS], exclude: [...OUTSIDE, ALONE] },
      },
      { extends: true, test: { name: 'alone', include: [ALONE], exclude: OUTSIDE } },
    ],
  },
});
