import { z } from 'zod';
import type { Command } from './command.ts';
import { CommandError } from './command-error.ts';
import { askStack, type Stack } from './stack.ts';

const listedSchema = z.object({
  letters: z.array(z.object({ key: z.string(), bytes: z.number(), dead_at: z.string() })),
  cursor: z.string().nullable(),
});

const replayedSchema = z.object({
  replayed: z.array(z.object({ key: z.string(), stored: z.number(), duplicates: z.number() })),
  failed: z.array(z.string()),
  cursor: z.string().nullable(),
});

const PATH = '/api/operator/dead-letters';

export const dlqList: Command = {
  name: 'dlq:list',
  summary: 'Prints the messages that failed for good: [{key, bytes, dead_at}].',
  arguments: [],
  options: {},
  async run(stack) {
    const pages = await allPages(stack, 'GET', PATH, listedSchema);
    return pages.flatMap(({ letters }) => letters);
  },
};

export const dlqReplay: Command = {
  name: 'dlq:replay',
  summary: 'Stores what failed for good. Prints {replayed, stored, duplicates}.',
  arguments: [],
  options: {},
  async run(stack) {
    const pages = await allPages(stack, 'POST', `${PATH}/replay`, replayedSchema);
    const replayed = pages.flatMap((page) => page.replayed);
    const failed = pages.flatMap((page) => page.failed);
    if (failed.length > 0) {
      const done = `${replayed.length} dead letters were replayed`;
      throw new CommandError(`${done}, ${failed.length} failed and are still there: ${failed.join(', ')}`);
    }
    return {
      replayed: replayed.length,
      stored: replayed.reduce((sum, { stored }) => sum + stored, 0),
      duplicates: replayed.reduce((sum, { duplicates }) => sum + duplicates, 0),
    };
  },
};

async function allPages<T extends { cursor: string | null }>(
  stack: Stack,
  method: 'GET' | 'POST',
  path: string,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const pages: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.cursor ?? null) {
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    pages.push(schema.parse(await askStack(stack, { method, path: path + query })));
  }
  return pages;
}
