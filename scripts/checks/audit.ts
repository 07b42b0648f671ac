import { execFile } from 'node:child_process';
import { z } from 'zod';
import type { Outcome } from './read-report.ts';
import { root } from './run-command.ts';

const TIMEOUT_MS = 60_000;

const reportSchema = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), isDirect: z.boolean() })),
});

/** Asks the registry for advisories on what we deploy. */
export async function auditDependencies(): Promise<Outcome> {
  const args = ['audit', '--omit=dev', '--json'];
  // Under `npm test` npm says where it is; by hand the one of the path will do.
  const npm = process.env.npm_execpath;
  const [command, ...rest] = npm ? [process.execPath, npm, ...args] : ['npm', ...args];
  const output = await new Promise<string>((resolve) => {
    // It ends with 1 when it finds something: what it says is in the report.
    execFile(command ?? 'npm', rest, { cwd: root, timeout: TIMEOUT_MS, maxBuffer: 64e6 }, (_, stdout) =>
      resolve(stdout),
    );
  });
  return readAudit(output);
}

/** What an audit's report means. Where no advisories can be had, that is no fault of the code: it passes, with a note. */
export function readAudit(output: string): Outcome {
  const report = reportSchema.safeParse(parse(output));
  if (!report.success) {
    return { passed: 1, failed: 0, note: 'not checked: the registry gave no advisories' };
  }
  const grave = Object.entries(report.data.vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity }]) => `${name} (${severity})`);
  if (grave.length > 0) return { passed: 0, failed: 1, note: grave.join(', ') };
  const lesser = Object.keys(report.data.vulnerabilities);
  return {
    passed: 1,
    failed: 0,
    ...(lesser.length > 0 && { note: `lesser advisories: ${lesser.join(', ')}` }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
