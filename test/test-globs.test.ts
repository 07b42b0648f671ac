import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import config from '../vitest.config.ts';

const cwd = join(import.meta.dirname, '..');
const exclude = ['**/node_modules/**', '**/dist/**'];

it('runs every test file in exactly one project', () => {
  const included = (config.test?.projects ?? []).flatMap((project) => {
    const own = typeof project === 'object' && 'test' in project ? project.test : undefined;
    return globSync(own?.include ?? [], { cwd, exclude: [...exclude, ...(own?.exclude ?? [])] });
  });
  expect(included.toSorted()).toEqual(globSync('**/*.test.{ts,tsx,mts,js,mjs}', { cwd, exclude }).toSorted());
});
