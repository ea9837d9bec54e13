import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'platform/**/*.test.{ts,tsx}', 'modules/**/*.test.{ts,tsx}', 'app/**/*.test.ts', 'tools/**/*.test.ts'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
