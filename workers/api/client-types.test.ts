import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { QueryResponse } from '../../clickhouse/query/answer.ts';
import type { querySchema } from '../../core/query/schema.ts';
import type { Api } from './index.ts';

// What counts here is that it compiles: descriptions and readers between a route and its handler must hide no type.
const { api } = hc<Api>('http://localhost');

it('tells the client what a body is, and what a query string', () => {
  expectTypeOf<InferRequestType<typeof api.v2.query.$post>['json']>().toEqualTypeOf<
    z.input<typeof querySchema>
  >();
  expectTypeOf<InferRequestType<typeof api.v1.deploys.$post>['json']>().toExtend<{ version: string }>();
  expectTypeOf<InferRequestType<typeof api.v2.live.$get>['query']>().toEqualTypeOf<{
    site_id: string;
    filters?: string | undefined;
  }>();
});

it('tells the client what is answered', () => {
  expectTypeOf<
    InferResponseType<typeof api.v2.query.$post, 200>['results'][number]['dimensions']
  >().toEqualTypeOf<QueryResponse['results'][number]['dimensions']>();
  expectTypeOf<InferResponseType<typeof api.auth.me.$get>>().toExtend<{ email: string }>();
});
