/** The set-up of every test run (vitest's globalSetup): a PostgreSQL for the tests that ask for one. */
import { startTestServer } from '@tomoni/platform/testing';
import type { TestProject } from 'vitest/node';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(async () => {
    const { homes, modules } = await import('./modules.ts');
    return [...homes, ...modules];
  });
  project.provide('tomoniTestServer', server.socket);
  return () => server.close();
}
