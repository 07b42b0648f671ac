import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';
import { StartError } from './start-error.ts';

const LOCK = 'lock';
const SQLITE_BUSY = 5;

/** A folder that one stack at a time keeps its data in. */
export interface DataDir {
  path: string;
  /** Lets the next stack in. */
  release(): void;
}

/**
 * Makes the folder if there is none, and locks it. The lock is the operating system's, on a file that SQLite opens: it
 * ends with the process, however that ends. @throws {StartError} when the folder cannot be used
 */
export function openDataDir(path: string): DataDir {
  let names: string[];
  try {
    mkdirSync(path, { recursive: true });
    names = readdirSync(path);
  } catch (error) {
    throw new StartError(describe(path, error));
  }
  if (names.length > 0 && !names.includes(LOCK)) {
    throw new StartError(`The data directory ${path} holds other files; give a new or an empty one.`);
  }
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(path, LOCK), { timeout: 0 });
    lock.exec('PRAGMA user_version = 1; BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      throw new StartError(`The data directory ${path} is in use by another npm start.`);
    }
    throw new StartError(`The data directory ${path} cannot be written or is damaged.`);
  }
  const held = lock;
  return { path, release: () => held.close() };
}

/** JSON of a file in the data directory; undefined if there is none. @throws {StartError} when it is damaged */
export function readState<T>(path: string, schema: z.ZodType<T>): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new StartError(`${path} is damaged; remove it to have it made anew.`);
  }
}

/** Writes a file that only its owner may read, at once or not at all. */
export function writePrivate(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function describe(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EEXIST' || code === 'ENOTDIR') return `The data directory ${path} is not a directory.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `The data directory ${path} cannot be written.`;
  }
  return `The data directory ${path} cannot be used: ${error instanceof Error ? error.message : error}.`;
}
