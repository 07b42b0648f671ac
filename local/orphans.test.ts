import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceOrphans } from './orphans.ts';

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pharos-orphans-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A process that leads a group of its own and is called `name`. */
async function aProcess(name: string): Promise<{ pid: number; ended: Promise<unknown> }> {
  const path = join(folder, name);
  symlinkSync(process.execPath, path);
  child = spawn(path, ['-e', 'console.log(); setInterval(() => {}, 1000)'], { detached: true });
  if (child.stdout) await once(child.stdout, 'data');
  return { pid: child.pid ?? 0, ended: once(child, 'exit') };
}

it('ends the workerd of the group that was here before, and leaves our own group in its place', async () => {
  const orphan = await aProcess('workerd');
  writeFileSync(join(folder, 'process-group'), String(orphan.pid));
  replaceOrphans(folder);
  expect(await orphan.ended).toEqual([null, 'SIGKILL']);
  expect(readFileSync(join(folder, 'process-group'), 'utf8')).toBe(String(process.pid));
});

it('leaves everybody else alone', async () => {
  const other = await aProcess('innocent');
  writeFileSync(join(folder, 'process-group'), String(other.pid));
  replaceOrphans(folder);
  expect(process.kill(other.pid, 0)).toBe(true);
});
