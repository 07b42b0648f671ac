import { expect, it } from 'vitest';
import { readAudit } from './audit.ts';

const report = (severities: Record<string, string>) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      Object.entries(severities).map(([name, severity]) => [name, { severity, isDirect: true }]),
    ),
  });

it('fails for what is grave, and names it', () => {
  expect(readAudit(report({ a: 'high', b: 'low', c: 'critical' }))).toEqual({
    passed: 0,
    failed: 1,
    note: 'a (high), c (critical)',
  });
});

it('passes with a note of what is not', () => {
  expect(readAudit(report({ b: 'moderate' }))).toEqual({
    passed: 1,
    failed: 0,
    note: 'lesser advisories: b',
  });
  expect(readAudit(report({}))).toEqual({ passed: 1, failed: 0 });
});

it.each(['', 'npm error network', '{"message":"405 Method Not Allowed","error":{}}'])(
  'says that nothing was checked where the registry answers %j',
  (output) => {
    expect(readAudit(output)).toMatchObject({
      passed: 1,
      failed: 0,
      note: expect.stringContaining('not checked'),
    });
  },
);
