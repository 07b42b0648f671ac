import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { expect } from 'vitest';
import { type ApiStack, startApi } from '../api-stack.ts';
import type { Work } from './worker.ts';

export type { Work } from './worker.ts';

const SCRYPT = join(import.meta.dirname, 'scrypt.ts');

/** Puts a counter in front of scrypt where passwords are hashed. */
const countHashes: Plugin = {
  name: 'count-hashes',
  setup(build) {
    build.onResolve({ filter: /^node:crypto$/ }, ({ importer }) =>
      importer.endsWith('workers/api/password.ts') ? { path: SCRYPT } : undefined,
    );
  },
};

/** The api Worker as startApi has it, counting what it does (worker.ts). */
export function startCountedApi(): Promise<ApiStack> {
  return startApi({ entry: join(import.meta.dirname, 'worker.ts'), plugins: [countHashes] });
}

/** What was done until the answer was given. */
export function workOf(headers: Headers): Work {
  return JSON.parse(headers.get('x-work') ?? '') as Work;
}

/** What was done since the last call, once nothing is being done any more. */
export async function takeWork({ url }: ApiStack): Promise<Work> {
  const done: Work = { statements: [], keys: 0, hashes: 0 };
  const isOver = async () => {
    const { pending, ...more } = (await (await fetch(`${url}/counted/take`)).json()) as Work & {
      pending: number;
    };
    done.statements.push(...more.statements);
    done.keys += more.keys;
    done.hashes += more.hashes;
    return pending === 0;
  };
  await expect.poll(isOver, { timeout: 15_000 }).toBe(true);
  return done;
}
