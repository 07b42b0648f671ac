import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { Operation } from './describe.ts';

/** What opens a route: names of SECURITY_SCHEMES, of a key with the scope it must have. */
export type Security = Partial<Record<'key' | 'session' | 'link' | 'operator', string[]>>;

/** What a middleware knows of the routes that it stands in; the API's description is made of these. */
export interface RouteFacts {
  /** Who it lets in: any one of them. */
  security?: readonly Security[];
  /** Query parameters that it reads. */
  query?: z.ZodObject;
  body?: {
    /** By content type. */
    content: Readonly<Record<string, z.ZodType>>;
    isRequired: boolean;
  };
  /** How it refuses. */
  errors?: readonly ErrorCode[];
  /** What only the route itself can say. */
  operation?: Operation;
}

const FACTS = new WeakMap<object, RouteFacts>();

/** A handler that says what it does. */
export function withFacts<H extends object>(handler: H, facts: RouteFacts): H {
  FACTS.set(handler, facts);
  return handler;
}

/** What a handler has said of itself. */
export function factsOf(handler: object): RouteFacts {
  return FACTS.get(handler) ?? {};
}
