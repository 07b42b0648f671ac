import { Hono } from 'hono';
import { queryJsonSchema } from '../../../core/query/json-schema.ts';
import type { ApiEnv } from '../context.ts';

let schema: Record<string, unknown> | undefined;

/** What programs read about the API. Public. */
export const docs = new Hono<ApiEnv>().get('/query/schema.json', (c) => {
  schema ??= queryJsonSchema();
  return c.json(schema);
});
