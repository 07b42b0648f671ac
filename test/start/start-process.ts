import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface StartProcess {
  /** What it has printed so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves with the address of the ready line. @throws with its output if it ends before */
  ready(): Promise<string>;
  /** Signals the process that a person would have started. */
  signal(name: NodeJS.Signals): void;
  /** The exit code. */
  ended(): Promise<number | null>;
}

const running = new Set<StartProcess>();

/** `npm start -- …args`, without npm. */
export function startProcess(args: string[], env: Record<string, string> = {}): StartProcess {
  const child = spawn(process.execPath, ['scripts/with-node.mjs', 'local/start.ts', ...args], {
    cwd: root,
    env: { ...process.env, CLICKHOUSE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  const closed = once(child, 'close').then(() => {
    running.delete(started);
    return child.exitCode;
  });
  const started: StartProcess = {
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    async ready() {
      const line = () => /^ready (http:\/\/localhost:\d+)$/m.exec(output.stdout)?.[1];
      const printed = new Promise<void>((resolve) => {
        child.stdout.on('data', () => line() && resolve());
        if (line()) resolve();
      });
      await Promise.race([printed, closed]);
      const url = line();
      if (url) return url;
      throw new Error(
        `It ended with ${child.exitCode} before it was ready:\n${output.stdout}${output.stderr}`,
      );
    },
    signal: (name) => child.kill(name),
    ended: () => closed,
  };
  running.add(started);
  return started;
}

/** Stops what a failed test has left running. */
export async function stopAll(): Promise<void> {
  for (const started of running) {
    started.signal('SIGINT');
    await started.ended();
  }
}
