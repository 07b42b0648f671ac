import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import { type RouteFacts, withFacts } from './route-facts.ts';
import type { Tag } from './tags.ts';

/** The body of an answer: JSON that fits a schema, files by their content type, or nothing. */
export type Answer = z.ZodType | Readonly<Record<string, z.ZodType>> | null;

/** What a route's own code does not say; everything else its middlewares tell (route-facts.ts). */
export interface Operation {
  /** Unique, for the names of generated functions. */
  operationId: string;
  tag: Tag;
  /** One line, without a full stop. */
  summary: string;
  /** What else one must know; Markdown. */
  description?: string;
  /** The body of success. */
  answer: Answer;
  /** 200 unless said. */
  status?: number;
  /** Other successes, by their status. */
  others?: Readonly<Record<number, Answer>>;
  /** Each `:name` of the path. */
  params?: Readonly<Record<string, z.ZodType>>;
  /** Request headers that change the answer. */
  headers?: Readonly<Record<string, z.ZodType>>;
  /** A body that no middleware reads. */
  body?: RouteFacts['body'];
  /** What the handler throws, beside what its middlewares do. */
  errors?: readonly ErrorCode[];
}

/** Describes a route in `GET /api/openapi.json`: the first handler of each. Does nothing when asked. */
export function describe(operation: Operation): MiddlewareHandler<object, string, object> {
  return withFacts((_c, next) => next(), {
    operation,
    ...(operation.body && { body: operation.body }),
    ...(operation.errors && { errors: operation.errors }),
  });
}
