import { defineConfig } from 'vitest/config';

/** Where the tests that need no browser lie; the browser stories are a project of their own, e2e/vitest.config.ts. */
export default defineConfig({
  test: {
    include: ['{packages,platform,modules,app,tools,demo,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Far above what any test needs: a slow machine must not look like a fault.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    globalSetup: ['app/test-setup.ts'],
  },
});
