import { describe, expect, it } from 'vitest';
import { judge, type Report } from './vitest-run.ts';

const CLEAN: Report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numFailedTestSuites: 0,
};

describe('judge', () => {
  it('counts a clean run', () => {
    expect(judge(0, CLEAN)).toEqual({ passed: 3, failed: 0, reasons: [], failures: [] });
  });

  it('names the tests that failed, and files that could not be read, for the end of the output', () => {
    const report: Report = {
      ...CLEAN,
      numFailedTests: 1,
      testResults: [
        {
          name: 'a.test.ts',
          assertionResults: [
            { fullName: 'sums up', status: 'failed', failureMessages: ['expected 2\nat a.test.ts:3'] },
            { fullName: 'counts', status: 'passed' },
          ],
        },
        { name: 'b.test.ts', message: 'no such module', assertionResults: [] },
      ],
    };
    expect(judge(1, report).failures).toEqual([
      'a.test.ts > sums up: expected 2',
      'b.test.ts: no such module',
    ]);
  });

  it('believes the report when an exit hook turned the code to 0', () => {
    expect(judge(0, { ...CLEAN, numFailedTests: 2 })).toMatchObject({ failed: 2 });
  });

  it('believes the code when the report names no failing test', () => {
    expect(judge(1, CLEAN)).toMatchObject({ passed: 3, failed: 1 });
  });

  it.each([
    ['a run without a report', 0, null],
    ['a run in which nothing ran', 0, { ...CLEAN, numPassedTests: 0 }],
    ['a file that could not be read', 0, { ...CLEAN, numFailedTestSuites: 1 }],
    ['a skipped test', 0, { ...CLEAN, numPendingTests: 1 }],
    ['a test left for later', 0, { ...CLEAN, numTodoTests: 1 }],
  ])('fails %s', (_name, code, report) => {
    const outcome = judge(code, report);
    expect(outcome.failed).toBe(1);
    expect(outcome.reasons).toHaveLength(1);
  });
});
