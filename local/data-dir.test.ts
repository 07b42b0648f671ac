import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDataDir, readState, writePrivate } from './data-dir.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pharos-data-dir-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('openDataDir', () => {
  it('makes the folder, and opens it again once it was released', () => {
    const path = join(folder, 'a/b');
    openDataDir(path).release();
    openDataDir(path).release();
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('lets nobody in while it is in use', () => {
    const dataDir = openDataDir(folder);
    expect(() => openDataDir(folder)).toThrow(`The data directory ${folder} is in use by another npm start.`);
    dataDir.release();
  });

  it('refuses a file', () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    expect(() => openDataDir(path)).toThrow(`The data directory ${path} is not a directory.`);
    expect(() => openDataDir(join(path, 'below'))).toThrow(/is not a directory/);
  });

  it('refuses a folder with somebody else’s files', () => {
    writeFileSync(join(folder, 'thesis.tex'), '');
    expect(() => openDataDir(folder)).toThrow(/holds other files/);
  });

  it('refuses a damaged lock', () => {
    writeFileSync(
      join(folder, 'lock'),
      'this is no database, but long enough to look like the header of one'.repeat(20),
    );
    expect(() => openDataDir(folder)).toThrow(/cannot be written or is damaged/);
  });
});

describe('readState', () => {
  const schema = z.object({ n: z.number() });

  it('reads what was written for the owner alone', () => {
    const path = join(folder, 'state.json');
    expect(readState(path, schema)).toBeUndefined();
    writePrivate(path, '{"n":1}');
    expect(readState(path, schema)).toEqual({ n: 1 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writePrivate(path, '{"n":2}');
    expect(readFileSync(path, 'utf8')).toBe('{"n":2}');
  });

  it.each(['{"n":', '{"n":"x"}'])('names a damaged file: %s', (text) => {
    const path = join(folder, 'state.json');
    writeFileSync(path, text);
    expect(() => readState(path, schema)).toThrow(/state\.json is damaged/);
  });
});
