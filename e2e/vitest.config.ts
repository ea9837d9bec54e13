import { defineConfig } from 'vitest/config';

/** The browser stories: `npm test -- browser`. One after another, since they share two cores with Chromium. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    globalSetup: ['e2e/product.ts'],
  },
});
