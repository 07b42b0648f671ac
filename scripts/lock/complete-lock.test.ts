import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeLock } from './complete-lock.ts';

const lockfile = join(import.meta.dirname, '../../package-lock.json');

describe('completeLock', () => {
  it('enters the optional packages of other platforms, and nothing twice', () => {
    const tool = {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { '@t/linux-x64-musl': '1.0.0', '@t/64': '1.0.0' },
    };
    const { packages, added } = completeLock({
      '': {},
      'node_modules/tool': tool,
      'node_modules/@t/64': { version: '1.0.0' },
    });
    expect(added).toEqual(['@t/linux-x64-musl']);
    expect(packages['node_modules/@t/linux-x64-musl']).toEqual({
      version: '1.0.0',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    expect(completeLock(packages).added).toEqual([]);
  });

  it('finds packages that are nested in the one that asks', () => {
    const packages = {
      'node_modules/a/node_modules/b': {
        optionalDependencies: { 'c-darwin-arm64': '1.0.0', 'd-win32-x64': '1.0.0' },
      },
      'node_modules/a/node_modules/c-darwin-arm64': {},
      'node_modules/d-win32-x64': {},
    };
    expect(completeLock(packages).added).toEqual([]);
  });

  it('guesses no platform and no version', () => {
    expect(() => completeLock({ a: { optionalDependencies: { fsevents: '1.0.0' } } })).toThrow(/platform/);
    expect(() => completeLock({ a: { optionalDependencies: { 'x-linux-x64': '^1.0.0' } } })).toThrow(
      /version/,
    );
  });
});

describe('package-lock.json', () => {
  const lock = JSON.parse(readFileSync(lockfile, 'utf8'));

  it('is complete for every platform (else: node scripts/with-node.mjs scripts/complete-lock.ts)', () => {
    expect(completeLock(lock.packages).added).toEqual([]);
  });

  it('names no registry', () => {
    expect(JSON.stringify(lock)).not.toContain('"resolved"');
  });
});
