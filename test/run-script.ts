import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

export interface ScriptResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a program of scripts/ as `npm run` does, in an environment without the caller's own PHAROS_ variables. */
export function runScript(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<ScriptResult> {
  const { PHAROS_URL: _url, PHAROS_TOKEN: _token, ...inherited } = process.env;
  return new Promise((resolve) => {
    const command = [join(ROOT, 'scripts', program), ...args];
    execFile(process.execPath, command, { env: { ...inherited, ...env } }, (error, stdout, stderr) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr });
    });
  });
}
