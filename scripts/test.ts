import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildArtifacts } from '../local/artifacts.ts';
import { auditDependencies } from './checks/audit.ts';
import { findSecrets } from './checks/find-secrets.ts';
import { installChromium } from './checks/install-chromium.ts';
import { checkLicences } from './checks/licences.ts';
import { type Outcome, readReport } from './checks/read-report.ts';
import { root, runTool } from './checks/run-command.ts';

/*
 * `npm test`: everything that must hold before a change goes in. Each step runs whatever became of those before it.
 * The last line is `N passed, N failed`; a step that is no test suite counts as one.
 */

type Step = () => Promise<boolean | Outcome>;

const STEPS: Record<string, Step> = {
  lint: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  'types: Workers': () => runTool('typescript/bin/tsc', ['-p', '.']),
  'types: web': () => runTool('typescript/bin/tsc', ['-p', 'web']),
  'types: tracker': () => runTool('typescript/bin/tsc', ['-p', 'tracker']),
  secrets: () => findSecrets(),
  licences: checkOurLicences,
  advisories: auditDependencies,
  build: async () => {
    await buildArtifacts();
    return true;
  },
  tests: runTests,
};

async function checkOurLicences(): Promise<Outcome> {
  const { packages, refused } = checkLicences(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  if (refused.length > 0) return { passed: 0, failed: 1, note: refused.join(', ') };
  return { passed: 1, failed: 0, note: `${packages} packages at run time` };
}

async function runTests(): Promise<Outcome> {
  await installChromium();
  const folder = mkdtempSync(join(tmpdir(), 'pharos-report-'));
  const file = join(folder, 'report.json');
  try {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const endedWell = await runTool('vitest/vitest.mjs', args, {
      // FORCE_COLOR=0 means no colours to some and colours to others, the compiler among them.
      ...(process.env.FORCE_COLOR === undefined && { NO_COLOR: '1' }),
    });
    return readReport(readText(file), endedWell);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function indent(line: string): string {
  return `            ${line}`;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const summary: string[] = [];
const total: Outcome = { passed: 0, failed: 0 };
for (const [name, step] of Object.entries(STEPS)) {
  const startedAt = Date.now();
  const result = await step().catch((error: unknown) => {
    console.error(error);
    return false;
  });
  const outcome: Outcome =
    typeof result === 'boolean' ? { passed: Number(result), failed: Number(!result) } : result;
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
  summary.push(
    `${outcome.failed === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}${outcome.note ? `: ${outcome.note}` : ''}`,
  );
  for (const failure of outcome.failures ?? []) summary.push(...failure.split('\n').slice(0, 12).map(indent));
}
console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
