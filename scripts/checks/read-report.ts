import { z } from 'zod';

export interface Outcome {
  passed: number;
  failed: number;
  /** Shown beside the step. */
  note?: string;
  /** Names of the tests that did not pass, so that the end of a long output says what to look at. */
  failures?: string[];
}

const reportSchema = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
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
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: name })),
  );
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      assertionResults.length === 0 ||
      (status === 'failed' && assertionResults.every((test) => test.status === 'passed')),
  );
  const failed = numTotalTests - numPassedTests + brokenFiles.length;
  const isSilentFailure = failed === 0 && (!endedWell || numPassedTests === 0);
  const failures = [
    ...tests
      .filter(({ status }) => status !== 'passed')
      .map(
        ({ file, fullName, status, failureMessages }) =>
          `${file} > ${fullName}: ${failureMessages?.[0] ?? status}`,
      ),
    ...brokenFiles.map(({ name }) => `${name}: did not come to its end`),
  ];
  return {
    passed: numPassedTests,
    failed: isSilentFailure ? 1 : failed,
    ...(failures.length > 0 && { failures }),
  };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
