import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Milliseconds of CPU that a process has used so far, all threads; undefined where /proc does not say. */
export function cpuTimeMs(pid: number): number | undefined {
  try {
    // Fields 14 and 15 (user and system time), counted after the command's closing bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
    return ((Number(fields?.[11]) + Number(fields?.[12])) * 1000) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}

/** Process ids of the workerd processes that this process started. */
export function workerdPids(parent = process.pid): number[] {
  const pids: number[] = [];
  for (const entry of safeProcesses()) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const isWorkerd = stat.includes('(workerd)');
      if (isWorkerd && Number(stat.split(') ')[1]?.split(' ')[1]) === parent) pids.push(Number(entry));
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  return pids;
}

function safeProcesses(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
