import { Hono } from 'hono';
import { z } from 'zod';
import { queryJsonSchema } from '../../../core/query/json-schema.ts';
import type { ApiEnv } from '../context.ts';
import { describe } from '../openapi/describe.ts';

let schema: Record<string, unknown> | undefined;

const description = describe({
  operationId: 'readQuerySchema',
  tag: 'Description',
  summary: 'JSON Schema of the body of a query',
  answer: z.record(z.string(), z.unknown()),
});

/** What programs read about the API. Public. */
export const docs = new Hono<ApiEnv>().get('/query/schema.json', description, (c) => {
  schema ??= queryJsonSchema();
  return c.json(schema);
});
