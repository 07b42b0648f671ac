import { describe, expect, it } from 'vitest';
import { readReport } from './read-report.ts';

const report = (files: string[][], statuses: string[] = files.map(() => 'passed')) => {
  const tests = files.flat();
  return JSON.stringify({
    numTotalTests: tests.length,
    numPassedTests: tests.filter((status) => status === 'passed').length,
    testResults: files.map((file, n) => ({
      name: `${n}.test.ts`,
      status: statuses[n],
      assertionResults: file.map((status) => ({ status, fullName: 'counts', failureMessages: [] })),
    })),
  });
};

describe('readReport', () => {
  it('counts what passed', () => {
    expect(readReport(report([['passed', 'passed'], ['passed']]), true)).toEqual({ passed: 3, failed: 0 });
  });

  it('counts what failed, and what was skipped, as failed', () => {
    expect(readReport(report([['passed', 'failed', 'skipped']], ['failed']), false)).toEqual({
      passed: 1,
      failed: 2,
      failures: ['0.test.ts > counts: failed', '0.test.ts > counts: skipped'],
    });
  });

  it('counts a file that did not come to its tests as failed', () => {
    expect(readReport(report([['passed'], []], ['passed', 'failed']), false)).toEqual({
      passed: 1,
      failed: 1,
      failures: ['1.test.ts: did not come to its end'],
    });
  });

  it('counts a file whose tests passed and that failed all the same', () => {
    expect(readReport(report([['passed']], ['failed']), false)).toEqual({
      passed: 1,
      failed: 1,
      failures: ['0.test.ts: did not come to its end'],
    });
  });

  it('counts an error outside of any test', () => {
    expect(readReport(report([['passed']]), false)).toEqual({ passed: 1, failed: 1 });
  });

  it('takes no report, an unreadable one and no tests for a failure', () => {
    expect(readReport(undefined, true)).toEqual({ passed: 0, failed: 1 });
    expect(readReport('{"numTotalTests":', true)).toEqual({ passed: 0, failed: 1 });
    expect(readReport(report([]), true)).toEqual({ passed: 0, failed: 1 });
  });
});
