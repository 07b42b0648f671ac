import { z } from 'zod';
import { ApiError } from './errors.ts';
import { queryParams } from './middleware/query-params.ts';

/** Scripts fill in what the last page's meta held, which may have been nothing. */
const cursorSchema = z.string().transform((text) => text || undefined);

const pageSchema = z
  .object({
    after: cursorSchema.optional().meta({ description: 'Right after this cursor, of the meta of a page.' }),
    before: cursorSchema.optional().meta({ description: 'Right before this cursor; not with `after`.' }),
    limit: z.coerce.number('must be a number').int().min(1).max(1000).default(100),
  })
  .refine(({ after, before }) => after === undefined || before === undefined, {
    message: 'Give after or before, not both',
  });

/** Which stretch of a list is asked for: right after or right before a cursor, or its beginning. */
export type AskedPage = z.infer<typeof pageSchema>;

/** Reads `?after=`, `?before=` and `?limit=` (1 to 1000, default 100). */
export function pageParams() {
  return queryParams(pageSchema);
}

/** The `meta` of a page. */
export const pageMetaSchema = z
  .object({ after: z.string().nullable(), before: z.string().nullable(), limit: z.int() })
  .meta({
    id: 'PageMeta',
    description: 'Cursors of the pages right after and right before; null where there is none.',
  });

/** The answer to a cursor that no page has given. */
export function unknownCursor(): ApiError {
  return new ApiError('invalid_request', 'after and before must come from meta of another page.');
}

/** A stretch of a list that is ordered by id, whose cursors are ids; an item that is gone leaves its place. */
export function cutPage<T extends { id: number }>(items: readonly T[], { after, before, limit }: AskedPage) {
  const afterId = readCursor(after);
  const beforeId = readCursor(before);
  const start = items.findIndex(({ id }) => id > (afterId ?? 0));
  const end = beforeId === undefined ? items.length : items.filter(({ id }) => id < beforeId).length;
  const from = beforeId === undefined ? (start < 0 ? items.length : start) : Math.max(0, end - limit);
  const page = items.slice(from, Math.min(end, from + limit));
  const [first, last] = [page[0], page.at(-1)];
  return {
    items: page,
    meta: {
      after: last && from + page.length < items.length ? String(last.id) : null,
      before: first && from > 0 ? String(first.id) : null,
      limit,
    },
  };
}

function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw unknownCursor();
  return Number(cursor);
}
