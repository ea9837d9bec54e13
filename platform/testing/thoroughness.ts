/**
 * How long a test run looks. `npm test` is for every change: each thing once, kills a few times. `npm test -- --whole` is
 * for a release: each thing everywhere, kills as often as chance needs.
 */
export const wholeRun = process.env.TOMONI_TEST_RUN === 'whole';

/** The number for this run, for work of which more finds more. */
export function often({ usually, whole }: { usually: number; whole: number }): number {
  return wholeRun ? whole : usually;
}
