import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIfStale } from './build-if-stale.ts';

let root: string;
let built: number;
beforeEach(() => {
  built = 0;
  root = mkdtempSync(join(tmpdir(), 'pharos-build-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src/a.ts'), 'one');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const build = () =>
  buildIfStale(root, {
    name: 'thing',
    sources: ['src/**/*'],
    outputs: ['thing.txt'],
    async build() {
      built += 1;
      writeFileSync(join(root, 'thing.txt'), '');
    },
  });

describe('buildIfStale', () => {
  it('builds once, and again when a source changed, came or went', async () => {
    expect([await build(), await build()]).toEqual([true, false]);
    writeFileSync(join(root, 'src/a.ts'), 'two');
    expect([await build(), await build()]).toEqual([true, false]);
    writeFileSync(join(root, 'src/b.ts'), '');
    expect([await build(), await build()]).toEqual([true, false]);
    rmSync(join(root, 'src/b.ts'));
    expect([await build(), await build()]).toEqual([true, false]);
    expect(built).toBe(4);
  });

  it('builds when what it made is gone', async () => {
    await build();
    rmSync(join(root, 'thing.txt'));
    expect(await build()).toBe(true);
  });

  it('does not mind tests', async () => {
    await build();
    writeFileSync(join(root, 'src/a.test.ts'), '');
    expect(await build()).toBe(false);
  });
});
