import { defineConfig } from 'vitest/config';

/** Where the tests that need no browser lie; the browser stories are a project of their own, e2e/vitest.config.ts. */
export default defineConfig({
  test: {
    include: ['{packages,platform,modules,app,tools,demo,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    globalSetup: ['app/test-setup.ts'],
  },
});
