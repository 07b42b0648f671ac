import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from './start-error.ts';
import { HELP, parseOptions } from './start-options.ts';

/*
 * `npm start`. The stack runs in a process group of its own (run.ts): Ctrl-C in a terminal signals the whole group, and
 * would kill workerd, with the queue in its memory, before anybody could empty it.
 */

const here = dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);

try {
  if (parseOptions(args, here)) superviseRun();
  else console.log(HELP);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function superviseRun(): void {
  const child = spawn(process.execPath, [...process.execArgv, join(here, 'run.ts'), ...args], {
    // On Windows a detached process would get a window of its own.
    detached: process.platform !== 'win32',
    // The channel's end tells the child that we are gone, should we be killed.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    endGroup(child.pid);
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
  });
}

/** Whoever was killed leaves workerd behind. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined || process.platform === 'win32') return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody is left, as it should be.
  }
}
