import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Runs a program at the root of the repository, with our output as its own; whether it ended well. */
export async function runCommand(
  command: string,
  args: string[],
  env: Record<string, string> = {},
  cwd = root,
): Promise<boolean> {
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(false);
    });
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Runs one of our development tools, with the Node that runs us. */
export async function runTool(
  script: string,
  args: string[],
  env: Record<string, string> = {},
  cwd = root,
): Promise<boolean> {
  return await runCommand(process.execPath, [join(root, 'node_modules', script), ...args], env, cwd);
}
