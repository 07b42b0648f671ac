import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'process-group';

/**
 * Ends what a start of this data directory has left behind if it was killed: workerd lives on without its parent and
 * keeps the port. Call it with the directory locked, so that whoever wrote the file is dead. Then leaves our own group
 * for the next start to find.
 */
export function replaceOrphans(dataDir: string): void {
  if (process.platform === 'win32') return;
  const file = join(dataDir, FILE);
  const group = readNumber(file);
  if (group !== undefined && group !== process.pid) {
    for (const pid of workerdsOf(group)) process.kill(pid, 'SIGKILL');
  }
  writeFileSync(file, String(process.pid));
}

/** The number may belong to somebody else by now: only a workerd counts. */
function workerdsOf(group: number): number[] {
  return listProcesses().flatMap((line) => {
    const [, pgid, pid, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)/.exec(line) ?? [];
    return Number(pgid) === group && command.endsWith('/workerd') ? Number(pid) : [];
  });
}

function listProcesses(): string[] {
  try {
    return execFileSync('ps', ['-eo', 'pgid=,pid=,args='], { encoding: 'utf8' }).split('\n');
  } catch {
    return []; // small containers have no ps; a taken port is reported then
  }
}

function readNumber(file: string): number | undefined {
  try {
    const number = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(number) && number > 1 ? number : undefined;
  } catch {
    return undefined;
  }
}
