import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkLicences } from './licences.ts';

/** A lock of a package that depends on each of these, and of nothing else. */
function lockOf(
  packages: Record<string, { license?: string; dependencies?: Record<string, string> }>,
): string {
  const paths = Object.entries(packages).map(([name, entry]) => [
    name.startsWith('node_modules/') ? name : `node_modules/${name}`,
    { version: '1.0.0', ...entry },
  ]);
  const dependencies = Object.fromEntries(
    Object.keys(packages)
      .slice(0, 1)
      .map((name) => [name, '1']),
  );
  return JSON.stringify({ packages: { '': { dependencies }, ...Object.fromEntries(paths) } });
}

it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-only)', 'MIT AND ISC', 'BlueOak-1.0.0'])(
  'takes %s',
  (license) => {
    expect(checkLicences(lockOf({ a: { license } }))).toEqual({ packages: 1, refused: [] });
  },
);

it.each(['GPL-3.0-only', 'AGPL-3.0', 'LGPL-2.1', 'MPL-2.0', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN X'])(
  'refuses %s',
  (license) => {
    expect(checkLicences(lockOf({ a: { license } })).refused).toEqual([`a@1.0.0: ${license}`]);
  },
);

it('refuses what does not say, however far down, and looks at the copy that is used', () => {
  const lock = lockOf({
    a: { license: 'MIT', dependencies: { b: '1' } },
    b: { license: 'GPL-3.0-only' },
    'node_modules/a/node_modules/b': { license: 'MIT', dependencies: { c: '1' } },
    c: {},
    unused: { license: 'AGPL-3.0' },
  });
  expect(checkLicences(lock)).toEqual({ packages: 3, refused: ['c@1.0.0: unknown'] });
});

it('has nothing against what we are made of', () => {
  const lock = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8');
  const { packages, refused } = checkLicences(lock);
  expect(refused).toEqual([]);
  expect(packages).toBeGreaterThan(20);
});
