import { z } from 'zod';

export interface Outcome {
  passed: number;
  failed: number;
  /** Shown beside the step. */
  note?: string;
}

const reportSchema = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/**
 * Counts vitest's JSON report, to the disadvantage of doubt: whatever did not pass failed, be it skipped, a file that did
 * not come to its tests, an error outside of any test (`endedWell` false), or no test at all.
 */
export function readReport(text: string | undefined, endedWell: boolean): Outcome {
  const report = reportSchema.safeParse(parse(text));
  if (!report.success) return { passed: 0, failed: 1 };
  const { numTotalTests, numPassedTests, testResults } = report.data;
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      assertionResults.length === 0 ||
      (status === 'failed' && assertionResults.every((test) => test.status === 'passed')),
  ).length;
  const failed = numTotalTests - numPassedTests + brokenFiles;
  const isSilentFailure = failed === 0 && (!endedWell || numPassedTests === 0);
  return { passed: numPassedTests, failed: isSilentFailure ? 1 : failed };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
